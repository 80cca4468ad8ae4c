// SPDX-License-Identifier: GPL-3.0-or-later
// Plain mode: a query, how many words and citations it has, and its echo, one row each.
#include <gtest/gtest.h>

#include <string_view>

#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;

struct Row {
  std::string_view query;
  std::size_t words;
  std::string_view echo;
};

// clang-format off
constexpr Row rows[] = {
    {R"q(is not a status or parole)q", 6, R"q(is not a status or parole)q"},
    {R"q(can I travel if my DACA is expired?)q", 8, R"q(can I travel if my DACA is expired)q"},
    {R"q(¿Puedo viajar si mi DACA venció?)q", 6, R"q(Puedo viajar si mi DACA venció)q"},
    {R"q(Re: asylum at 12:30 https://www.uscis.gov/x?y=z)q", 5, R"q(Re asylum at 12:30 https://www.uscis.gov/x?y=z)q"},
    {R"q(agency:uscis type:memos asylum)q", 1, R"q(asylum agency:USCIS type:memo)q"},
    {R"q(asylum AND agency:USCIS AND type:memo)q", 1, R"q(asylum agency:USCIS type:memo)q"},
    {R"q(after:2021-01-20 before:2022 x)q", 1, R"q(x after:2021-01-20 before:2022-01-01)q"},
    {R"q(cites:"8 CFR 1003.18" parole)q", 1, R"q(parole cites:"8 C.F.R. § 1003.18")q"},
    {R"q(what supersedes PM-602-0050.1)q", 3, R"q(what supersedes PM-602-0050.1)q"},
    {R"q(8 U.S.C. 1229b(b)(1) ten years 212(a)(9)(B))q", 4, R"q(8 U.S.C. 1229b(b)(1) ten years 212(a)(9)(B))q"},
    {R"q((())x)q", 1, R"q(x)q"},
    {R"q(status:rescinded lang:spanish in:folder/ number:PM-602-0050 word)q", 1, R"q(word status:rescinded lang:es in:folder number:PM-602-0050)q"},
    {R"q(asylum - removal)q", 2, R"q(asylum removal)q"},
    {R"q(no-expand:"Work Permit" work permit no-expand:I-765)q", 2, R"q(work permit no-expand:"work permit" no-expand:i-765)q"},
    {R"q(non-citizens:5 of them)q", 3, R"q(non-citizens:5 of them)q"},
    {R"q((asylum))q", 1, R"q(asylum)q"},
    {R"q(in:"Memos – 2021/" x)q", 1, R"q(x in:"memos - 2021")q"},
    {R"q(HQOPP 50/4)q", 1, R"q(HQOPP 50/4)q"},
    {R"q(1/20/2021 x)q", 2, R"q(1/20/2021 x)q"},
    {R"q(A# number)q", 2, R"q(A number)q"},
    {R"q(what is prosecutorial discretion)q", 4, R"q(what is prosecutorial discretion)q"},
    {R"q(is the Doyle memo still used)q", 6, R"q(is the Doyle memo still used)q"},
    {R"q(I was a crime victim, can I get a visa)q", 10, R"q(I was a crime victim can I get a visa)q"},
    {R"q(my husband abuses me and he is a citizen, can I apply by myself)q", 14, R"q(my husband abuses me and he is a citizen can I apply by myself)q"},
    {R"q(advance parole (Form I-131) fee)q", 4, R"q(advance parole Form I-131 fee)q"},
    {R"q(what is (a) asylum (b) withholding)q", 6, R"q(what is a asylum b withholding)q"},
    {R"q(and or not)q", 3, R"q(and or not)q"},
    {R"q(asylum, withholding; CAT)q", 3, R"q(asylum withholding CAT)q"},
    {R"q(50% of cases)q", 3, R"q(50 of cases)q"},
    {R"q(Q: what now)q", 3, R"q(Q what now)q"},
    {R"q(asylum — removal)q", 2, R"q(asylum removal)q"},
    {R"q(asylum—removal)q", 1, R"q(asylum-removal)q"},
    {R"q(asylum –removal)q", 2, R"q(asylum removal)q"},
    {R"q(don't deport o'brien)q", 3, R"q(don't deport o'brien)q"},
    {R"q(A-B- and W-Y-U-)q", 3, R"q(A-B- and W-Y-U-)q"},
    {R"q(287(g) agreements detainer 287.7 48 hours)q", 6, R"q(287(g) agreements detainer 287.7 48 hours)q"},
    {R"q(236(c) Laken Riley Act)q", 4, R"q(236(c) Laken Riley Act)q"},
    {R"q(sección 212(a)(9)(B) de la INA)q", 1, R"q(sección 212(a)(9)(B) de la INA)q"},
    {R"q(PM 21-13 rescinded)q", 2, R"q(PM 21-13 rescinded)q"},
    {R"q(OPPM 13-01 administrative closure rescinded replaced)q", 5, R"q(OPPM 13-01 administrative closure rescinded replaced)q"},
    {R"q(I-601A waiver)q", 2, R"q(I-601A waiver)q"},
    {R"q(8 CFR 1003.18(c))q", 1, R"q(8 CFR 1003.18(c))q"},
    {R"q(INA 212(a)(9)(B)(i)(II))q", 1, R"q(INA 212(a)(9)(B)(i)(II))q"},
    {R"q(asylum/withholding)q", 1, R"q(asylum/withholding)q"},
    {R"q(and/or)q", 1, R"q(and/or)q"},
    {R"q(24/7 w/o)q", 2, R"q(24/7 w/o)q"},
    {R"q(1003.23(b)(4)(ii) in absentia)q", 3, R"q(1003.23(b)(4)(ii) in absentia)q"},
    {R"q(section 237(a)(1), (2) and (4) of the Act)q", 4, R"q(section 237(a)(1) INA § 237(a)(2) and INA § 237(a)(4))q"},
    {R"q(agency:"U.S. Citizenship and Immigration Services" asylum)q", 1, R"q(asylum agency:USCIS)q"},
    {R"q(agency:uscis agency:ice asylum)q", 1, R"q(asylum agency:USCIS agency:ICE)q"},
    {R"q(AGENCY:ICE asylum)q", 1, R"q(asylum agency:ICE)q"},
    {R"q(ag:ICE asylum)q", 1, R"q(asylum agency:ICE)q"},
    {R"q(type:memo asylum)q", 1, R"q(asylum type:memo)q"},
    {R"q(type:"policy manual" asylum)q", 1, R"q(asylum type:manual)q"},
    {R"q(type:memos,regulations asylum)q", 1, R"q(asylum type:memo type:regulation)q"},
    {R"q(status:current asylum)q", 1, R"q(asylum status:current)q"},
    {R"q(status:revoked asylum)q", 1, R"q(asylum status:rescinded)q"},
    {R"q(lang:es asilo)q", 1, R"q(asilo lang:es)q"},
    {R"q(lang:english asylum)q", 1, R"q(asylum lang:en)q"},
    {R"q(after:2021-01-20 asylum)q", 1, R"q(asylum after:2021-01-20)q"},
    {R"q(before:2022 asylum)q", 1, R"q(asylum before:2022-01-01)q"},
    {R"q(before:1/20/2021 asylum)q", 1, R"q(asylum before:2021-01-20)q"},
    {R"q(date:2021..2022 asylum)q", 1, R"q(asylum date:2021-01-01..2022-12-31)q"},
    {R"q(date:2021 asylum)q", 1, R"q(asylum date:2021-01-01..2021-12-31)q"},
    {R"q(date:2021-05-01 asylum)q", 1, R"q(asylum date:2021-05-01)q"},
    {R"q(after:"January 20, 2021" asylum)q", 1, R"q(asylum after:2021-01-20)q"},
    {R"q(cites:212(h) asylum)q", 1, R"q(asylum cites:"INA § 212(h)")q"},
    {R"q(number:PM-602-0050 x)q", 1, R"q(x number:PM-602-0050)q"},
    {R"q(in:memos/2021/ asylum)q", 1, R"q(asylum in:memos/2021)q"},
    {R"q(in:"my memos" asylum)q", 1, R"q(asylum in:"my memos")q"},
    {R"q(agency:USCIS AND asylum)q", 1, R"q(asylum agency:USCIS)q"},
    {R"q(http://www.uscis.gov/a?b=c)q", 1, R"q(http://www.uscis.gov/a?b=c)q"},
    {R"q(12:30 hearing)q", 2, R"q(12:30 hearing)q"},
    {R"q(Subject: asylum)q", 2, R"q(Subject asylum)q"},
    {R"q(  asylum  )q", 1, R"q(asylum)q"},
    {R"q(agency:BIA removal)q", 1, R"q(removal agency:"EOIR BIA")q"},
};
// clang-format on

TEST(PlainMode, IsEchoed) {
  for (const Row& row : rows) {
    const auto parsed = parse(row.query);
    const auto* query = std::get_if<Query>(&parsed);
    ASSERT_NE(query, nullptr) << row.query << ": " << std::get<ParseError>(parsed).message;
    EXPECT_EQ(query->mode, QueryMode::plain) << row.query;
    EXPECT_EQ(query->root.size(), row.words) << row.query;
    EXPECT_EQ(print(*query), row.echo) << row.query;
    const auto again = parse(row.echo);
    ASSERT_TRUE(std::holds_alternative<Query>(again)) << row.echo;
    EXPECT_EQ(std::get<Query>(again), *query) << row.echo;
  }
}

TEST(PlainMode, HoldsWordsAndCitationsInOrder) {
  const auto parsed = parse("factors under 8 CFR 1003.18(c), Form I-485?");
  const auto& root = std::get<Query>(parsed).root;
  ASSERT_EQ(root.size(), 4U);
  EXPECT_EQ(std::get<Word>(root[0].value), (Word{"factors", false}));
  EXPECT_EQ(std::get<Cite>(root[2].value), (Cite{"8 CFR 1003.18(c)", "cfr:8:1003.18/c"}));
  EXPECT_EQ(std::get<Cite>(root[3].value).key, "form:i-485");
  EXPECT_EQ(root[2].begin, 14U);
  EXPECT_EQ(root[2].end, 30U);
}

TEST(PlainMode, CanBeForced) {
  const struct {
    std::string_view query;
    std::string_view echo;
  } forced[] = {
      {"\"credible fear\" AND removal", "credible fear AND removal"},
      {"\"credible fear", "credible fear"},
      {"(asylum officer", "asylum officer"},
      {"prosecut! /s discretion type:memo", "prosecut s discretion type:memo"},
      {"TI(asylum) I-485", "TI asylum I-485"},
      {"NOT asylum", "NOT asylum"},
  };
  for (const auto& row : forced) {
    const auto parsed = parse(row.query, QueryMode::plain);
    ASSERT_TRUE(std::holds_alternative<Query>(parsed)) << row.query << std::get<ParseError>(parsed).message;
    EXPECT_EQ(std::get<Query>(parsed).mode, QueryMode::plain);
    EXPECT_EQ(print(std::get<Query>(parsed)), row.echo);
    EXPECT_EQ(std::get<Query>(parse(row.echo, QueryMode::plain)), std::get<Query>(parsed));
  }
}

TEST(ExactMode, CanBeForced) {
  const auto parsed = parse("asylum officer or judge", QueryMode::exact);
  ASSERT_TRUE(std::holds_alternative<Query>(parsed));
  EXPECT_EQ(print(std::get<Query>(parsed)), "(asylum AND (officer OR judge))");
  EXPECT_EQ(std::get<Query>(parsed).mode, QueryMode::exact);
}

}  // namespace

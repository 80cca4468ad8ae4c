// SPDX-License-Identifier: GPL-3.0-or-later
// What a query that is being typed may become.
#include "searcher/search/completions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/parse.h"
#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::search;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Completion::Kind;

const tests::MiniLibrary& library() {
  static const tests::MiniLibrary mini({
      {"a.md",
       {"Prosecutorial discretion is discussed here, and discretion again. See INA 240A(b)(1) and section 240B."},
       {{"title", {"Guidance on Enforcement Priorities", "front matter"}},
        {"number", {"PM-602-0050", "front matter"}}}},
      {"b.md",
       {"Discretion and discretionary relief; INA 240A(b)."},
       {{"title", {"Priorities: A \"New\" Guide", "text"}}}},
      {"c.md",
       {"A discreet note, which cites INA 2401 by mistake."},
       {{"title", {"PRIORITIES AND NOT DELAYS", "text"}}}},
  });
  return mini;
}

std::vector<std::string> queries(const std::string& typed, Kind kind) {
  std::vector<std::string> found;
  for (const Completion& each : completions(library().index(), typed))
    if (each.kind == kind) found.push_back(each.query);
  return found;
}

TEST(Completions, TheLastWordGoesOnAsInTheLibraryCommonestFirst) {
  EXPECT_THAT(queries("prosecutorial disc", Kind::word),
              ElementsAre("prosecutorial discretion", "prosecutorial discreet", "prosecutorial discretionary",
                          "prosecutorial discussed"));
  EXPECT_THAT(queries("discretion ", Kind::word), IsEmpty());
  EXPECT_THAT(queries("zebra", Kind::word), IsEmpty());
}

TEST(Completions, CitationsGoOnAtTheirOwnLevels) {
  EXPECT_THAT(queries("ina 240A", Kind::citation), ElementsAre("INA § 240A", "INA § 240A(b)", "INA § 240A(b)(1)"));
  EXPECT_THAT(queries("section 240A(b) of the Act", Kind::citation), Contains("INA § 240A(b)(1)"));
  EXPECT_THAT(queries("INA 240", Kind::citation),
              ElementsAre("INA § 240A", "INA § 240A(b)", "INA § 240A(b)(1)", "INA § 240B"));
  EXPECT_THAT(queries("INA 999", Kind::citation), IsEmpty());
}

TEST(Completions, NumbersAndTitlesAsTheDocumentsHaveThem) {
  EXPECT_THAT(queries("pm-602", Kind::number), ElementsAre("PM-602-0050"));
  EXPECT_THAT(queries("enforcement pri", Kind::title), ElementsAre("Guidance on Enforcement Priorities"));
}

TEST(Completions, ATitleIsOfferedAsAPlainQuestionOrNotAtAll) {
  for (const std::string& query : queries("priorities", Kind::title)) {
    const auto parsed = searcher::query::parse(query);
    ASSERT_TRUE(std::holds_alternative<searcher::query::Query>(parsed)) << query;
    EXPECT_EQ(std::get<searcher::query::Query>(parsed).mode, searcher::query::QueryMode::plain) << query;
  }
  EXPECT_THAT(queries("priorities", Kind::title), Contains("priorities and not delays"));
}

TEST(Completions, NothingForWhatCannotBeCompleted) {
  for (const std::string& typed : {std::string(), std::string("di"), std::string("   "), std::string("\xff\xfe\xfd"),
                                   std::string(201, 'a'), std::string("\"(((((")})
    EXPECT_THAT(completions(library().index(), typed), IsEmpty()) << typed;
}

TEST(Completions, NoMoreThanAskedForAndNoTwoAlike) {
  EXPECT_EQ(completions(library().index(), "discre", 1).size(), 1U);
  const auto all = completions(library().index(), "priorities");
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(all[i].query, all[j].query);
}

}  // namespace

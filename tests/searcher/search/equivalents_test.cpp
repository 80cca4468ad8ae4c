// SPDX-License-Identifier: GPL-3.0-or-later
// The list of equivalents: what is read, what is asked, what is left alone, and the office's own file.
#include "searcher/search/equivalents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "indexer/language/tokens.h"
#include "searcher/search/equivalents_file.h"

namespace {

using namespace searcher::search;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Wording wording(const std::string& question) {
  Wording wording;
  for (const language::Token& token : language::tokens(question)) {
    wording.folded.push_back(token.folded);
    wording.typed.push_back(question.substr(token.begin, token.end - token.begin));
  }
  return wording;
}

std::vector<std::string> shown(const std::vector<Equivalence>& list) {
  std::vector<std::string> all;
  for (const Equivalence& each : list) all.push_back(each.typed + " = " + each.means);
  return all;
}

std::vector<std::string> read(const std::string& question, const OfficeList& office = {}) {
  return shown(equivalences(wording(question), office).taken);
}

// Without translations.
std::vector<std::string> read_alike(const Wording& question) {
  std::vector<Equivalence> taken = equivalences(question).taken;
  std::erase_if(taken, [](const Equivalence& each) { return each.kind == Means::translation; });
  return shown(taken);
}

TEST(Equivalents, AcronymsBothWays) {
  EXPECT_THAT(read_alike(wording("how long does an EAD last")), ElementsAre("EAD = Employment Authorization Document"));
  EXPECT_THAT(read("Employment Authorization Documents"), Contains("Employment Authorization Document = EAD"));
  EXPECT_THAT(read_alike(wording("ead")), ElementsAre("EAD = Employment Authorization Document"));
}

TEST(Equivalents, AcronymsThatAreWordsWantCapitals) {
  EXPECT_THAT(read("does the ice on the oil add up"), IsEmpty());
  EXPECT_THAT(read_alike(wording("ICE")), ElementsAre("ICE = U.S. Immigration and Customs Enforcement"));
  EXPECT_THAT(read("may I save the da"), IsEmpty());
}

TEST(Equivalents, DoubtfulAcronymsAreDecidedByTheQuestionOrAsked) {
  const Equivalences open = equivalences(wording("PD request"));
  EXPECT_THAT(shown(open.taken), IsEmpty());
  EXPECT_THAT(shown(open.doubts),
              ElementsAre("PD = Priority Date", "PD = Prosecutorial Discretion", "PD = Public Defender"));
  const Equivalences decided = equivalences(wording("is a USC one of the citizens"));
  EXPECT_THAT(shown(decided.taken), Contains("USC = United States Citizen"));
  EXPECT_THAT(shown(decided.doubts), IsEmpty());
}

TEST(Equivalents, WhatClientsSay) {
  EXPECT_THAT(read("can I get a work permit"), Contains("work permit = employment authorization"));
  EXPECT_THAT(read("the ten-year bar"), Contains("ten year bar = INA 212(a)(9)(B)(i)(II)"));
  EXPECT_THAT(read("42B hardship"), Contains("42B = EOIR-42B"));
  EXPECT_THAT(read("a form I-765"), Contains(HasSubstr("I-765 = Application for Employment Authorization")));
}

TEST(Equivalents, GlossaryBothWays) {
  const auto taken = equivalences(wording("permisos de trabajo")).taken;
  ASSERT_THAT(shown(taken), Contains("permiso de trabajo = work permit"));
  for (const Equivalence& each : taken) {
    if (each.means == "work permit") {
      EXPECT_EQ(each.language, "en");
    }
  }
  EXPECT_THAT(read("discrecion procesal"), Contains("discreción procesal = prosecutorial discretion"));
  EXPECT_THAT(read("prosecutorial discretion"), Contains("prosecutorial discretion = discreción procesal"));
}

TEST(Equivalents, EndingsOfWordsDoNotMatterWhenTheWordItselfIsNotThere) {
  EXPECT_THAT(read("me negaban la entrada"), Contains("negaron = denied"));
  EXPECT_THAT(read("they are arresting him"), Contains("arrest = arrestar"));
  EXPECT_THAT(read("mi esposo"), Contains("esposo = spouse"));
  EXPECT_THAT(read("mi esposo"), Not(Contains("esposado = restraints")));
  EXPECT_THAT(read("the last page"), Not(Contains(HasSubstr("pagar"))));
  EXPECT_THAT(read("nature"), Not(Contains(HasSubstr("naturalization"))));
}

TEST(Equivalents, EachAlternativeStandsByItself) {
  EXPECT_THAT(read("madre"), Contains("madre = parent"));
  EXPECT_THAT(read("hermana"), Contains("hermana = sibling"));
  EXPECT_THAT(read("esposa"), Contains("esposa = spouse"));
}

TEST(Equivalents, WhatAReadingIsInTheOtherLanguage) {
  EXPECT_THAT(read("arreglar mis papeles"), Contains("arreglar mis papeles = adjustment of status"));
  EXPECT_THAT(read("deportación de mi compa"), Contains("deportación = removal"));
  EXPECT_THAT(read("the weed"), Contains("weed = marihuana"));
  Wording question = wording("the weed");
  question.without = {"weed"};
  EXPECT_THAT(shown(equivalences(question).taken), IsEmpty());
}

TEST(Equivalents, CategoriesOfEmploymentAuthorization) {
  EXPECT_THAT(read("EAD c10"), Contains("c10 = 8 CFR 274a.12(c)(10)"));
  EXPECT_THAT(read("EAD (c)(10)"), Contains("c 10 = 8 CFR 274a.12(c)(10)"));
}

TEST(Equivalents, OfOverlappingTermsTheLongest) {
  const auto taken = read("cancellation of removal");
  EXPECT_THAT(taken, Contains("cancellation of removal = INA 240A"));
  EXPECT_THAT(taken, Not(Contains(HasSubstr("removal = expulsión"))));
}

TEST(Equivalents, LeftOutOneByOneOrAll) {
  Wording question = wording("EAD with DACA");
  question.without = {"ead"};
  EXPECT_THAT(read_alike(question), ElementsAre("DACA = Deferred Action for Childhood Arrivals"));
  question.without = {"all"};
  EXPECT_THAT(shown(equivalences(question).taken), IsEmpty());
}

TEST(EquivalentsFile, RowsComeFirstAndDecide) {
  const OfficeList office = parse_equivalents(R"(
off = ["work permit"]
[[equivalent]]
written = "PD"
means = "Prosecutorial Discretion"
kind = "acronym"
[[equivalent]]
written = "blue folder"
means = ["intake checklist", "intake form"]
)",
                                              "equivalents.toml");
  ASSERT_EQ(office.mistake, "");
  Equivalences found = equivalences(wording("PD in the blue folder"), office);
  std::erase_if(found.taken, [](const Equivalence& each) { return each.kind == Means::translation; });
  EXPECT_THAT(shown(found.taken), ElementsAre("PD = Prosecutorial Discretion", "blue folder = intake checklist",
                                              "blue folder = intake form"));
  EXPECT_TRUE(found.taken.front().office);
  EXPECT_THAT(found.doubts, IsEmpty());
  EXPECT_THAT(read("work permit", office), Not(Contains(HasSubstr("work permit"))));
}

TEST(EquivalentsFile, MistakesNameTheirLine) {
  EXPECT_THAT(parse_equivalents("off = [\"a\"\n", "e.toml").mistake, HasSubstr("e.toml, line "));
  EXPECT_THAT(parse_equivalents("[[equivalent]]\nwritten = \"PD\"\n", "e.toml").mistake,
              HasSubstr("line 1: an equivalent wants both written and means"));
  EXPECT_THAT(
      parse_equivalents("[[equivalent]]\nwritten = \"PD\"\nmeans = \"x\"\nkind = \"slang\"\n", "e.toml").mistake,
      HasSubstr("line 4: there is no kind \"slang\""));
  EXPECT_THAT(parse_equivalents("of = []\n", "e.toml").mistake, HasSubstr("line 1: there is no \"of\" here"));
}

// What is printed can be the office's file: it reads as it was.
TEST(EquivalentsFile, PrintedListReadsBack) {
  std::ostringstream first;
  print_equivalents(first, {});
  const OfficeList office = parse_equivalents(first.str(), "e.toml");
  ASSERT_EQ(office.mistake, "");
  EXPECT_GT(office.rows.size(), 700U);
  EXPECT_THAT(first.str(), HasSubstr("written = \"EAD\""));
}

}  // namespace

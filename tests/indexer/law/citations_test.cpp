// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, inheritance, traps and what can be typed in a box.
#include "indexer/law/citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> keys(std::string_view text) {
  std::vector<std::string> found;
  for (const law::Citation& citation : law::find_citations(text)) found.push_back(citation.key);
  return found;
}

std::string parsed(std::string_view text) {
  const auto citation = law::parse_citation(text);
  return citation ? citation->key : "";
}

TEST(Lists, ElementsWithoutANumberInheritThePathAboveThem) {
  EXPECT_THAT(keys("sections 237(a)(1), (2) and (4) of the Act"),
              ElementsAre("ina:237/a/1", "ina:237/a/2", "ina:237/a/4"));
  EXPECT_THAT(keys("section 1101(a)(3), (10), (38), (b)(3), (d)(7) of this title"),
              ElementsAre("ina:101/a/3", "ina:101/a/10", "ina:101/a/38", "ina:101/b/3", "ina:101/d/7"));
  EXPECT_THAT(keys("sections 212(a)(2), (a)(3),and (a)(6)(C), 235(b) and (c), and 237(a)(2) and (a)(4) of the "
                   "Immigration and Nationality Act (INA)"),
              ElementsAre("ina:212/a/2", "ina:212/a/3", "ina:212/a/6/C", "ina:235/b", "ina:235/c", "ina:237/a/2",
                          "ina:237/a/4"));
  EXPECT_THAT(
      keys("INA 245(a), (c); 8 U.S.C. 1182(a)(6)(A)(i), 1182(d)(5)(A), 1225(a), and 1255(a), (c)"),
      ElementsAre("ina:245/a", "ina:245/c", "ina:212/a/6/A/i", "ina:212/d/5/A", "ina:235/a", "ina:245/a", "ina:245/c"));
  EXPECT_THAT(keys("8 CFR 208.16(c), 1208.16(c), or part 241"),
              ElementsAre("cfr:8:208.16/c", "cfr:8:1208.16/c", "cfr:8:241"));
  EXPECT_THAT(keys("8 CFR parts 1001, 1003, 1239, and 1240"),
              ElementsAre("cfr:8:1001", "cfr:8:1003", "cfr:8:1239", "cfr:8:1240"));
  EXPECT_THAT(keys("INA 245(h), (i), and (j)."), ElementsAre("ina:245/h", "ina:245/i", "ina:245/j"));
}

TEST(Lists, RangesAreSpelledOutWhenTheyCanBe) {
  EXPECT_THAT(keys("sections 1445(a)-(d), (f) of this title"),
              ElementsAre("ina:334/a", "ina:334/b", "ina:334/c", "ina:334/d", "ina:334/f"));
  EXPECT_THAT(keys("INA 320(a)(1)-(3)"), ElementsAre("ina:320/a/1", "ina:320/a/2", "ina:320/a/3"));
  EXPECT_THAT(keys("8 U.S.C. §§ 1225-1227"), ElementsAre("ina:235", "ina:237"));
  EXPECT_THAT(keys("sections 212 through 216 of the Act"), ElementsAre("ina:212", "ina:216"));
}

TEST(Lists, EachElementHasItsOwnPlace) {
  const std::string text = "See sections 237(a)(1), (2) and (4) of the Act.";
  const auto found = law::find_citations(text);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "sections 237(a)(1)");
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "(2)");
  EXPECT_EQ(text.substr(found[2].begin, found[2].end - found[2].begin), "(4) of the Act");
}

TEST(Lists, AClauseIsNoElement) {
  EXPECT_THAT(keys("is inadmissible under section 212(a)(2); (3) the alien is detained"), ElementsAre("ina:212/a/2"));
  EXPECT_THAT(keys("under INA 245(a), 30 days later"), ElementsAre("ina:245/a"));
  EXPECT_THAT(keys("under INA 245(a), 240 days later"), ElementsAre("ina:245/a"));
  EXPECT_THAT(keys("INA 212(h), 8 U.S.C. 1182(h)"), ElementsAre("ina:212/h", "ina:212/h"));
}

TEST(Lists, PartsAndChaptersBeforeTheirBook) {
  EXPECT_THAT(keys("as required by part 339 of this chapter"), ElementsAre("cfr:8:339"));
  EXPECT_THAT(keys("parts 208 and 1208 of title 8, Code of Federal Regulations"),
              ElementsAre("cfr:8:208", "cfr:8:1208"));
  EXPECT_THAT(keys("Chapters 22.1 and 22.2(a) of the AFM"), ElementsAre("afm:22.1", "afm:22.2/a"));
  EXPECT_THAT(keys("part 3 of the plan, chapter 4.2 of the book"), IsEmpty());
  EXPECT_THAT(keys("paragraphs (6) and (7) of section 349(a) of this title"),
              ElementsAre("ina:349/a/6", "ina:349/a/7"));
}

TEST(Lists, SeveralNumbersOfOneSeries) {
  EXPECT_THAT(keys("Policy Memoranda 19-05, 21-06, and 21-13"),
              ElementsAre("memo:eoir:pm-19-05", "memo:eoir:pm-21-06", "memo:eoir:pm-21-13"));
  EXPECT_THAT(keys("Executive Orders 13767 and 13768"), ElementsAre("eo:13767", "eo:13768"));
  EXPECT_THAT(keys("ICE Directives 11064.1 and 11064.2"), ElementsAre("memo:ice:11064.1", "memo:ice:11064.2"));
  EXPECT_THAT(keys("Forms I-130, I-485 and I-765"), ElementsAre("form:i-130", "form:i-485", "form:i-765"));
}

TEST(Twins, HaveOneKey) {
  EXPECT_EQ(parsed("8 U.S.C. 1182(a)(9)(B)"), parsed("INA § 212(a)(9)(B)"));
  EXPECT_EQ(parsed("8 U.S.C. § 1440-1"), "ina:329A");
  EXPECT_EQ(parsed("8 U.S.C. 1255b"), "usc:8:1255b");
  EXPECT_EQ(parsed("8 U.S.C. 1251(a)(2)"), "usc:8:1251/a/2") << "former section 241, not today's";
  EXPECT_THAT(keys("section 240A of such Act [8 U.S.C. 1229b]"), ElementsAre("ina:240A", "ina:240A"));
}

TEST(Acts, TheActIsTheOneDefined) {
  EXPECT_THAT(keys("the Fair Housing Act of 1968 (the Act). Under section 203 of the Act"), IsEmpty());
  EXPECT_THAT(keys("the Immigration and Nationality Act (the Act). Under section 203 of the Act"),
              ElementsAre("ina:203"));
  EXPECT_THAT(keys("section 245(a)(1) of the California Penal Code"), IsEmpty());
  EXPECT_THAT(keys("Cal. Penal Code § 273(a)"), IsEmpty());
  EXPECT_THAT(keys("section 501(c)(3) of the Internal Revenue Code"), IsEmpty());
  EXPECT_THAT(keys("a 401(k) plan and a 501(c)(3) charity"), IsEmpty());
}

TEST(Traps, NumbersThatOnlyLookLikeSections) {
  for (const char* text : {"Section 8 housing",
                           "title 8",
                           "8 of 12",
                           "Page 8",
                           "an H-2A worker",
                           "EB-1",
                           "212 people",
                           "240 days",
                           "245 W. 34th St",
                           "(212) 555-0123",
                           "202-555-0199",
                           "A123 456 789",
                           "A-123-456-789",
                           "$535",
                           "in 2021",
                           "at 5 PM 10-12 people came",
                           "I-95 north",
                           "8 USC spouses",
                           "12 F. above zero",
                           "the matter of law",
                           "U.S. 50"})
    EXPECT_THAT(keys(text), IsEmpty()) << text;
}

TEST(Traps, ADifferentEditionIsADifferentDocument) {
  EXPECT_THAT(law::with_ancestors("memo:uscis:pm-602-0050.1"), ElementsAre("memo:uscis:pm-602-0050.1"));
  EXPECT_THAT(law::with_ancestors("memo:ice:11005.3"), ElementsAre("memo:ice:11005.3"));
  EXPECT_THAT(law::with_ancestors("form:i-130a"), ElementsAre("form:i-130a"));
}

TEST(Ancestors, AreNearestFirst) {
  EXPECT_THAT(law::with_ancestors("ina:212/a/9"), ElementsAre("ina:212/a/9", "ina:212/a", "ina:212"));
  EXPECT_THAT(law::with_ancestors("cfr:8:1003.18/c"), ElementsAre("cfr:8:1003.18/c", "cfr:8:1003.18", "cfr:8:1003"));
  EXPECT_THAT(law::with_ancestors("uscispm:7/B/2/A/1"),
              ElementsAre("uscispm:7/B/2/A/1", "uscispm:7/B/2/A", "uscispm:7/B/2", "uscispm:7/B", "uscispm:7"));
  EXPECT_THAT(law::with_ancestors("fam:9:302.9-4/B"),
              ElementsAre("fam:9:302.9-4/B", "fam:9:302.9-4", "fam:9:302.9", "fam:9:302"));
  EXPECT_THAT(law::with_ancestors("hq:domo:70/21.1"), ElementsAre("hq:domo:70/21.1", "hq:70/21.1"));
  EXPECT_THAT(law::with_ancestors("no such key"), ElementsAre("no such key"));
}

TEST(Scans, SlipsAreReadAsMeant) {
  EXPECT_EQ(parsed("INA § 212(a)(9)(b)"), "ina:212/a/9/B");
  EXPECT_EQ(parsed("8 U.S.C. § 110l(a)(l5)(H)(i)(b)"), "ina:101/a/15/H/i/b");
  EXPECT_EQ(parsed("I NA § 240(b)(5)"), "ina:240/b/5");
  EXPECT_EQ(parsed("212 (a) (9) (B)"), "ina:212/a/9/B");
  EXPECT_EQ(parsed("section 245(l)"), "ina:245/l");
  EXPECT_EQ(parsed("section 241(b)(l)(C) of the Act"), "ina:241/b/1/C");
  EXPECT_THAT(keys("pursuant to 8 CFR [[Page 8139]] 212.5(b)"), ElementsAre("cfr:8:212.5/b"));
  EXPECT_THAT(keys("8CFR 214.2(f)"), ElementsAre("cfr:8:214.2/f"));
}

TEST(Scans, NoCitationCrossesAParagraph) {
  EXPECT_THAT(keys("8 U.S.C.\n\n1182(a)(9)"), ElementsAre("ina:212/a/9"));
  EXPECT_THAT(keys("28 I&N Dec.\n\n326"), IsEmpty());
}

TEST(Spanish, Forms) {
  EXPECT_EQ(parsed("Sección 212(a)(9)(B) de la Ley de Inmigración y Nacionalidad"), "ina:212/a/9/B");
  EXPECT_EQ(parsed("Sección § 212(d)(3) de la Ley de Inmigración y Nacionalidad (\"INA\")"), "ina:212/d/3");
  EXPECT_EQ(parsed("seccion 212(a)(9)(B) de la INA"), "ina:212/a/9/B");
  EXPECT_THAT(keys("bajo la INA 212(d)(3) y (h)"), ElementsAre("ina:212/d/3", "ina:212/h"));
  EXPECT_THAT(keys("los Formularios I-130 y I-485"), ElementsAre("form:i-130", "form:i-485"));
}

struct Typed {
  const char* text;
  const char* key;
};

TEST(Box, WhatPeopleType) {
  for (const Typed& typed : std::initializer_list<Typed>{{"240A(b)", "ina:240A/b"},
                                                         {"240a(b)", "ina:240A/b"},
                                                         {"212(h)", "ina:212/h"},
                                                         {"1003.18(c)", "cfr:8:1003.18/c"},
                                                         {"1003.18", "cfr:8:1003.18"},
                                                         {"1229b(b)", "ina:240A/b"},
                                                         {"PM 21-13", "memo:eoir:pm-21-13"},
                                                         {"pm 21-13", "memo:eoir:pm-21-13"},
                                                         {"PM-602-0050", "memo:uscis:pm-602-0050"},
                                                         {"602-0050.1", "memo:uscis:pm-602-0050.1"},
                                                         {"11005.3", "memo:ice:11005.3"},
                                                         {"I-601A", "form:i-601a"},
                                                         {"i485", "form:i-485"},
                                                         {"601A", "form:i-601a"},
                                                         {"42B", "form:eoir-42b"},
                                                         {"ina 240a(b)", "ina:240A/b"},
                                                         {"8 usc 1229b(b)", "ina:240A/b"},
                                                         {"matter of castro-tum", "matter:castro tum"},
                                                         {"eo 14159", "eo:14159"},
                                                         {"  INA § 245.  ", "ina:245"},
                                                         {"(8 C.F.R. § 1003.18(c))", "cfr:8:1003.18/c"}})
    EXPECT_EQ(parsed(typed.text), typed.key) << typed.text;
}

TEST(Box, WordsNumbersAndDatesAreNoCitations) {
  for (const char* text : {"",
                           " ",
                           "2021",
                           "212",
                           "8",
                           "1182",
                           "2021-11-22",
                           "1/20/2021",
                           "January 20, 2021",
                           "discretion",
                           "section",
                           "INA",
                           "8 CFR",
                           "I",
                           "A",
                           "the Act",
                           "10.5",
                           "3.14",
                           "H-1B",
                           "EB-5",
                           "1990s",
                           "3d",
                           "hold harmless",
                           "matter of law",
                           "$245",
                           "10:30",
                           "15-year",
                           "INA 212 and",
                           "INA 212 and INA 237"})
    EXPECT_EQ(parsed(text), "") << text;
}

}  // namespace

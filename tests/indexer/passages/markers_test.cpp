// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/markers.h"

#include <gtest/gtest.h>

namespace indexer::passages {
namespace {

using Markers = std::vector<std::string>;

TEST(Markers, AtTheStartOfAParagraph) {
  EXPECT_EQ(leading_markers("(a)(1) General."), (Markers{"a", "1"}));
  EXPECT_EQ(leading_markers("(a) (1) General."), (Markers{"a", "1"}));
  EXPECT_EQ(leading_markers("(xviii) Late."), (Markers{"xviii"}));
  EXPECT_EQ(leading_markers("(b) Before the court—(1) In general—(i) When filed"), (Markers{"b", "1", "i"}));
  EXPECT_EQ(leading_markers("(a) 371 PENALTIES.—(1)(A) Any person"), (Markers{"a", "1", "A"}));
  EXPECT_EQ(leading_markers("SEC. 248. 340 [8 U.S.C. 1258] (a) The Secretary"), (Markers{"a"}));
  EXPECT_EQ(leading_markers("SEC. 21. (a) For purposes"), (Markers{"a"}));
  EXPECT_EQ(leading_markers("[8 U.S.C. 1226] (a) ARREST"), (Markers{"a"}));
  EXPECT_EQ(leading_markers("(d) 159(1) 160 The Secretary"), (Markers{"d", "1"}));
}

TEST(Markers, NotOnes) {
  for (const char* text : {"(the Act) says", "(J) of section 101(a)(15)", "(2)) classified", "(iv); or", "(a", "()",
                           "(2024) was", "(a) (other than paragraph (2)), may", "Text (a)", ""})
    EXPECT_EQ(leading_markers(text), Markers{}) << text;
}

TEST(Markers, EachReadingAndBack) {
  EXPECT_EQ(readings_of("i"), (std::vector<Marker>{{Style::letter, 9}, {Style::roman, 1}}));
  EXPECT_EQ(readings_of("bb"), (std::vector<Marker>{{Style::letter, 28}, {Style::double_letter, 2}}));
  EXPECT_EQ(readings_of("XIV"), (std::vector<Marker>{{Style::capital_roman, 14}}));
  EXPECT_TRUE(readings_of("aB").empty());
  EXPECT_TRUE(readings_of("1000").empty());
  for (const char* text : {"a", "z", "aa", "zz", "1", "999", "xxxix", "xx", "Q", "CC", "VIII"})
    for (const Marker& marker : readings_of(text)) EXPECT_EQ(text_of(marker), text);
}

TEST(Markers, Neighbours) {
  EXPECT_TRUE(are_neighbours("i", "j"));
  EXPECT_TRUE(are_neighbours("i", "ii"));
  EXPECT_TRUE(are_neighbours("9", "10"));
  EXPECT_FALSE(are_neighbours("a", "c"));
  EXPECT_FALSE(are_neighbours("a", "B"));
}

TEST(Markers, StartsOfSections) {
  EXPECT_EQ(section_start("SEC. 212. [8 U.S.C. 1182] (a) Classes", false).title, "SEC. 212.");
  EXPECT_TRUE(section_start("SECTION 101. [8 U.S.C. 1101] (a) As used", false).codified);
  EXPECT_EQ(section_start("[8 U.S.C. 1226] (a) ARREST", false).number, "1226");
  EXPECT_EQ(section_start("§ 1003.18 Docket management.", false).title, "§ 1003.18 Docket management.");
  EXPECT_EQ(section_start("§ 1003.18 Docket management.", false).number, "1003.18");
  EXPECT_EQ(section_start("SEC. 7. Whenever the Director", false).title, "SEC. 7.");
  EXPECT_FALSE(section_start("SEC. 7. Whenever the Director", false).codified);
  EXPECT_EQ(section_start("§ 1182. Inadmissible aliens of the first kind", true).number, "1182");
  for (const char* text : {"§ 128 of the Foreign Relations Act provides:", "§ 214.2(a) of this chapter. An alien",
                           "§ 16, June 10, 1933.)", "Section 7 of the Act provides as follows:", "SEC. x", "§", ""})
    EXPECT_EQ(section_start(text, false).title, "") << text;
}

TEST(Markers, BrokenLines) {
  EXPECT_TRUE(breaks_off("any nonimmigrant classification except as is provided for (subject to subsection"));
  EXPECT_TRUE(breaks_off("as described in subsection"));
  EXPECT_TRUE(breaks_off("Clauses (i), (ii), and"));
  EXPECT_FALSE(breaks_off("any nonimmigrant classification in the case of any alien who is admitted lawfully and"));
  EXPECT_FALSE(breaks_off("any nonimmigrant classification in the case of any alien who is lawfully admitted:"));
  EXPECT_FALSE(breaks_off("or who has otherwise violated the terms of a nonimmigrant visa in any such way. 311"));
  EXPECT_FALSE(breaks_off("Definitions"));
}

}  // namespace
}  // namespace indexer::passages

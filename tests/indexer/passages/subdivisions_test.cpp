// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/subdivisions.h"

#include <gtest/gtest.h>

namespace indexer::passages {
namespace {

using Markers = std::vector<std::string>;

TEST(Subdivisions, MarkersAtTheStartOfAParagraph) {
  EXPECT_EQ(leading_markers("(a)(1) General."), (Markers{"a", "1"}));
  EXPECT_EQ(leading_markers("(a) (1) General."), (Markers{"a", "1"}));
  EXPECT_EQ(leading_markers("(xviii) Late."), (Markers{"xviii"}));
  EXPECT_EQ(leading_markers("(b) Before the court—(1) In general—(i) When filed"), (Markers{"b", "1", "i"}));
  EXPECT_EQ(leading_markers("SEC. 248. 340 [8 U.S.C. 1258] (a) The Secretary"), (Markers{"a"}));
  EXPECT_EQ(leading_markers("(the Act) says"), Markers{});
  EXPECT_EQ(leading_markers("(J) of section 101(a)(15)"), Markers{});
  EXPECT_EQ(leading_markers("(2)) classified"), Markers{});
  EXPECT_EQ(leading_markers("(a"), Markers{});
  EXPECT_EQ(leading_markers("()"), Markers{});
  EXPECT_EQ(leading_markers("(2024) was"), Markers{});
}

std::string path(const SubdivisionPath& place) {
  std::string text;
  for (const std::string& step : place.headings()) text += step;
  return text;
}

struct Step {
  Markers markers;
  bool roman;
  std::string path;
};

void follow(SubdivisionPath place, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    place.take(step.markers, step.roman);
    EXPECT_EQ(path(place), step.path) << step.markers.front();
  }
}

TEST(Subdivisions, StatuteAndRegulationOrder) {
  follow(SubdivisionPath(), {{{"a"}, false, "(a)"},
                             {{"1"}, false, "(a)(1)"},
                             {{"A"}, false, "(a)(1)(A)"},
                             {{"i"}, false, "(a)(1)(A)(i)"},
                             {{"ii"}, false, "(a)(1)(A)(ii)"},
                             {{"I"}, false, "(a)(1)(A)(ii)(I)"},
                             {{"B"}, false, "(a)(1)(B)"},
                             {{"2"}, false, "(a)(2)"},
                             {{"b"}, false, "(b)"}});
  follow(SubdivisionPath(true), {{{"a"}, false, "(a)"},
                                 {{"1"}, false, "(a)(1)"},
                                 {{"i"}, false, "(a)(1)(i)"},
                                 {{"A"}, false, "(a)(1)(i)(A)"},
                                 {{"3"}, false, "(a)(3)"}});
}

TEST(Subdivisions, TheLetterIOrTheNumberOne) {
  const std::vector<Step> to_h{{{"a"}, false, "(a)"}, {{"b"}, false, "(b)"},        {{"c"}, false, "(c)"},
                               {{"d"}, false, "(d)"}, {{"e"}, false, "(e)"},        {{"f"}, false, "(f)"},
                               {{"g"}, false, "(g)"}, {{"h", "1"}, false, "(h)(1)"}};
  std::vector<Step> letter = to_h;
  letter.push_back({{"i"}, false, "(i)"});
  follow(SubdivisionPath(), letter);
  std::vector<Step> number = to_h;
  number.push_back({{"i"}, true, "(h)(1)(i)"});
  number.push_back({{"ii"}, false, "(h)(1)(ii)"});
  number.push_back({{"i"}, false, "(i)"});
  follow(SubdivisionPath(), number);
}

TEST(Subdivisions, AWrongPathIsNeverShown) {
  follow(SubdivisionPath(), {{{"a"}, false, "(a)"},
                             {{"3"}, false, ""},  // where are 1 and 2?
                             {{"A"}, false, ""},
                             {{"b"}, false, "(b)"},
                             {{"a"}, false, ""},  // of an act that is quoted
                             {{"c"}, false, "(c)"}});
  follow(SubdivisionPath(true), {{{"a"}, false, "(a)"}, {{"b"}, false, "(b)"}, {{"a"}, false, "(a)"}});
}

TEST(Subdivisions, TitlesOfSectionsThatAreParagraphs) {
  EXPECT_EQ(section_title("SEC. 212. [8 U.S.C. 1182] (a) Classes"), "SEC. 212.");
  EXPECT_EQ(section_title("§ 1003.18 Docket management."), "§ 1003.18 Docket management.");
  EXPECT_EQ(section_title("SEC. 7. Whenever the Director"), "");
  EXPECT_EQ(section_title("§ 128 of the Foreign Relations Act provides:"), "");
}

TEST(Subdivisions, BrokenLines) {
  EXPECT_TRUE(breaks_off("any nonimmigrant classification except as is provided for (subject to subsection"));
  EXPECT_FALSE(breaks_off("any nonimmigrant classification in the case of any alien who is admitted lawfully and"));
  EXPECT_FALSE(breaks_off("any nonimmigrant classification in the case of any alien who is lawfully admitted:"));
  EXPECT_FALSE(breaks_off("Definitions"));
}

}  // namespace
}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/subdivisions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "tests/corpora.h"

namespace indexer::passages {
namespace {

std::string text_of(const Place& place) {
  if (place.aside) return "-";
  std::string text;
  for (const std::string& marker : place.path) text += (text.empty() ? "" : "/") + marker;
  return text;
}

using Row = std::pair<std::string, std::string>;  // a line and its place

void expect_places(Order order, const std::vector<Row>& rows) {
  std::vector<Line> lines;
  for (const auto& [line, place] : rows)
    lines.push_back({line.starts_with("# ") ? std::string_view(line).substr(2) : std::string_view(line),
                     line.starts_with("# ") ? LineKind::heading : LineKind::text});
  const std::vector<Place> places = places_of(lines, order);
  ASSERT_EQ(places.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(text_of(places[i]), rows[i].second) << rows[i].first;
}

TEST(Subdivisions, StatuteAndRegulationOrder) {
  expect_places(Order::of_statute, {{"(a) x", "a"},
                                    {"(1) x", "a/1"},
                                    {"(A) x", "a/1/A"},
                                    {"(i) x", "a/1/A/i"},
                                    {"(ii) x", "a/1/A/ii"},
                                    {"(I) x", "a/1/A/ii/I"},
                                    {"(aa) x", "a/1/A/ii/I/aa"},
                                    {"(AA) x", "a/1/A/ii/I/aa/AA"},
                                    {"(bb) x", "a/1/A/ii/I/bb"},
                                    {"More of it.", "a/1/A/ii/I/bb"},
                                    {"(B) x", "a/1/B"},
                                    {"(2) x", "a/2"},
                                    {"(b) x", "b"}});
  expect_places(Order::of_regulation,
                {{"(a) x", "a"}, {"(1) x", "a/1"}, {"(i) x", "a/1/i"}, {"(A) x", "a/1/i/A"}, {"(3) x", "a/3"}});
}

TEST(Subdivisions, TheLetterIOrTheNumberOne) {
  std::vector<Row> rows;
  for (const char letter : std::string("abcdefg"))
    rows.push_back({"(" + std::string(1, letter) + ") x", std::string(1, letter)});
  std::vector<Row> letters = rows;
  letters.insert(letters.end(), {{"(h)(1) x", "h/1"}, {"(i) x", "i"}, {"(j) x", "j"}});
  expect_places(Order::of_regulation, letters);
  std::vector<Row> numbers = rows;
  numbers.insert(numbers.end(), {{"(h)(1) x", "h/1"}, {"(i) x", "h/1/i"}, {"(ii) x", "h/1/ii"}, {"(i) x", "i"}});
  expect_places(Order::of_regulation, numbers);
}

TEST(Subdivisions, QuotedActsStandBesideAndTheSectionGoesOnBehindThem) {
  expect_places(Order::of_statute, {{"SEC. 212. [8 U.S.C. 1182] (a) Classes of ships.", "a"},
                                    {"(1) Leaky ships.", "a/1"},
                                    {"# SEC. 128. LOOKOUTS.", "-"},
                                    {"(a) A lookout may not sleep.", "-"},
                                    {"(b) Lists are corrected.", "-"},
                                    {"(2) Slow ships.", "a/2"},
                                    {"(A) Those under sail.", "a/2/A"},
                                    {"(c) Reports are made.", "-"},
                                    {"(B) Those under oars.", "a/2/B"},
                                    {"(3) Other ships.", "a/3"},
                                    {"(b) Waivers.", "b"},
                                    {"(1) By the harbour master.", "b/1"},
                                    {"(c) Appeals.", "c"}});
}

TEST(Subdivisions, NotesWithoutAHeading) {
  expect_places(Order::of_statute, {{"SEC. 5. [8 U.S.C. 1105] (a) Crews.", "a"},
                                    {"(1) A cook.", "a/1"},
                                    {"136 Section 305(c) of the Sea Act provided as follows:", "a/1"},
                                    {"(c) CONFORMING AMENDMENT.—Section 5 is amended.", "-"},
                                    {"(A) who cooks, and", "a/1/A"},
                                    {"(B) who bakes.", "a/1/B"},
                                    {"(2) A mate.", "a/2"}});
}

TEST(Subdivisions, CitationsThatALineEndHasCut) {
  expect_places(Order::of_statute, {{"(a) Crews.", "a"},
                                    {"(1) as described in subsection", "a/1"},
                                    {"(c)(2) in the case of a cook", "a/1"},
                                    {"(2) A mate.", "a/2"},
                                    {"(b) Masters.", "b"}});
}

TEST(Subdivisions, ARegulationMayListItsParagraphsFirst) {
  expect_places(Order::of_regulation, {{"(f) Students.", "f"},
                                       {"(1) Admission", "f/1"},
                                       {"(2) Stay", "f/2"},
                                       {"(3) Work", "f/3"},
                                       {"(1) Admission. A student", "f/1"},
                                       {"(i) who studies", "f/1/i"},
                                       {"(2) Stay. He", "f/2"},
                                       {"(g) Others.", "g"}});
}

TEST(Subdivisions, AListBeginsAgainForTheNextTermDefined) {
  expect_places(Order::of_regulation, {{"(r) Guild workers.", "r"},
                                       {"(3) Definitions.", "r/3"},
                                       {"Guild means any of these:", "r/3"},
                                       {"(A) a craft;", "r/3/A"},
                                       {"(B) a trade; or", "r/3/B"},
                                       {"(C) the like.", "r/3/C"},
                                       {"Guild work means work that", "r/3"},
                                       {"(A) is of a guild;", "r/3/A"},
                                       {"(B) is paid by any means.", "r/3/B"},
                                       {"Work by any means counts.", "r/3/B"},
                                       {"Guild years means years of guild work.", "r/3"},
                                       {"(4) Stay. Two years.", "r/4"}});
}

TEST(Subdivisions, SectionsBeginAtTheirNumbersAndHeadingsOutsideThem) {
  const std::vector<Line> lines{{"§ 1003.18 Docket management.", LineKind::heading},
                                {"(a) The court.", LineKind::text},
                                {"§ 1003.19 Custody.", LineKind::heading},
                                {"(a) The judge.", LineKind::text},
                                {"Subpart C", LineKind::heading},
                                {"Text.", LineKind::text}};
  const std::vector<Place> places = places_of(lines, Order::of_regulation);
  EXPECT_TRUE(places[0].begins);
  EXPECT_EQ(places[1].number, "1003.18");
  EXPECT_EQ(places[3].number, "1003.19");
  EXPECT_EQ(text_of(places[3]), "a");
  EXPECT_EQ(places[5].section, "");
  EXPECT_EQ(text_of(places[5]), "");
}

TEST(Subdivisions, RowsOfAnyLengthTakeTimeAsTheyAreLong) {
  std::vector<std::string> texts;
  for (int i = 0; i < 20000; ++i)
    texts.push_back(std::string(i % 3 == 0 ? "(a)" : i % 3 == 1 ? "(1)" : "(zz)(9)(I)") + " x");
  std::vector<Line> lines;
  for (const std::string& text : texts) lines.push_back({text, LineKind::text});
  EXPECT_EQ(places_of(lines, Order::of_statute).size(), lines.size());
}

// Section -> lines and their places; see the head of the file.
std::map<std::string, std::map<std::size_t, std::string>> labels() {
  std::map<std::string, std::map<std::size_t, std::string>> labels;
  std::ifstream file(tests::source_folder() / "tests/indexer/passages/statute_places.tsv");
  std::string section, line, place;
  while (std::getline(file, section, '\t')) {
    while (section.starts_with('#')) section.erase(0, section.find('\n') + 1);
    std::getline(file, line, '\t');
    std::getline(file, place);
    labels[section][std::stoul(line)] = place;
  }
  return labels;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    line.erase(0, line.find_first_not_of(' '));
    line.erase(line.find_last_not_of(" \r") + 1);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

TEST(Subdivisions, PlacesInRealSectionsAreRight) {
  const std::filesystem::path folder = tests::corpora() / "office/ina-sections";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no office corpus beside the source tree";
  std::size_t all = 0, wrong = 0, beside = 0;
  for (const auto& [section, places] : labels()) {
    const std::vector<std::string> texts = lines_of(folder / ("INA-" + section + ".txt"));
    std::vector<Line> lines;
    for (const std::string& text : texts) lines.push_back({text, LineKind::text});
    const std::vector<Place> found = places_of(lines, Order::of_statute);
    for (const auto& [line, place] : places) {
      ASSERT_LT(line, found.size()) << section;
      ++all;
      if (text_of(found[line]) == place) continue;
      ++wrong;
      beside += place == "-";
      std::cout << section << " line " << line << ": " << text_of(found[line]) << ", not " << place << '\n';
    }
  }
  EXPECT_EQ(all, 432u);
  EXPECT_LE(wrong, 4u);
  EXPECT_LE(beside, 2u) << "quoted acts with a place in the section";
}

}  // namespace
}  // namespace indexer::passages

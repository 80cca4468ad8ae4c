// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of corpus/judged over the sample library: where the answer stands for each, against a golden file.
// IPS_UPDATE_GOLDEN=1 writes it anew: the diff is the change of ranking, for the review.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "searcher/search/search.h"
#include "tests/end_to_end/programs.h"

namespace {

namespace fs = std::filesystem;
using searcher::search::DocumentHit;
using searcher::search::PassageHit;

struct Judged {
  std::string id, language, style, query, path, phrase;
};

fs::path source() { return std::getenv("IPS_SOURCE_DIR") != nullptr ? std::getenv("IPS_SOURCE_DIR") : "."; }

std::vector<Judged> judged_questions() {
  std::ifstream in(source() / "corpus/judged/questions.tsv");
  std::vector<Judged> all;
  std::string line;
  std::getline(in, line);  // names of the columns
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    Judged one;
    for (std::string* field : {&one.id, &one.language, &one.style, &one.query, &one.path, &one.phrase})
      std::getline(fields, *field, '\t');
    all.push_back(one);
  }
  return all;
}

// Runs of blanks and line ends are one blank: phrases were taken from texts without their lines.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const char blank = c == '\n' || c == '\t' ? ' ' : c;
    if (blank != ' ' || (!out.empty() && out.back() != ' ')) out += blank;
  }
  return out;
}

// The places, from 1, of the document and of the first passage shown that holds the phrase; 0 = not among those shown.
struct Places {
  std::size_t document = 0;
  std::size_t passage = 0;
};

Places places_of(const Judged& judged, const searcher::search::Result& result, const fs::path& index) {
  Places places;
  std::size_t passage_number = 0;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    const DocumentHit& hit = result.hits[i];
    const bool right = hit.path == "corpus/" + judged.path;
    if (right && places.document == 0) places.document = i + 1;
    const auto view = right ? searcher::search::document(index, hit.id, "") : std::nullopt;
    for (const PassageHit& passage : hit.passages) {
      ++passage_number;
      if (view && places.passage == 0 &&
          flat(view->passages.at(passage.ordinal).text).find(judged.phrase) != std::string::npos)
        places.passage = passage_number;
    }
  }
  return places;
}

struct Sums {
  int questions = 0;
  int first = 0;
  int first_three = 0;
  int passage_three = 0;
  double reciprocal = 0;
};

std::string summary(const std::string& name, const Sums& sums) {
  char line[160];
  std::snprintf(line, sizeof line,
                "%-9s %3d questions, document first %3d, in three %3d, MRR %.3f; passage in three %3d\n", name.c_str(),
                sums.questions, sums.first, sums.first_three, sums.reciprocal / sums.questions, sums.passage_three);
  return line;
}

std::string statistics(const fs::path& index) {
  std::map<std::string, Sums> sums;
  std::string lines;
  for (const Judged& judged : judged_questions()) {
    searcher::search::Request request;
    request.query = judged.query;
    request.passages_each = 2;
    const auto answer = searcher::search::search(index, request);
    const auto* result = std::get_if<searcher::search::Result>(&answer);
    const Places places = result != nullptr ? places_of(judged, *result, index) : Places();
    for (const std::string& group : {std::string("all"), judged.language, judged.style}) {
      Sums& sum = sums[group];
      ++sum.questions;
      sum.first += places.document == 1 ? 1 : 0;
      sum.first_three += places.document >= 1 && places.document <= 3 ? 1 : 0;
      sum.passage_three += places.passage >= 1 && places.passage <= 3 ? 1 : 0;
      sum.reciprocal += places.document > 0 ? 1.0 / static_cast<double>(places.document) : 0;
    }
    const auto shown = [](std::size_t place) { return place == 0 ? std::string("-") : std::to_string(place); };
    lines += judged.id + "  document " + shown(places.document) + "  passage " + shown(places.passage) + "  " +
             judged.query + "\n";
  }
  std::string all;
  for (const auto& [group, sum] : sums) all += summary(group, sum);
  return all + "\n" + lines;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string difference(const std::string& before, const std::string& now) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(now);
  std::string out;
  for (std::size_t i = 0; i < std::max(old_lines.size(), new_lines.size()); ++i) {
    const std::string was = i < old_lines.size() ? old_lines[i] : "";
    const std::string is = i < new_lines.size() ? new_lines[i] : "";
    if (was != is) out += "- " + was + "\n+ " + is + "\n";
  }
  return out;
}

TEST(Relevance, PlacesOfTheAnswersAreThoseOfTheGoldenFile) {
  const tests::TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  const auto built = tests::run({"indexer", "build", (source() / "corpus").string(), "--index", index.string()});
  ASSERT_TRUE(built.exit_code == 0 || built.exit_code == 3) << built.err;
  const std::string now = statistics(index);
  const fs::path golden = source() / "tests/golden/relevance/sample_ranks.txt";
  if (std::getenv("IPS_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(golden.parent_path());
    std::ofstream(golden) << now;
  }
  const std::string before = tests::slurp(golden);
  EXPECT_EQ(difference(before, now), "") << "The ranking changed. Accept it with IPS_UPDATE_GOLDEN=1, and say why.";
}

// What must hold whatever the ranking is.
TEST(Relevance, ThreeQuartersOfTheAnswersStandInTheFirstThree) {
  const auto lines = lines_of(tests::slurp(source() / "tests/golden/relevance/sample_ranks.txt"));
  int questions = 0;
  int in_three = 0;
  for (const std::string& line : lines) {
    const std::size_t at = line.find("  document ");
    if (at == std::string::npos || !line.starts_with('s')) continue;
    ++questions;
    const int place = std::atoi(line.c_str() + at + 11);
    in_three += place >= 1 && place <= 3 ? 1 : 0;
  }
  EXPECT_EQ(static_cast<std::size_t>(questions), judged_questions().size());
  EXPECT_GE(in_three * 4, questions * 3);
}

}  // namespace

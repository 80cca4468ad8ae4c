// SPDX-License-Identifier: GPL-3.0-or-later
// The judged questions over the sample library and an office's folder: how many are answered in the first three
// passages. Wants an index of both folders, made by this version, in IPS_OFFICE_INDEX; see README.md.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "searcher/search/search.h"
#include "tests/corpora.h"

namespace {

namespace fs = std::filesystem;
namespace search = searcher::search;

// Words of a document, counted from 1 through its passages, separated by blanks.
struct Words {
  std::size_t first = 0;
  std::size_t last = 0;  // inclusive
  int grade = 0;
};

using Judgments = std::map<std::string, std::map<std::string, std::vector<Words>>>;  // by question, by document's path

struct Question {
  std::string id, language, text;
};

Judgments read_judgments(const fs::path& file) {
  Judgments judgments;
  std::ifstream in(file);
  std::string question, zero, place;
  for (int grade = 0; in >> question >> zero >> place >> grade;) {
    const std::size_t at = place.rfind('@');
    std::istringstream range(place.substr(at + 1));
    Words words{0, 0, grade};
    char dash = 0;
    range >> words.first >> dash >> words.last;
    judgments[question][place.substr(0, at)].push_back(words);
  }
  return judgments;
}

std::vector<Question> read_questions(const fs::path& file) {
  std::vector<Question> questions;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);  // names of the columns
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    Question question;
    std::string style;
    for (std::string* field : {&question.id, &style, &question.language, &question.text})
      std::getline(fields, *field, '\t');
    questions.push_back(question);
  }
  return questions;
}

// The words of each passage of a document.
std::vector<Words> words_of(const fs::path& index, const std::string& id) {
  std::vector<Words> all;
  std::size_t before = 0;
  const auto view = search::document(index, id, "");
  for (const schema::PassageRecord& passage : view->passages) {
    std::istringstream text(passage.text);
    std::size_t count = 0;
    for (std::string word; text >> word;) ++count;
    all.push_back({before + 1, before + count, 0});
    before += count;
  }
  return all;
}

// The best grade of what takes half of the passage or more; -1 when nobody has judged it.
int grade_of(const Words& passage, const std::vector<Words>& judged) {
  int best = -1;
  for (const Words& range : judged) {
    const std::size_t first = std::max(passage.first, range.first);
    const std::size_t last = std::min(passage.last, range.last);
    if (last >= first && 2 * (last - first + 1) >= passage.last - passage.first + 1) best = std::max(best, range.grade);
  }
  return best;
}

// Grades of the passages, in the order in which they are read: those of the first document, then of the next.
struct Grades {
  std::vector<int> in_order;
  std::vector<int> best_of_each;  // the first of each document
};

Grades grades_of(const fs::path& index, const search::Result& result,
                 const std::map<std::string, std::vector<Words>>& judged) {
  Grades grades;
  for (std::size_t i = 0; i < std::min<std::size_t>(result.hits.size(), 3); ++i) {
    const search::DocumentHit& hit = result.hits[i];
    const auto at = judged.find(hit.path);
    const std::vector<Words> words = words_of(index, hit.id);
    for (std::size_t n = 0; n < hit.passages.size(); ++n) {
      const int grade = at == judged.end() ? -1 : grade_of(words.at(hit.passages[n].ordinal), at->second);
      grades.in_order.push_back(grade);
      if (n == 0) grades.best_of_each.push_back(grade);
    }
  }
  if (grades.in_order.size() > 3) grades.in_order.resize(3);
  return grades;
}

struct Sum {
  int questions = 0;
  int answered = 0;
  int answered_by_document = 0;
  int unjudged = 0;
  double share() const { return static_cast<double>(answered) / questions; }
};

constexpr int answers = 2;

bool is_answered(const std::vector<int>& grades) {
  return std::find(grades.begin(), grades.end(), answers) != grades.end();
}

bool has_answer(const std::map<std::string, std::vector<Words>>& judged) {
  for (const auto& [path, ranges] : judged)
    for (const Words& range : ranges)
      if (range.grade == answers) return true;
  return false;
}

TEST(OfficeQuestions, SixInSevenAreAnsweredInTheFirstThreePassages) {
  const char* index = std::getenv("IPS_OFFICE_INDEX");
  const fs::path file = tests::corpora() / "../domain/questions.tsv";
  if (index == nullptr || !fs::exists(file)) GTEST_SKIP() << "wants IPS_OFFICE_INDEX and " << file;
  const Judgments judgments = read_judgments(tests::source_folder() / "tests/relevance/office_qrels.txt");
  std::map<std::string, Sum> sums;
  for (const Question& question : read_questions(file)) {
    const auto judged = judgments.find(question.id);
    if (judged == judgments.end() || !has_answer(judged->second)) continue;  // the answer is not in the library
    search::Request request;
    request.query = question.text;
    const auto answer = search::search(index, request);
    const auto* result = std::get_if<search::Result>(&answer);
    ASSERT_NE(result, nullptr) << question.text;
    const Grades grades = grades_of(index, *result, judged->second);
    for (Sum* sum : {&sums[question.language], &sums["all"]}) {
      ++sum->questions;
      sum->answered += is_answered(grades.in_order) ? 1 : 0;
      sum->answered_by_document += is_answered(grades.best_of_each) ? 1 : 0;
      sum->unjudged += static_cast<int>(std::count(grades.in_order.begin(), grades.in_order.end(), -1));
    }
    if (!is_answered(grades.in_order)) std::cout << question.id << " not answered: " << question.text << "\n";
  }
  for (const auto& [group, sum] : sums)
    std::cout << group << ": " << sum.questions << " questions, answered in the first three passages " << sum.answered
              << ", by the best passages of the first three documents " << sum.answered_by_document << "; "
              << sum.unjudged << " passages unjudged\n";
  EXPECT_GE(sums.at("all").share(), 0.85);
  EXPECT_GE(sums.at("es").share(), sums.at("en").share() - 0.10);
}

std::string joined(std::istream& text) {
  std::string all;
  for (std::string word; text >> word;) all += (all.empty() ? "" : " ") + word;
  return all;
}

// The words [first, last] of a document, with a blank between.
std::string text_of(const fs::path& index, const std::string& id, const Words& words) {
  std::string all;
  std::size_t at = 0;
  const auto view = search::document(index, id, "");
  for (const schema::PassageRecord& passage : view->passages) {
    std::istringstream text(passage.text);
    for (std::string word; text >> word;)
      if (++at >= words.first && at <= words.last) all += (all.empty() ? "" : " ") + word;
  }
  return all;
}

// Of the documents found that hold a sentence that answers, whether a snippet shows one; nothing when none is found.
std::optional<bool> shows_answer(const fs::path& index, const search::Result& result,
                                 const std::map<std::string, std::vector<Words>>& answering) {
  std::optional<bool> shown;
  for (const auto* hits : {&result.hits, &result.other.hits})
    for (const search::DocumentHit& hit : *hits) {
      const auto at = answering.find(hit.path);
      if (at == answering.end()) continue;
      shown = shown.value_or(false);
      for (const Words& words : at->second)
        for (const search::PassageHit& passage : hit.passages) {
          std::istringstream snippet(passage.snippet);
          if (joined(snippet).find(text_of(index, hit.id, words)) != std::string::npos) shown = true;
        }
    }
  return shown;
}

TEST(OfficeQuestions, MostSnippetsShowTheSentenceThatAnswers) {
  const char* index = std::getenv("IPS_OFFICE_INDEX");
  const fs::path file = tests::corpora() / "../domain/questions.tsv";
  if (index == nullptr || !fs::exists(file)) GTEST_SKIP() << "wants IPS_OFFICE_INDEX and " << file;
  const Judgments answering = read_judgments(tests::source_folder() / "tests/relevance/office_answers.txt");
  int found = 0;
  int shown = 0;
  for (const Question& question : read_questions(file)) {
    const auto at = answering.find(question.id);
    if (at == answering.end()) continue;
    search::Request request;
    request.query = question.text;
    const auto answer = search::search(index, request);
    const auto shows = shows_answer(index, std::get<search::Result>(answer), at->second);
    found += shows ? 1 : 0;
    shown += shows.value_or(false) ? 1 : 0;
    if (shows == false) std::cout << question.id << " is not shown its answer: " << question.text << "\n";
  }
  std::cout << "snippets that show the sentence that answers: " << shown << " of " << found << "\n";
  EXPECT_GE(found, 20);
  EXPECT_GE(shown * 4, found * 3);
}

}  // namespace

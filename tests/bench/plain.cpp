// SPDX-License-Identifier: GPL-3.0-or-later
// What a plain question costs beside a bare search of the library below: processor time, one process, warm, in turn.
// Usage: plain_bench INDEX [QUESTIONS.txt | COUNT]. Prints medians, 95th percentiles and ratios within a question.
//
// bare     the question's stems joined by OR over the passages' text, BM25 with the same parameters, the best ten and
//          their data; the database stays open
// grouped  the same, but ten documents, one passage of each, as a result needs them
// ranking  the question with its readings ranked, all of it on: the best ten documents; the database stays open
// ours     search(): opening, parsing, ranking, passages with snippets, counts of words; without facets
#include <time.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/open.h"
#include "searcher/search/ranked.h"
#include "searcher/search/search.h"
#include "searcher/search/words.h"
#include "tests/bench/measure.h"

namespace {

namespace query = searcher::query;
namespace search = searcher::search;

// Of the processor: on a busy machine the longer of two works is interrupted more often.
double milliseconds(const std::function<void()>& work) {
  timespec start{};
  timespec end{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  work();
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  return 1e3 * static_cast<double>(end.tv_sec - start.tv_sec) + 1e-6 * static_cast<double>(end.tv_nsec - start.tv_nsec);
}

// Two to six words that 1 to 30 in a hundred passages hold.
std::vector<std::string> random_questions(const Xapian::Database& database, std::size_t count) {
  const std::vector<std::string> words = bench::words_of(database, 10, 300, 4);
  std::mt19937_64 dice(1);
  std::vector<std::string> questions(count);
  for (std::string& question : questions)
    for (std::size_t length = 2 + dice() % 5; length > 0; --length) question += words[dice() % words.size()] + " ";
  return questions;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') lines.push_back(line.substr(line.rfind('\t') + 1));
  return lines;
}

Xapian::Query stems_of(const std::string& question) {
  const auto parsed = query::parse(question, query::QueryMode::plain);
  std::vector<Xapian::Query> stems;
  if (const auto* found = std::get_if<query::Query>(&parsed))
    for (const search::RankingWord& word : search::ranking_words(found->root))
      for (const std::string& stem : word.stems)
        if (!word.weightless) stems.emplace_back(schema::term(schema::FieldId::stem, stem));
  return {Xapian::Query::OP_OR, stems.begin(), stems.end()};
}

void ask_bare(const Xapian::Database& database, const Xapian::Query& stems, bool grouped) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(search::passage_weight());
  enquire.set_query(stems);
  if (grouped) enquire.set_collapse_key(schema::slot::document);
  const Xapian::MSet best = enquire.get_mset(0, 10);
  std::size_t bytes = 0;
  for (auto at = best.begin(); at != best.end(); ++at) bytes += at.get_document().get_data().size();
  if (bytes == 1) std::cerr << "one byte\n";
}

void ask(const std::filesystem::path& index, const std::string& question) {
  search::Request request;
  request.query = question;
  request.mode = search::Mode::plain;
  search::search(index, request);
}

void rank(const search::OpenLibrary& open, const std::string& question) {
  const auto parsed = query::parse(question, query::QueryMode::plain);
  if (const auto* found = std::get_if<query::Query>(&parsed)) search::rank_documents(open, *found, {}, {});
}

void run(const std::filesystem::path& index, const std::string& source) {
  const search::OpenLibrary open = search::open_library(index);
  const bool file = std::filesystem::exists(source);
  const auto questions =
      file ? lines_of(source) : random_questions(open.database, std::strtoul(source.c_str(), nullptr, 10));
  std::vector<double> bare;
  std::vector<double> grouped;
  std::vector<double> ranking;
  std::vector<double> ours;
  for (const std::string& question : questions) {
    const Xapian::Query stems = stems_of(question);
    if (stems.empty()) continue;
    ask(index, question);  // warm
    ask_bare(open.database, stems, true);
    bare.push_back(milliseconds([&] { ask_bare(open.database, stems, false); }));
    grouped.push_back(milliseconds([&] { ask_bare(open.database, stems, true); }));
    ranking.push_back(milliseconds([&] { rank(open, question); }));
    ours.push_back(milliseconds([&] { ask(index, question); }));
  }
  std::cout << bare.size() << " questions\n";
  bench::print("bare   ", bare, bare, "bare");
  bench::print("grouped", grouped, bare, "bare");
  bench::print("ranking", ranking, bare, "bare");
  bench::print("ours   ", ours, bare, "bare");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "Usage: plain_bench INDEX [QUESTIONS.txt | COUNT]\n";
    return 2;
  }
  try {
    run(arguments[1], count > 2 ? arguments[2] : "200");
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}

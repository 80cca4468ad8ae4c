// SPDX-License-Identifier: GPL-3.0-or-later
// What exactness costs: the same pairs of words asked with AND, /s and /p, and by Xapian alone, in one run and in turn.
// Usage: exact_bench INDEX [PAIRS]. Prints medians, 95th percentiles and ratios within a pair.
#include <xapian.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/index_folder.h"
#include "searcher/search/search.h"
#include "tests/bench/measure.h"

namespace {

namespace search = searcher::search;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void xapian_and(const Xapian::Database& database, const std::string& a, const std::string& b) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query({Xapian::Query::OP_AND, Xapian::Query(a), Xapian::Query(b)});
  enquire.get_mset(0, database.get_doccount());
}

void ask(const std::filesystem::path& index, const std::string& query) {
  search::Request request;
  request.query = query;
  request.mode = search::Mode::exact;
  search::search(index, request);
}

void run(const std::filesystem::path& index, std::size_t pairs) {
  const auto open = schema::open_current(index);
  const auto words = bench::words_of(open.database, 5, 600, 3);
  std::mt19937_64 dice(1);
  std::vector<double> bare;
  std::vector<double> both;
  std::vector<double> sentence;
  std::vector<double> paragraph;
  for (std::size_t i = 0; i < pairs; ++i) {
    const std::string a = words[dice() % words.size()];
    const std::string b = words[dice() % words.size()];
    ask(index, a + " AND " + b);  // warm
    bare.push_back(milliseconds([&] { xapian_and(open.database, a, b); }));
    both.push_back(milliseconds([&] { ask(index, a + " AND " + b); }));
    sentence.push_back(milliseconds([&] { ask(index, a + " /s " + b); }));
    paragraph.push_back(milliseconds([&] { ask(index, a + " /p " + b); }));
  }
  std::cout << words.size() << " words, " << pairs << " pairs\n";
  bench::print("Xapian's AND", bare, both, "AND");
  bench::print("a AND b     ", both, both, "AND");
  bench::print("a /s b      ", sentence, both, "AND");
  bench::print("a /p b      ", paragraph, both, "AND");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "Usage: exact_bench INDEX [PAIRS]\n";
    return 2;
  }
  try {
    run(arguments[1], count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 300);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the slowest admissible query of exact mode: random queries over common words, the slowest kept, parts of
// them exchanged and joined for as long as that makes them slower.
// Usage: worst_query INDEX [SECONDS]. Prints each new slowest query with its time.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "searcher/query/parse.h"
#include "searcher/search/search.h"
#include "tests/oracle/random_query.h"

namespace {

namespace query = searcher::query;
namespace search = searcher::search;
using Clock = std::chrono::steady_clock;

constexpr std::size_t most_kept = 8;

struct Timed {
  query::Node node;
  double milliseconds = 0;
};

// The words that most documents hold: the worst there are.
std::vector<std::string> common_words(const Xapian::Database& database) {
  std::vector<std::pair<Xapian::doccount, std::string>> words;
  for (auto at = database.allterms_begin("a"); at != database.allterms_end(); ++at) {
    const std::string word = *at;
    if (word[0] > 'z') break;
    if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == word.npos) words.emplace_back(at.get_termfreq(), word);
  }
  std::sort(words.rbegin(), words.rend());
  std::vector<std::string> common;
  for (std::size_t i = 0; i < std::min<std::size_t>(40, words.size()); ++i) common.push_back(words[i].second);
  return common;
}

// Of the processor, so that a busy machine does not count.
double time_of(const std::filesystem::path& index, const query::Node& node) {
  search::Request request;
  request.query = query::print(node);
  request.mode = search::Mode::exact;
  request.facets = true;
  const std::clock_t start = std::clock();
  search::search(index, request);
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Two slow ones joined, or a fresh one joined to a slow one.
query::Node offspring(std::mt19937_64& dice, const std::vector<Timed>& slow, const std::vector<std::string>& words) {
  const query::Node fresh = oracle::random_query(dice(), words, 1 + static_cast<unsigned>(dice() % 4));
  if (slow.empty() || dice() % 3 == 0) return fresh;
  const query::Node& one = slow[dice() % slow.size()].node;
  const query::Node& other = dice() % 2 == 0 ? fresh : slow[dice() % slow.size()].node;
  query::Node joined;
  if (dice() % 2 == 0)
    joined.value = query::And{{one, other}};
  else
    joined.value = query::Or{{one, other}};
  return joined;
}

void run(const std::filesystem::path& index, int seconds) {
  const auto words = common_words(schema::open_current(index).database);
  std::mt19937_64 dice(1);
  std::vector<Timed> slow;
  std::size_t asked = 0;
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  while (Clock::now() < end) {
    const query::Node node = offspring(dice, slow, words);
    if (!std::holds_alternative<query::Query>(query::parse(query::print(node)))) continue;  // beyond a limit
    ++asked;
    double took = time_of(index, node);
    // Only what may be kept is timed again: the second time nothing is read from the disk.
    if (slow.size() < most_kept || took > slow.back().milliseconds) took = std::min(took, time_of(index, node));
    if (slow.empty() || took > slow.front().milliseconds)
      std::cout << took << " ms  " << query::print(node) << "\n" << std::flush;
    slow.push_back({node, took});
    std::sort(slow.begin(), slow.end(), [](const Timed& a, const Timed& b) { return a.milliseconds > b.milliseconds; });
    if (slow.size() > most_kept) slow.pop_back();
  }
  std::cout << asked << " queries asked\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "Usage: worst_query INDEX [SECONDS]\n";
    return 2;
  }
  try {
    run(arguments[1], count > 2 ? std::atoi(arguments[2]) : 60);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}

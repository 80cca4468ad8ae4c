// SPDX-License-Identifier: GPL-3.0-or-later
// What answering one query may cost. Counted in steps, not in seconds, so that the same query is answered or refused on
// every machine.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>

namespace searcher::search {

// Thrown when the work allowed for a query is used up; the query is then refused, never answered in part.
struct TooManyPairs {};

// Steps of one query in all documents together. A step is one pair of occurrences looked at, about 30 ns; what else
// takes time is counted in steps too: a list of positions read from the index, a thing kept to be sorted.
class Work {
 public:
  // What the queries of a small library may cost; of a larger one, in proportion to its records. At 100,000 passages
  // the slowest query that a long search found takes under two seconds.
  static constexpr std::uint64_t least = 20'000'000;
  static constexpr std::uint64_t records_of_least = 100'000;

  explicit Work(std::uint64_t steps) : left_(steps) {}
  static Work of_library(const Xapian::Database& database) {
    return Work(least / records_of_least * std::max<std::uint64_t>(records_of_least, database.get_doccount()));
  }
  // The same where positions come over the network, one list an exchange.
  Work over_network() const {
    Work work = *this;
    work.list_ = list_over_network;
    return work;
  }
  // For offers beside the answer, which nobody waits for.
  static Work of_help(const Xapian::Database& database) { return Work(of_library(database).left_ / 8); }

  void look_at_pair() { spend(1); }
  void keep() { spend(5); }  // an occurrence that has to be sorted with the others
  void read_list(std::size_t positions) { spend(list_ + positions / 4); }

 private:
  void spend(std::uint64_t steps) {
    if (left_ < steps) throw TooManyPairs{};
    left_ -= steps;
  }
  // About 100 microseconds on a local network: some 6,000 lists for a query of a small library.
  static constexpr std::uint64_t list_over_network = 3000;

  std::uint64_t left_;
  std::uint64_t list_ = 60;
};

}  // namespace searcher::search

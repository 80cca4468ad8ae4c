// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents of one index hold something, found by their passages, without ranking or reading any.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace searcher::search {

// A document's record stands before its passages, so the docids of the records are where documents begin: posting lists
// are walked from document to document, and no record is read. The database must outlive it.
class DocumentWalk {
 public:
  enum class State : char { out, in, never };  // `never`: not in, whatever is added
  using Documents = std::vector<State>;        // of each document, by docid

  explicit DocumentWalk(const Xapian::Database& database);

  Documents none() const { return Documents(begins_.size(), State::out); }
  // Makes documents with a passage that has the term `in`, or `never`, those that are `out`; at most so many. Returns
  // how many it made so.
  std::size_t add_with(const std::string& term, Documents& documents, State as = State::in,
                       std::size_t most = std::numeric_limits<std::size_t>::max()) const;
  // Likewise the documents with a passage that the query finds, all of them.
  std::size_t add_found(const Xapian::Query& query, Documents& documents) const;
  // The first passage of each that is in, rising.
  std::vector<Xapian::docid> first_passages(const Documents& documents) const;

 private:
  const Xapian::Database& database_;
  std::vector<Xapian::docid> begins_;  // rising
};

// The terms each of which is enough for a query, and queries for the rest of it.
struct Alternatives {
  std::vector<std::string> terms;
  std::vector<Xapian::Query> rest;
};
Alternatives alternatives_of(const Xapian::Query& query);

}  // namespace searcher::search

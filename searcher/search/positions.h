// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a query stand in documents: position lists, each read once, from cursors that only move on.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/search/work.h"

namespace searcher::search {

// A cursor for each term of a query. Documents looked at in rising order cost one walk over each posting list; going
// back is right too, and costs a new start. Database and work must outlive it.
class Postings {
 public:
  Postings(const Xapian::Database& database, Work& work) : database_(database), work_(work) {}

  bool has(const std::string& term, Xapian::docid docid);
  // The positions of the term in the document, rising; none when it does not hold it. Throws TooManyPairs.
  std::vector<std::uint32_t> positions(const std::string& term, Xapian::docid docid);

  const Xapian::Database& database() const { return database_; }
  Work& work() { return work_; }

 private:
  struct Cursor {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
    Xapian::docid asked = 0;  // the last document asked for
  };
  Cursor& move_to(const std::string& term, Xapian::docid docid);

  const Xapian::Database& database_;
  Work& work_;
  std::unordered_map<std::string, Cursor> cursors_;
};

// One document record under examination. Lists are read once each, on demand; references stay valid.
class DocumentPositions {
 public:
  DocumentPositions(Postings& postings, Xapian::docid docid);

  const std::vector<std::uint32_t>& of(const std::string& term);
  bool has(const std::string& term) { return postings_.has(term, docid_); }

  // First positions, rising.
  const std::vector<std::uint32_t>& sentences();
  const std::vector<std::uint32_t>& paragraphs();
  const std::vector<std::uint32_t>& headings();  // of those paragraphs that are headings
  const std::vector<std::uint32_t>& passages();

  std::string date() const;

 private:
  const std::vector<std::uint32_t>& starts(Xapian::valueno slot);
  std::string value(Xapian::valueno slot) const;

  Postings& postings_;
  Xapian::docid docid_;
  mutable std::optional<Xapian::Document> document_;  // read when first asked for
  std::map<std::string, std::vector<std::uint32_t>> lists_;
  std::map<Xapian::valueno, std::vector<std::uint32_t>> starts_;
};

}  // namespace searcher::search

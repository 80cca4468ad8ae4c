// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a document a query matches: intervals of word positions, found by the positions that the index holds.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/search/resolve.h"

namespace searcher::search {

// A closed interval of word positions.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool operator==(const Span&) const = default;
};

// One document record under examination. Position lists are read once each, on demand.
class DocumentPositions {
 public:
  DocumentPositions(const Xapian::Database& database, Xapian::docid docid);

  const std::vector<std::uint32_t>& of(const std::string& term);
  const std::vector<std::uint32_t>& sentences();  // first position of each
  const std::vector<std::uint32_t>& paragraphs();
  const std::vector<std::uint32_t>& passages();
  bool has(const std::string& term);
  std::string date() const;

 private:
  const Xapian::Database& database_;
  Xapian::docid docid_;
  Xapian::Document document_;
  std::map<std::string, std::vector<std::uint32_t>> lists_;
};

struct Match {
  bool matches = false;
  std::vector<Span> spans;  // minimal intervals: rising in first and in last, none within another
  bool operator==(const Match&) const = default;
};

// Evaluates the query on one document, exactly. The spans of
//   a word, citation, phrase     are its occurrences;
//   a OR b                       the minimal ones of both;
//   a /n b, /s, /p               the smallest interval over each pair of separate occurrences within reach, the whole
//                                of which must lie in one sentence or paragraph for /s and /p;
//   a NOT /n b                   those of a that have no b in reach;
//   a AND b, a NOT b, ATLEAST    those of the parts that had to match;
// Conditions on metadata have none.
Match evaluate(const Resolved& node, DocumentPositions& document);

// The minimal intervals of a list: sorted, and none that contains another.
std::vector<Span> minimal(std::vector<Span> spans);

}  // namespace searcher::search

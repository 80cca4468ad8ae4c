// SPDX-License-Identifier: GPL-3.0-or-later
// A query tree with its words looked up in the index: what can be matched, counted and marked.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "searcher/query/tree.h"
#include "searcher/search/result.h"

namespace searcher::search {

// One part of a resolved query.
//   any        one position holding any of `terms` (none: matches nothing)
//   citation   the places of the one term, which are schema::citation_place
//   sequence   operands, all `any`, at consecutive positions (a phrase)
//   near       the two operands within reach; see query::Proximity
//   all, either, without, at_least   as query::And, Or, Not, AtLeast
//   hidden     the operand, whose places are not in the text (a title's words)
//   tagged     the document has any of `terms`, boolean ones without positions
//   dated      the document's date is in `dates`
struct Resolved {
  enum class Kind { any, citation, sequence, near, all, either, without, at_least, hidden, tagged, dated };
  Kind kind = Kind::any;
  std::vector<std::string> terms;
  std::vector<Resolved> operands;
  query::Reach reach = query::Reach::words;
  std::uint32_t distance = 0;
  bool ordered = false;
  bool negated = false;
  bool in_headings = false;  // of a citation: only places in headings
  std::uint32_t count = 0;
  std::uint32_t leaf = 0;  // of any, citation, sequence and tagged: index into Resolution::words
  query::DateRange dates;
};

// The resolved tree, with what there is to say about its words.
struct Resolution {
  Resolved root;
  std::vector<WordCount> words;    // each leaf of the tree once, in order; documents are not counted yet
  std::vector<std::string> notes;  // "nino also finds niño"
};

// At most so many forms for all truncated words of a query together.
inline constexpr std::size_t most_forms = 2000;

// Looks the tree's words up in the database. An error when a truncated word has too many forms (it shows the ten
// commonest) or a root is shorter than three letters.
std::variant<Resolution, QueryError> resolve(const query::Node& node, const Xapian::Database& database);

// The leaves of the tree with that index: a hyphenated word has two, its parts and the joined form.
std::vector<Resolved> leaves_with(const Resolved& node, std::uint32_t index);

}  // namespace searcher::search

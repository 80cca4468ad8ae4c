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
//   citation   from a position of terms[0] to the position of terms[1] of the same rank (first and last words)
//   sequence   operands at consecutive positions (a phrase)
//   near       the two operands within reach; see query::Proximity
//   all, either, without, at_least   as query::And, Or, Not, AtLeast
//   tagged     the document has any of `terms`, boolean ones without positions
//   dated      the document's date is in `dates`
struct Resolved {
  enum class Kind { any, citation, sequence, near, all, either, without, at_least, tagged, dated };
  Kind kind = Kind::any;
  std::vector<std::string> terms;
  std::vector<Resolved> operands;
  query::Reach reach = query::Reach::words;
  std::uint32_t distance = 0;
  bool ordered = false;
  bool negated = false;
  std::uint32_t count = 0;
  query::DateRange dates;
};

// The resolved tree, with what there is to say about its words.
struct Resolution {
  Resolved root;
  std::vector<WordCount> words;    // each leaf of the tree once, in order
  std::vector<std::string> notes;  // "nino also finds niño"
};

// At most so many forms for all truncated words of a query together.
inline constexpr std::size_t most_forms = 2000;

// Looks the tree's words up in the database. An error when a truncated word has too many forms (it shows the ten
// commonest) or a root is shorter than three letters.
std::variant<Resolution, QueryError> resolve(const query::Node& node, const Xapian::Database& database);

// A Xapian query over document records that every matching document satisfies. `exact` is set to false when some
// documents it finds may not match, so that they have to be verified by their positions.
Xapian::Query candidates(const Resolved& node, bool& exact);

// The filters as a boolean Xapian query that holds for document and passage records alike.
Xapian::Query compile(const std::vector<query::Filter>& filters);

// Whether a value of schema::slot::date is within the range; the same rule as the query below. An unknown date never
// is.
bool is_within(const std::string& date_value, const query::DateRange& dates);

// Documents dated within the range, by schema::slot::date.
Xapian::Query compile(const query::DateRange& dates);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The filters of a query as conditions on records.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/query/tree.h"

namespace searcher::search {

// The filters as a boolean Xapian query that holds for document and passage records alike.
Xapian::Query compile(const std::vector<query::Filter>& filters);

// Whether a value of schema::slot::date is within the range; the same rule as the query below. An unknown date never
// is.
bool is_within(const std::string& date_value, const query::DateRange& dates);

// Documents dated within the range, by schema::slot::date.
Xapian::Query compile(const query::DateRange& dates);

// A query that every record matches. Xapian::Query::MatchAll is one object for all threads, and its count of users is
// not made for that: copied by two at once it is freed while it is in use.
inline Xapian::Query everything() { return Xapian::Query(std::string()); }

}  // namespace searcher::search

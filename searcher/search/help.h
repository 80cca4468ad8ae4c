// SPDX-License-Identifier: GPL-3.0-or-later
// What to try when a search finds nothing: offered with counts, never taken.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/query/tree.h"
#include "searcher/search/result.h"

namespace searcher::search {

// The nearest word of the index for each word it does not hold; the query without one of its conditions, each with the
// number of documents it would find; the query without its filters.
std::vector<Suggestion> suggestions(const Xapian::Database& database, const query::Query& query);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Exact mode: documents that match, every one and no other; their passages by relevance.
#pragma once

#include <optional>
#include <vector>

#include "searcher/query/tree.h"
#include "searcher/search/open.h"
#include "searcher/search/resolve.h"
#include "searcher/search/result.h"
#include "searcher/search/search.h"

namespace searcher::search {

// Fills the result's hits, counts, words and explanation. An error when a word has too many forms, or when the query is
// too broad to be verified.
std::optional<QueryError> search_exact(const OpenLibrary& open, const query::Query& query, const Request& request,
                                       Result& result);

}  // namespace searcher::search

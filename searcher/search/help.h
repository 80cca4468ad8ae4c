// SPDX-License-Identifier: GPL-3.0-or-later
// Help with a query, never taken: each offer is a query of its own with the number of documents it finds.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/tree.h"
#include "searcher/search/open.h"
#include "searcher/search/result.h"

namespace searcher::search {

// For a query that found nothing: misspelt words, nearby citations, the query relaxed in one place, the query without
// its filters. Offers that find nothing either are left out.
std::vector<Suggestion> suggestions(const OpenLibrary& open, const query::Query& query);

// For a query that found something although not all of its words occur: misspelt words.
std::vector<Suggestion> spelling(const OpenLibrary& open, const query::Query& query);

// The other readings of the spaces of an exact query.
std::vector<Suggestion> readings(const OpenLibrary& open, std::string_view text);

}  // namespace searcher::search

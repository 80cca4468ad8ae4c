// SPDX-License-Identifier: GPL-3.0-or-later
// Plain mode: passages by relevance, grouped by document.
#pragma once

#include <xapian.h>

#include "searcher/query/tree.h"
#include "searcher/search/equivalents.h"
#include "searcher/search/result.h"
#include "searcher/search/search.h"

namespace searcher::search {

// Fills the result's hits, those of the other language, expansions, counts, words, doubtful acronyms as other readings,
// and explanation.
void search_ranked(const Xapian::Database& database, const query::Query& query, const OfficeList& office,
                   const Request& request, Result& result);

// The same documents in the same order, nothing else.
std::vector<RankedDocument> rank_documents(const Xapian::Database& database, const query::Query& query,
                                           const OfficeList& office, const Request& request);

// Sets the order of documents: by relevance, else by date (newest first) or title, then by relevance.
void set_order(Xapian::Enquire& enquire, Sort sort);

}  // namespace searcher::search

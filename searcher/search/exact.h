// SPDX-License-Identifier: GPL-3.0-or-later
// Exact mode: documents that match, every one and no other; their passages by relevance.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "searcher/query/tree.h"
#include "searcher/search/resolve.h"
#include "searcher/search/result.h"
#include "searcher/search/search.h"

namespace searcher::search {

// The docids of the document records that match the node and the filters, rising; `proposed` is how many were looked
// at. Throws query::... never; Xapian's errors pass through.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Resolved& node,
                                              const Xapian::Query& filters, std::uint64_t& proposed);

// Fills the result's hits, counts, words and explanation. An error when a word cannot be looked up.
std::optional<QueryError> search_exact(const Xapian::Database& database, const query::Query& query,
                                       const Request& request, Result& result);

}  // namespace searcher::search

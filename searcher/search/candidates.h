// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that match a resolved query: proposed by Xapian, verified by their positions.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/search/occurrences.h"
#include "searcher/search/resolve.h"

namespace searcher::search {

// The docids of all records that match a boolean query, rising.
std::vector<Xapian::docid> docids_of(const Xapian::Database& database, const Xapian::Query& query);

// A Xapian query over document records that every matching document satisfies. `exact` is set to false when some
// documents it finds may not match, so that they have to be verified by their positions.
Xapian::Query candidates(const Resolved& node, bool& exact);

// The docids of the document records that match the node and the filters, rising; `proposed` is how many were looked
// at. Throws TooManyPairs; Xapian's errors pass through.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Resolved& node,
                                              const Xapian::Query& filters, std::uint64_t& proposed, Work& work);

// Fills in how many documents hold each leaf of the tree, by its places and not by its words alone.
void count_documents(const Xapian::Database& database, Resolution& resolution, Work& work);

}  // namespace searcher::search

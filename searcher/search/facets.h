// SPDX-License-Identifier: GPL-3.0-or-later
// How the matching documents divide by type, agency, year and language.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/search/result.h"

namespace searcher::search {

// Facets over all documents that hold a matching record, each document counted once. `query` may match document or
// passage records.
std::vector<Facet> facets_of(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace searcher::search

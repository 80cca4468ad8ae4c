// SPDX-License-Identifier: GPL-3.0-or-later
// How the matching documents divide by type, agency, year, language and folder.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/search/open.h"
#include "searcher/search/result.h"

namespace searcher::search {

struct FacetCounts {
  std::vector<Facet> facets;
  std::uint64_t documents = 0;  // counted, exactly
};

// Facets over all documents that hold a matching record, each group of records counted once: `group` is
// slot::document, or slot::family where of a family one document is shown. `query` may match document or passage
// records.
FacetCounts facets_of(const OpenLibrary& open, const Xapian::Query& query, Xapian::valueno group);

// The same over records that are known, rising, one of each group.
FacetCounts facets_of(const OpenLibrary& open, const std::vector<Xapian::docid>& records);

}  // namespace searcher::search

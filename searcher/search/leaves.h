// SPDX-License-Identifier: GPL-3.0-or-later
// Where the leaves of a resolved query stand in a document.
#pragma once

#include <vector>

#include "searcher/search/occurrences.h"

namespace searcher::search {

// A word, phrase or citation: what no connector joins.
bool is_leaf(const Resolved& node);

// All places of a leaf, rising, each once. They may overlap.
std::vector<Span> places(const Resolved& leaf, DocumentPositions& document);

}  // namespace searcher::search

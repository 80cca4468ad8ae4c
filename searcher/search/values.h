// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of documents in value slots, read as is cheapest where each part of the library is.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/search/open.h"

namespace searcher::search {

// The values of a slot for records that rise, in their order; empty where a record has none. Of a served part only
// slots that a document and all its passages have alike can be asked for: document, type, agency, language, date,
// folder.
std::vector<std::string> values_of(const OpenLibrary& open, const std::vector<Xapian::docid>& records,
                                   Xapian::valueno slot);

// The values of a slot, any one, for results of a search.
std::vector<std::string> values_of(const OpenLibrary& open, const std::vector<Xapian::MSetIterator>& found,
                                   Xapian::valueno slot);

// The slot's values of all documents of a part, by docid there.
using Column = std::vector<std::pair<Xapian::docid, std::string>>;
Column column_of(const Part& part, Xapian::valueno slot);

}  // namespace searcher::search

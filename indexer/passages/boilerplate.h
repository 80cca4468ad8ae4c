// SPDX-License-Identifier: GPL-3.0-or-later
// Text that says nothing of its own: disclaimers and calls to action that whole sites repeat, tables of contents.
#pragma once

#include <string_view>

#include "indexer/schema/records.h"

namespace indexer::passages {

// Whether at least half of the words of a passage stand in sentences that are a disclaimer or a call to action. A long
// passage (over 250 words) never is one.
bool is_boilerplate(std::string_view passage);

// Whether a passage enumerates rather than says: a table of contents, an index, a list of references or of sections
// affected. Running text of either language has 3 to 5 function words in 10, an enumeration fewer than 1.5. Headings
// are not looked at; a passage of fewer than ten words below them, or mostly of rows of a table, never
// is one.
bool is_enumeration(const schema::PassageRecord& passage);

}  // namespace indexer::passages

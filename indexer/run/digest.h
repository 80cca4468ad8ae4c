// SPDX-License-Identifier: GPL-3.0-or-later
// The digest of an update as text and as JSON.
#pragma once

#include <ostream>

#include "indexer/schema/digest.h"

namespace indexer::run {

// One line a document, with what was added to its text; at most `most` of them, 0 = all.
void print_digest(std::ostream& out, const schema::Digest& digest, std::size_t most);
void print_json(std::ostream& out, const schema::Digest& digest);

}  // namespace indexer::run

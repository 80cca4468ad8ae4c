// SPDX-License-Identifier: GPL-3.0-or-later
// The digest of an update, and a document compared with its text before, as text and as JSON.
#pragma once

#include <ostream>
#include <string>

#include "searcher/search/result.h"

namespace searcher::render {

void text(std::ostream& out, const search::DigestView& view);
std::string json(const search::DigestView& view, int indent = 2);

// What went in "[-...-]", what came in "{+...+}"; coloured instead when `colour` says so. Long stretches that stayed
// are shortened to their ends.
void text(std::ostream& out, const search::ComparisonView& view, bool colour);
std::string json(const search::ComparisonView& view, int indent = 2);

}  // namespace searcher::render

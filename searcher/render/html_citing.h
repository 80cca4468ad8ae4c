// SPDX-License-Identifier: GPL-3.0-or-later
// Who cites a document, in short, for its page.
#pragma once

#include <string>

#include "searcher/render/frame.h"
#include "searcher/search/result.h"

namespace searcher::render {

// A section with the documents of the result and a link to all of them; nothing when none cites it.
std::string cited_by(const Frame& frame, const search::CitingResult& cited);

}  // namespace searcher::render

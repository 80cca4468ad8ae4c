// SPDX-License-Identifier: GPL-3.0-or-later
// What was searched for besides the words as typed, each with the way to leave it out.
#pragma once

#include <string>
#include <vector>

#include "searcher/render/frame.h"
#include "searcher/search/result.h"

namespace searcher::render {

// A list of links; empty when there is none.
std::string expansion_chips(const Frame& frame, const std::vector<search::WordExpansion>& expansions);

}  // namespace searcher::render

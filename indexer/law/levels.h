// SPDX-License-Identifier: GPL-3.0-or-later
// The markers of subdivisions, (a) (1) (A) (i) (I) (aa), and what their style says of their level.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/law/reader.h"

namespace law {

// "( a) (9)(B )" -> a, 9, B, as written. Returns `at` when no marker stands there. A marker after a blank is taken
// only when no clause begins with it; `listed` says that the first one goes on a list and is taken in any case.
std::size_t read_markers(const Reader& r, std::size_t at, std::vector<std::string>& markers, bool listed = false);

// Puts right what scans and authors mix up, by the level a marker stands on: (l) for (1) below a letter, (b) for (B)
// below a paragraph of a statute. Never turns (i) into (I) where both may stand.
void settle_levels(std::vector<std::string>& levels, bool regulation);

// Where a marker without a section number joins the path of the element before it.
struct Cut {
  std::size_t level = 0;  // so many levels of that path are kept
  bool rises = false;     // the marker comes after the one it replaces
};
Cut cut_level(const std::vector<std::string>& before, std::string_view marker);

// What lies between two markers of one style, ends not included: a, d -> b, c. Empty when they are no such pair.
std::vector<std::string> levels_between(std::string_view first, std::string_view last);

}  // namespace law

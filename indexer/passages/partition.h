// SPDX-License-Identifier: GPL-3.0-or-later
// Where a row of atoms is best cut into passages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace indexer::passages {

// Sizes in words (language::tokens).
struct PassageSizes {
  std::uint32_t least = 80;
  std::uint32_t most = 250;
};

// An atom and the gap before it. Costs are on one scale with those of an odd size, see size_cost() in partition.cpp.
struct Step {
  std::uint32_t words = 0;
  std::uint32_t cut = 0;    // cost of a cut in the gap
  std::uint32_t cross = 0;  // cost of no cut in it
  bool must_cut = false;
};

// Indices of the steps that begin a passage, rising; 0 is the first. Of all ways to cut the row, the cheapest; passages
// of at most 96 steps, which keeps the work linear. Empty for an empty row.
std::vector<std::size_t> partition(const std::vector<Step>& steps, const PassageSizes& sizes);

}  // namespace indexer::passages

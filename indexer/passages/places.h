// SPDX-License-Identifier: GPL-3.0-or-later
// Which subdivisions of a section of law stand in each passage of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/passages/subdivisions.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// A subdivision that stands in a passage, by its path, "b/1/D".
struct Subdivision {
  std::string path;
  // First byte in the passage's text of the paragraph that begins it; nothing where it goes on from a passage before.
  std::optional<std::uint32_t> begin;
};

// For each passage the subdivisions that begin or go on in it, each with all above it, sorted by path, each once: b,
// b/1, b/1/D. `numbers` are the section's own, "240A" and "1229b"; what stands under the number of another section (an
// act quoted in a note) has no place.
std::vector<std::vector<Subdivision>> places_of(const std::vector<schema::PassageRecord>& passages,
                                                const std::vector<std::string_view>& numbers, Order order);

}  // namespace indexer::passages

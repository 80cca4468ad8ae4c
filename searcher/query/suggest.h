// SPDX-License-Identifier: GPL-3.0-or-later
// The known name nearest to a mistyped one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace searcher::query {

// Insertions, deletions, replacements and swaps of neighbours that turn one into the other, in bytes. Inputs over 64
// bytes are cut.
std::uint32_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `names` without regard to case, the first among equals. Nothing when `names` is empty.
std::string_view nearest(std::string_view word, std::span<const std::string_view> names);

// The same, but nothing when it is too far off to be a slip of the keyboard: over a third of its letters, at least one.
std::optional<std::string_view> likely(std::string_view word, std::span<const std::string_view> names);

}  // namespace searcher::query

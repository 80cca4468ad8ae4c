// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a text, word by word: what stayed, what went, what came.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace language {

enum class Piece : std::uint8_t { same, removed, added };

// A run of whole words with the white space that follows them, as in the text it is from ("same": in the later one).
struct TextPiece {
  Piece kind = Piece::same;
  std::string_view text;
  bool operator==(const TextPiece&) const = default;
};

// The pieces in order: those that are same or added make up `after`, those that are same or removed `before` but for
// white space. Words are what white space separates. A stretch with more than `most_edits` changes is taken as replaced
// whole, so that the time is at most proportional to words times edits. The texts must outlive the pieces.
inline constexpr std::size_t most_edits = 2000;
std::vector<TextPiece> compare_words(std::string_view before, std::string_view after);

// Words, by the same rule.
std::uint64_t count_words(std::string_view text);

}  // namespace language

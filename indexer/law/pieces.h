// SPDX-License-Identifier: GPL-3.0-or-later
// Text cut into the pieces that citations are made of, so that odd blanks, dashes and line ends matter to nobody else.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace law {

// What Piece::kind holds beside an ASCII punctuation character (all dashes are '-', all quotes '\'' or '"').
namespace piece {
inline constexpr char none = '\0';     // past the end
inline constexpr char letters = 'a';   // letters only, other alphabets included
inline constexpr char digits = 'd';    // digits only
inline constexpr char mixed = 'm';     // letters and digits: 240A, 1229b, 4th
inline constexpr char section = 's';   // §
inline constexpr char barrier = '\n';  // end of a paragraph: no citation crosses it
inline constexpr char other = '?';
}  // namespace piece

struct Piece {
  std::uint32_t begin = 0;  // bytes in the text, half-open
  std::uint32_t end = 0;
  char kind = piece::none;
  bool tight = false;  // nothing stands between this piece and the one before
};

// Blanks, soft hyphens, zero-width characters, superscript note marks, "[[Page 8139]]" and "\1\" give no pieces. Words
// that scans glue together (8CFR, INA212) are two pieces.
std::vector<Piece> pieces_of(std::string_view text);

}  // namespace law

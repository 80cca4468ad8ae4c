// SPDX-License-Identifier: GPL-3.0-or-later
// Text to words. Documents and queries are cut by this one function, so that they cannot disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace language {

// A word at its place. Words are numbered without gaps through a text: its index in the result is its position.
//
//   text   "El niño filed Form I-485."
//   folded  el nino filed form i-485      (and "niño" as `exact` of the second)
struct Token {
  std::uint32_t begin = 0;  // bytes in the text, half-open
  std::uint32_t end = 0;
  std::string folded;  // index term: lower case, accents and ñ folded, curly quotes and soft hyphens gone
  std::string exact;   // the same with ñ kept where the word has one, else empty (indexed at the same position)
  bool operator==(const Token&) const = default;
};

// Cuts UTF-8 text (invalid bytes count as separators). Letters and digits make words; inside a word stay: the hyphen
// of form numbers (i-485, eoir-42b, pm-602-0050.1), of visa classes (h-1b), of case initials (a-b-, w-y-u-); dots
// between digits (1003.18) and the apostrophe of a name (o'brien; a possessive 's is cut off: "court's" -> "court's"
// as one token, see forms.h). A section sign is a word of its own, "§". Other hyphens separate: good-will is two words.
// Concatenation rule: tokens(a + "\n\n" + b) are tokens(a) followed by tokens(b).
std::vector<Token> tokens(std::string_view text);

// Lower case, no accents, ñ -> n, ligatures and fullwidth forms split, quotes and dashes made plain: what Token::folded
// is made of. Idempotent.
std::string fold(std::string_view text);

// The same, with ñ kept.
std::string fold_keeping_enye(std::string_view text);

}  // namespace language

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

// Cuts UTF-8 text (invalid bytes count as separators). Letters and digits make words. One word are:
//
//   I-485  EOIR-42B  H-1B  PM-602-0050.1   up to five letters, a hyphen, digits; then hyphens and dots between digits
//                                          (but not post-1996, part-2: a word of the common language separates)
//   A-B-  W-Y-U-                           case initials; a missing last hyphen is added in `folded`
//   1003.18  602-0050                      dots between digits belong to the word, hyphens between them do not
//   12,000                                 thousands; folded without the comma
//   U.S.C.  C.F.R.  A.G.                   initials with dots; folded without them: usc cfr ag
//   I&N                                    letters joined by an ampersand; folded i&n
//   don't  court's  aliens'                an apostrophe within a word; one at the end is no part of it, and after
//                                          digits it separates: H-1B's holds the word H-1B
//   §                                      a section sign, each by itself
//
// An en dash joins as a hyphen does (the Government Publishing Office prints H–1B); an em dash separates. Other hyphens
// separate: good-will is two words, 212(a)(9)(B) four, 10:30 two. Addresses of the web and of mail are cut at their
// signs. Superscript numbers (footnote marks) are no part of a word.
// A word over 64 folded bytes becomes its first 40, a tilde and 16 digits of a hash of the whole: 57 bytes at most, so
// that no term of the index grows too long, and equal for equal words only.
// Concatenation rule: tokens(a + "\n\n" + b) are tokens(a) followed by tokens(b), with offsets moved.
std::vector<Token> tokens(std::string_view text);

// Lower case, no accents, ñ -> n, ligatures and fullwidth forms split, quotes and dashes made plain: what Token::folded
// is made of. Idempotent.
std::string fold(std::string_view text);

// The same, with ñ kept.
std::string fold_keeping_enye(std::string_view text);

}  // namespace language

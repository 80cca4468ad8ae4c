// SPDX-License-Identifier: GPL-3.0-or-later
// What a code point is to the cutting and folding of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace language {

enum class CharacterClass : std::uint8_t {
  separator,  // ends a word: blanks, punctuation, invalid bytes
  letter,
  digit,
  mark,        // combining accent: belongs to the letter before it
  ignorable,   // soft hyphen, zero-width: as if it were not there
  hyphen,      // - and U+2010, U+2011 (not the dashes that stand between words)
  apostrophe,  // ' and U+2019
  period,
  comma,
  ampersand,
  section,  // §
};

struct Character {
  char32_t code = 0;
  std::uint32_t length = 1;  // bytes; an invalid byte is a separator of length 1
  CharacterClass kind = CharacterClass::separator;
};

// The character at byte `at` (< text.size()).
Character character_at(std::string_view text, std::size_t at);

// Appends the folded form of a code point: lower case, accents off, ligatures and fullwidth forms split, curly quotes
// and dashes plain, odd blanks a space, soft hyphens and zero-width characters nothing. ñ becomes n unless `keep_enye`.
void append_folded(std::string& out, char32_t code, bool keep_enye);

void append_utf8(std::string& out, char32_t code);

}  // namespace language

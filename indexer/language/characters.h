// SPDX-License-Identifier: GPL-3.0-or-later
// What a code point is to the cutting and folding of words.
#pragma once

#include <array>
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
  hyphen,      // - U+2010 U+2011, and what is typed in its place: U+2012, en dash, minus (the em dash separates)
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

constexpr std::array<CharacterClass, 128> make_ascii_classes() {
  std::array<CharacterClass, 128> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = CharacterClass::digit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = CharacterClass::letter;
  table['-'] = CharacterClass::hyphen;
  table['\''] = CharacterClass::apostrophe;
  table['.'] = CharacterClass::period;
  table[','] = CharacterClass::comma;
  table['&'] = CharacterClass::ampersand;
  return table;
}
inline constexpr std::array<CharacterClass, 128> ascii_classes = make_ascii_classes();

// The character at byte `at`, which is >= 0x80 and < text.size().
Character wide_character_at(std::string_view text, std::size_t at);

// The character at byte `at` (< text.size()).
inline Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, ascii_classes[first]};
  return wide_character_at(text, at);
}

// Appends the folded form of a code point: lower case, accents off, ligatures and fullwidth forms split, curly quotes
// and dashes plain, odd blanks a space, soft hyphens and zero-width characters nothing. ñ becomes n unless `keep_enye`.
void append_folded(std::string& out, char32_t code, bool keep_enye);

void append_utf8(std::string& out, char32_t code);

}  // namespace language

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/language/characters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>

namespace language {
namespace {

using enum CharacterClass;

bool is_ignorable(char32_t code) {
  return code == 0xad || (code >= 0x200b && code <= 0x200f) || code == 0x2060 || code == 0xfeff ||
         (code >= 0x2061 && code <= 0x2064) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

constexpr char32_t fullwidth_offset = 0xfee0;  // from ! to U+FF01
bool is_fullwidth(char32_t code) { return code >= 0xff01 && code <= 0xff5e; }

// Roman numerals of one character are letters too: their decomposition is.
bool is_letter(UChar32 code) { return u_isalpha(code) != 0 || u_charType(code) == U_LETTER_NUMBER; }

CharacterClass classify(char32_t code) {
  switch (code) {
    case 0xa7:
      return section;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return hyphen;
    case 0x2019:
    case 0x02bc:
      return apostrophe;
    // Ordinal signs: "art. 5º", "1ª"; their place is after a digit, so they end the word.
    case 0xaa:
    case 0xba:
      return separator;
    default:
      break;
  }
  if (is_ignorable(code)) return ignorable;
  if (is_fullwidth(code)) return ascii_classes[code - fullwidth_offset];
  const auto point = static_cast<UChar32>(code);
  if (is_letter(point)) return letter;
  if (u_isdigit(point) != 0) return digit;
  const auto category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK) return mark;
  return separator;
}

// Marks that are no part of a folded letter.
bool is_combining(UChar32 code) { return u_charType(code) == U_NON_SPACING_MARK; }

bool append_punctuation(std::string& out, char32_t code) {
  if (code == 0x2018 || code == 0x2019 || code == 0x201a || code == 0x201b || code == 0x2032 || code == 0x02bc) {
    out.push_back('\'');
  } else if (code == 0x201c || code == 0x201d || code == 0x201e || code == 0x201f || code == 0xab || code == 0xbb ||
             code == 0x2033) {
    out.push_back('"');
  } else if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xfe58 || code == 0xfe63 ||
             code == 0xff0d) {
    out.push_back('-');
  } else if (code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x202f || code == 0x205f ||
             code == 0x3000) {
    out.push_back(' ');
  } else {
    return is_ignorable(code);
  }
  return true;
}

// Latin letters that Unicode does not decompose.
std::string_view plain_letters(char32_t code) {
  switch (code) {
    case 0xc6:
    case 0xe6:
      return "ae";
    case 0xd0:
    case 0xf0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xd8:
    case 0xf8:
      return "o";
    case 0xde:
    case 0xfe:
      return "th";
    case 0xdf:
    case 0x1e9e:
      return "ss";
    case 0x131:
      return "i";
    case 0x141:
    case 0x142:
      return "l";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

void append_lower(std::string& out, UChar32 code) {
  const auto lower = static_cast<char32_t>(u_foldCase(code, U_FOLD_CASE_DEFAULT));
  if (const std::string_view plain = plain_letters(lower); !plain.empty())
    out += plain;  // ǽ decomposes to one
  else
    append_utf8(out, lower);
}

// Letters by their full compatibility decomposition, so that ﬁ is f i and Ａ is a; everything else as it is, since
// decomposing ½ or ² would make digits of them.
void append_decomposed(std::string& out, char32_t code) {
  const auto point = static_cast<UChar32>(code);
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&error);
  std::array<UChar, 20> units{};
  const int32_t count =
      U_SUCCESS(error) && (is_letter(point) || is_fullwidth(code))
          ? unorm2_getDecomposition(nfkd, point, units.data(), static_cast<int32_t>(units.size()), &error)
          : -1;
  if (count < 0 || U_FAILURE(error)) {
    append_lower(out, point);
    return;
  }
  for (int32_t i = 0; i < count;) {
    UChar32 part = 0;
    U16_NEXT(units.data(), i, count, part);
    if (!is_combining(part) && !append_punctuation(out, static_cast<char32_t>(part))) append_lower(out, part);
  }
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t at) {
  UChar32 code = 0;
  std::size_t next = at;
  U8_NEXT(text.data(), next, text.size(), code);
  if (code < 0) return {0xfffd, 1, separator};
  const auto point = static_cast<char32_t>(code);
  return {point, static_cast<std::uint32_t>(next - at), classify(point)};
}

void append_utf8(std::string& out, char32_t code) {
  std::array<char, 4> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(code));
  out.append(bytes.data(), length);
}

void append_folded(std::string& out, char32_t code, bool keep_enye) {
  if (code < 0x80) {
    out.push_back(code >= 'A' && code <= 'Z' ? static_cast<char>(code + 32) : static_cast<char>(code));
  } else if (code == 0xf1 || code == 0xd1) {
    out += keep_enye ? "ñ" : "n";
  } else if (const std::string_view plain = plain_letters(code); !plain.empty()) {
    out += plain;
  } else if (!append_punctuation(out, code) && !is_combining(static_cast<UChar32>(code))) {
    append_decomposed(out, code);
  } else if (code == 0x303 && keep_enye && !out.empty() && out.back() == 'n') {
    out.back() = '\xc3';
    out.push_back('\xb1');
  }
}

}  // namespace language

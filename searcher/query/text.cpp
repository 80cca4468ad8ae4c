// SPDX-License-Identifier: GPL-3.0-or-later
// Character by character, so that each byte knows where it was typed.
#include "searcher/query/text.h"

#include <algorithm>

namespace searcher::query {
namespace {

struct Character {
  char32_t code = 0;
  std::uint32_t length = 0;  // bytes; 0 = invalid
};

Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  char32_t code = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return {};
    code = (code << 6) | (byte(at + i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, length};
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string_view quote_or_dash(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0xAB:
    case 0xBB:
      return "\"";
    case 0x2039:
    case 0x203A:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "-";
    default:
      return "";
  }
}

std::string_view ligature(char32_t c) {
  constexpr std::string_view split[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? split[c - 0xFB00] : "";
}

std::string plain_form(char32_t c, std::string_view as_typed) {
  if (is_invisible(c)) return "";
  if (is_blank(c)) return " ";
  if (const auto plain = quote_or_dash(c); !plain.empty()) return std::string(plain);
  if (const auto split = ligature(c); !split.empty()) return std::string(split);
  if (c >= 0xFF01 && c <= 0xFF5E) return std::string(1, static_cast<char>(c - 0xFEE0));
  return std::string(as_typed);
}

}  // namespace

std::optional<std::uint32_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    if (character.length == 0) return static_cast<std::uint32_t>(at);
    at += character.length;
  }
  return std::nullopt;
}

Text normalise(std::string_view typed) {
  Text text{.typed = std::string(typed), .bytes = {}, .origin = {}};
  for (std::size_t at = 0; at < typed.size();) {
    const Character character = decode(typed, at);
    const std::string plain = plain_form(character.code, typed.substr(at, character.length));
    text.bytes += plain;
    text.origin.insert(text.origin.end(), plain.size(), static_cast<std::uint32_t>(at));
    at += std::max(character.length, 1U);
  }
  text.origin.push_back(static_cast<std::uint32_t>(typed.size()));
  return text;
}

bool is_space(char c) { return c == ' '; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
bool is_word_byte(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace searcher::query

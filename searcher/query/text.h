// SPDX-License-Identifier: GPL-3.0-or-later
// The query made plain before it is cut: NFC, straight quotes, plain dashes and spaces, with the way back to what was
// typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::query {

struct Text {
  std::string typed;
  std::string bytes;                  // normalised UTF-8
  std::vector<std::uint32_t> origin;  // for each byte of `bytes`, and one past its end: the byte in `typed`
};

// Byte offset of the first byte that is no valid UTF-8.
std::optional<std::uint32_t> invalid_utf8(std::string_view text);

// `typed` must be valid UTF-8. Idempotent on the bytes.
Text normalise(std::string_view typed);

// Helpers for single bytes of normalised text; bytes of characters beyond ASCII count as letters.
bool is_space(char c);
bool is_digit(char c);
bool is_letter(char c);  // ASCII letters only
bool is_upper(char c);
bool is_word_byte(char c);  // ASCII letter, digit, or part of a character beyond ASCII
std::string lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace searcher::query

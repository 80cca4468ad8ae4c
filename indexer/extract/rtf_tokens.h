// SPDX-License-Identifier: GPL-3.0-or-later
// The lexical level of RTF: groups, control words, characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace indexer::extract {

struct RtfToken {
  enum class Kind : std::uint8_t { open, close, word, symbol, byte, end };
  Kind kind = Kind::end;
  std::string_view word;      // control word without backslash
  std::optional<int> number;  // its parameter
  char byte = 0;              // a character of text (from \'hh too), or the control symbol
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
  RtfToken next();
  // Skips raw bytes (\binN).
  void skip(std::size_t count) { at_ = count > bytes_.size() - at_ ? bytes_.size() : at_ + count; }

 private:
  RtfToken control();
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens as the RTF specification 1.9.1 defines them.
#include "indexer/extract/rtf_tokens.h"

#include <algorithm>
#include <cctype>

namespace indexer::extract {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
  if (is_digit(c)) return c - '0';
  const int lower = std::tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

RtfToken RtfTokens::next() {
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_++];
  if (c == '{') return {RtfToken::Kind::open, {}, {}, 0};
  if (c == '}') return {RtfToken::Kind::close, {}, {}, 0};
  if (c == '\\') return control();
  return {RtfToken::Kind::byte, {}, {}, c};
}

RtfToken RtfTokens::control() {
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_];
  if (c == '\'') {
    const int high = at_ + 2 < bytes_.size() ? hex(bytes_[at_ + 1]) : -1;
    const int low = at_ + 2 < bytes_.size() ? hex(bytes_[at_ + 2]) : -1;
    ++at_;
    if (high < 0 || low < 0) return {RtfToken::Kind::symbol, {}, {}, '\''};
    at_ += 2;
    return {RtfToken::Kind::byte, {}, {}, static_cast<char>(high * 16 + low)};
  }
  if (!is_letter(c)) {
    ++at_;
    if (c == '\\' || c == '{' || c == '}') return {RtfToken::Kind::byte, {}, {}, c};
    return {RtfToken::Kind::symbol, {}, {}, c};
  }
  RtfToken token{RtfToken::Kind::word, {}, {}, 0};
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
  token.word = bytes_.substr(begin, at_ - begin);
  const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_digit(bytes_[at_ + 1]);
  if (negative) ++at_;
  if (at_ < bytes_.size() && is_digit(bytes_[at_])) {
    int value = 0;
    for (; at_ < bytes_.size() && is_digit(bytes_[at_]); ++at_)
      value = std::min(value * 10 + (bytes_[at_] - '0'), 99'999'999);
    token.number = negative ? -value : value;
  }
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  return token;
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/reader.h"

#include <algorithm>

namespace law {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// The ASCII letter of an accented Latin letter U+00C0 .. U+00FF, by the second byte.
char plain_letter(unsigned char second) {
  constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";
  return plain[(second - 0x80u) & 0x1Fu];
}

}  // namespace

Reader::Reader(std::string_view text, bool box) : text_(text), pieces_(pieces_of(text)), box_(box) {}

std::string_view Reader::view(std::size_t i) const {
  ++looks_;
  if (i >= pieces_.size()) return {};
  return text_.substr(pieces_[i].begin, pieces_[i].end - pieces_[i].begin);
}

bool Reader::is(std::size_t i, std::string_view lower) const {
  const std::string_view word = view(i);
  std::size_t at = 0;
  for (const char c : lower) {
    if (at >= word.size()) return false;
    if (static_cast<unsigned char>(word[at]) == 0xC3 && at + 1 < word.size()) {
      if (plain_letter(static_cast<unsigned char>(word[at + 1])) != c) return false;
      at += 2;
    } else if (lower_ascii(word[at++]) != c) {
      return false;
    }
  }
  return at == word.size();
}

bool Reader::is_any(std::size_t i, std::initializer_list<std::string_view> lower) const {
  return std::any_of(lower.begin(), lower.end(), [&](std::string_view word) { return is(i, word); });
}

bool Reader::is_alnum(std::size_t i) const {
  const char k = kind(i);
  return k == piece::letters || k == piece::digits || k == piece::mixed;
}

bool Reader::is_capitalised(std::size_t i) const {
  const std::string_view word = view(i);
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

std::size_t Reader::words(std::size_t at, std::initializer_list<std::string_view> lower) const {
  for (const std::string_view word : lower)
    if (!is(at++, word)) return 0;
  return at;
}

std::size_t Reader::phrase(std::size_t at, std::string_view lower) const {
  while (!lower.empty()) {
    const std::size_t blank = std::min(lower.find(' '), lower.size());
    if (!is(at++, lower.substr(0, blank))) return 0;
    lower.remove_prefix(std::min(blank + 1, lower.size()));
  }
  return at;
}

std::size_t Reader::initials(std::size_t at, std::string_view lower) const {
  std::size_t matched = 0;
  while (matched < lower.size()) {
    const std::string_view word = view(at);
    if (kind(at) != piece::letters || word.size() > lower.size() - matched) return 0;
    if (!is(at, lower.substr(matched, word.size()))) return 0;
    matched += word.size();
    ++at;
    if (kind(at) == '.' && (matched < lower.size() || tight(at))) ++at;
  }
  return at;
}

std::size_t Reader::skip_word(std::size_t at, std::initializer_list<std::string_view> lower) const {
  return is_any(at, lower) ? at + 1 : at;
}

std::size_t Reader::skip_remark(std::size_t at) const {
  if (kind(at) != '(') return at;
  for (std::size_t i = at + 1; i < at + 9; ++i) {
    if (kind(i) == ')') return i + 1;
    if (kind(i) == piece::digits || kind(i) == piece::mixed || kind(i) == '(') return at;
  }
  return at;
}

std::size_t Reader::skip_number_word(std::size_t at) const {
  if (is_any(at, {"no", "nos", "number", "numbers", "num", "numero"})) at = skip(at + 1, '.');
  at = skip(at, '#');
  return skip(at, ':');
}

std::optional<std::string> Reader::number(std::size_t i, std::size_t longest) const {
  const std::string_view word = view(i);
  if (word.empty() || word.size() > longest) return std::nullopt;
  if (kind(i) == piece::digits) return std::string(word);
  if (kind(i) != piece::mixed) return std::nullopt;
  std::string digits(word);
  for (char& c : digits) {
    if (c == 'l' || c == 'I') c = '1';
    if (c == 'O') c = '0';
    if (!is_ascii_digit(c)) return std::nullopt;
  }
  return digits;
}

std::size_t Reader::thousands(std::size_t at, std::size_t longest, std::string& digits) const {
  if (kind(at) != piece::digits) return 0;
  digits = view(at++);
  while (digits.size() <= longest && kind(at) == ',' && tight(at) && kind(at + 1) == piece::digits && tight(at + 1) &&
         view(at + 1).size() == 3 && view(at - 1).size() <= 3) {
    digits += view(at + 1);
    at += 2;
  }
  return digits.size() <= longest ? at : 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c & ~0x20);
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::string without_leading_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? "0" : std::string(digits.substr(first));
}

}  // namespace law

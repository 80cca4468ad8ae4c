// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/subdivisions.h"

#include <algorithm>
#include <cstdint>

namespace indexer::passages {
namespace {

bool all_of(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string text) {
  for (char& c : text)
    if (is_upper(c)) c = static_cast<char>(c + 32);
  return text;
}

// The value of a roman number up to 39; 0 = none.
int roman(std::string_view text) {
  constexpr std::string_view ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  int tens = 0;
  while (text.starts_with('x') && tens < 3) {
    text.remove_prefix(1);
    ++tens;
  }
  for (int one = 0; one < 10; ++one)
    if (text == ones[one]) return 10 * tens + one;
  return 0;
}

// Letters count a..z, then aa..zz.
int letter_value(std::string_view text) {
  if (text.size() == 1) return text[0] - 'a' + 1;
  if (text.size() == 2 && text[0] == text[1]) return 26 + text[0] - 'a' + 1;
  return 0;
}

}  // namespace

std::vector<std::string> leading_markers(std::string_view text) {
  std::vector<std::string> markers;
  while (text.starts_with('(')) {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos || close < 2 || close > 6) break;
    const std::string_view marker = text.substr(1, close - 1);
    if (!all_of(marker, is_digit) && !all_of(marker, is_lower) && !all_of(marker, is_upper)) break;
    const bool is_word = marker.size() > 2 && roman(lower(std::string(marker))) == 0 && !all_of(marker, is_digit);
    if (is_word || (all_of(marker, is_digit) && marker.size() > 3)) break;
    markers.emplace_back(marker);
    text.remove_prefix(close + 1);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return markers;
}

std::vector<SubdivisionPath::Style> SubdivisionPath::styles_of(const std::string& marker) {
  std::vector<Style> styles;
  if (all_of(marker, is_digit)) return {Style::number};
  const bool capital = all_of(marker, is_upper);
  const std::string small = lower(marker);
  if (letter_value(small) > 0) styles.push_back(capital ? Style::capital : Style::letter);
  if (roman(small) > 0) styles.push_back(capital ? Style::capital_roman : Style::roman);
  return styles;
}

bool SubdivisionPath::follows(const std::string& next, const std::string& last, Style style) {
  const auto value = [&](const std::string& marker) {
    switch (style) {
      case Style::number:
        return std::stoi(marker);
      case Style::letter:
      case Style::capital:
        return letter_value(lower(marker));
      case Style::roman:
      case Style::capital_roman:
        return roman(lower(marker));
    }
    return 0;
  };
  return value(next) == value(last) + 1;
}

bool SubdivisionPath::is_first(const std::string& marker, Style style) {
  if (style == Style::number) return marker == "1";
  const std::string small = lower(marker);
  return style == Style::letter || style == Style::capital ? small == "a" : small == "i";
}

// In turn: the next of a step that is open, deepest first; the first of a deeper level; a jump within a style that is
// open; a level of its own.
void SubdivisionPath::take_one(const std::string& marker) {
  const std::vector<Style> styles = styles_of(marker);
  if (styles.empty()) return;
  for (std::size_t i = path_.size(); i-- > 0;)
    for (const Style style : styles)
      if (path_[i].style == style && follows(marker, path_[i].marker, style)) {
        path_.resize(i + 1);
        path_[i].marker = marker;
        return;
      }
  const auto is_open = [&](Style style) {
    return std::any_of(path_.begin(), path_.end(), [&](const Step& step) { return step.style == style; });
  };
  for (const Style style : styles)
    if (is_first(marker, style) && (!is_open(style) || path_.back().style != style)) {
      path_.push_back({style, marker});
      return;
    }
  for (std::size_t i = path_.size(); i-- > 0;)
    if (path_[i].style == styles.front()) {
      path_.resize(i + 1);
      path_[i].marker = marker;
      return;
    }
  path_.push_back({styles.front(), marker});
}

void SubdivisionPath::take(const std::vector<std::string>& markers) {
  constexpr std::size_t deepest = 8;
  for (const std::string& marker : markers) take_one(marker);
  if (path_.size() > deepest) path_.resize(deepest);
}

std::vector<std::string> SubdivisionPath::headings() const {
  std::vector<std::string> headings;
  for (const Step& step : path_) headings.push_back("(" + step.marker + ")");
  return headings;
}

}  // namespace indexer::passages

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

// Bytes of a section's number, "SEC. 248. 340 [8 U.S.C. 1258] ", when a marker follows it; else 0.
std::size_t section_number(std::string_view text) {
  constexpr std::size_t most_bytes = 80;
  if (!text.starts_with("SEC. ") && !text.starts_with("Sec. ") && !text.starts_with("§")) return 0;
  const std::size_t bracket = text.substr(0, most_bytes).find("] (");
  return bracket == std::string_view::npos ? 0 : bracket + 2;
}

bool is_marker(std::string_view marker) {
  if (all_of(marker, is_digit)) return marker.size() <= 3;
  if (!all_of(marker, is_lower) && !all_of(marker, is_upper)) return false;
  return marker.size() <= 2 || roman(lower(std::string(marker))) > 0;
}

bool is_rest_of_citation(std::string_view text) {
  if (text.starts_with(')') || text.starts_with(',') || text.starts_with('.')) return true;
  for (const std::string_view word : {"of ", "and ", "or ", "through ", "above", "below"})
    if (text.starts_with(word)) return true;
  return false;
}

}  // namespace

std::vector<std::string> leading_markers(std::string_view text) {
  text.remove_prefix(section_number(text));
  std::vector<std::string> markers;
  while (text.starts_with('(')) {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos || close < 2 || close > 6) break;
    const std::string_view marker = text.substr(1, close - 1);
    if (!is_marker(marker)) break;
    markers.emplace_back(marker);
    text.remove_prefix(close + 1);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  if (is_rest_of_citation(text)) markers.clear();
  return markers;
}

bool breaks_off(std::string_view paragraph) {
  constexpr std::size_t long_line = 60;
  if (paragraph.size() < long_line || paragraph.ends_with(" and") || paragraph.ends_with(" or")) return false;
  const char last = paragraph.back();
  return is_digit(last) || is_lower(last) || is_upper(last);
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
std::size_t SubdivisionPath::take_one(const std::string& marker) {
  const std::vector<Style> styles = styles_of(marker);
  const auto replace = [&](std::size_t at, Style style) {
    path_.resize(at + 1);
    path_[at] = {style, marker};
    return at + 1;
  };
  for (std::size_t i = path_.size(); i-- > 0;)
    for (const Style style : styles)
      if (path_[i].style == style && follows(marker, path_[i].marker, style)) return replace(i, style);
  const auto is_open = [&](Style style) {
    return std::any_of(path_.begin(), path_.end(), [&](const Step& step) { return step.style == style; });
  };
  for (const Style style : styles)
    if (is_first(marker, style) && !is_open(style)) {
      path_.push_back({style, marker});
      return path_.size();
    }
  for (std::size_t i = path_.size(); i-- > 0;)
    if (path_[i].style == styles.front()) return replace(i, styles.front());
  path_.push_back({styles.front(), marker});
  return path_.size();
}

std::size_t SubdivisionPath::take(const std::vector<std::string>& markers) {
  std::size_t first = 0;
  for (const std::string& marker : markers) {
    if (styles_of(marker).empty()) break;
    const std::size_t depth = take_one(marker);
    if (first == 0) first = depth;
  }
  return first;
}

std::vector<std::string> SubdivisionPath::headings() const {
  std::vector<std::string> headings;
  for (const Step& step : path_) headings.push_back("(" + step.marker + ")");
  return headings;
}

}  // namespace indexer::passages

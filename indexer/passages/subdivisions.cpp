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

bool is_first_of_level(std::string_view marker) {
  return marker == "1" || marker == "i" || marker == "A" || marker == "a" || marker == "I";
}

// "Before the Immigration Court—(1) In general—(i) When filed": levels that begin behind the title of the last.
void append_titled_markers(std::vector<std::string>& markers, std::string_view text) {
  constexpr std::size_t longest_title = 100;
  while (true) {
    const std::size_t open = text.substr(0, longest_title).find('(');
    if (open == std::string_view::npos) return;
    std::string_view title = text.substr(0, open);
    while (title.ends_with(' ')) title.remove_suffix(1);
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || close > open + 2) return;
    const std::string_view marker = text.substr(open + 1, close - open - 1);
    if (!(title.ends_with("—") || title.ends_with("-") || title.ends_with('.')) || !is_first_of_level(marker)) return;
    markers.emplace_back(marker);
    text.remove_prefix(close + 1);
  }
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
  if (is_rest_of_citation(text)) return {};
  if (!markers.empty()) append_titled_markers(markers, text);
  return markers;
}

std::string section_title(std::string_view paragraph) {
  constexpr std::size_t longest_title = 120;
  const bool act = paragraph.starts_with("SEC. ") || paragraph.starts_with("Sec. ");
  const std::size_t bracket = paragraph.substr(0, longest_title).find(" [8 U.S.C.");
  if (act && bracket != std::string_view::npos) return std::string(paragraph.substr(0, bracket));
  constexpr std::string_view sign = "§ ";
  if (paragraph.find(" of the ") != std::string_view::npos) return {};
  const bool section =
      paragraph.starts_with(sign) && paragraph.size() > sign.size() && is_digit(paragraph[sign.size()]);
  return section && paragraph.size() <= longest_title ? std::string(paragraph) : std::string();
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

int SubdivisionPath::value(const std::string& marker, Style style) {
  const std::vector<Style> styles = styles_of(marker);
  if (std::find(styles.begin(), styles.end(), style) == styles.end()) return 0;
  switch (style) {
    case Style::number:
      return std::stoi(marker);
    case Style::letter:
    case Style::capital:
      return letter_value(lower(marker));
    case Style::roman:
    case Style::capital_roman:
      return passages::roman(lower(marker));
  }
  return 0;
}

bool SubdivisionPath::are_neighbours(const std::string& marker, const std::string& next) {
  const std::vector<Style> styles = styles_of(marker);
  return std::any_of(styles.begin(), styles.end(),
                     [&](Style style) { return value(next, style) == value(marker, style) + 1; });
}

std::size_t SubdivisionPath::replace(std::size_t at, Style style, const std::string& marker) {
  path_.resize(at + 1);
  path_[at] = {style, marker};
  return at + 1;
}

// Another "(a)" where that is allowed; the next letter of the outermost level where the path is lost.
bool SubdivisionPath::begins_anew(const std::string& marker, bool roman) const {
  if (restarts_ && marker == "a" && !outermost_.empty()) return true;
  const int letter = value(marker, Style::letter);
  return lost_ && !roman && letter > 0 && letter == value(outermost_, Style::letter) + 1;
}

// In turn: the next of a level that is open, deepest first; the first of a level below; one further on in a level that
// is open (those between were repealed). Anything else is lost.
std::size_t SubdivisionPath::take_one(const std::string& marker, bool roman, bool chained) {
  constexpr std::size_t deepest = 8;
  constexpr int widest_gap = 4;
  const std::vector<Style> styles = styles_of(marker);
  // The first of a level often stands within the paragraph above: below an open level, the second will do.
  const auto begins = [&](const std::string& first, Style style) {
    const int most = chained ? 999 : path_.empty() || style == Style::letter ? 1 : 2;
    return value(first, style) >= 1 && value(first, style) <= most;
  };
  if (begins_anew(marker, roman)) {
    lost_ = false;
    path_.assign(1, {Style::letter, marker});
    return 1;
  }
  if (lost_) return 0;
  const auto is_open = [&](Style style) {
    return std::any_of(path_.begin(), path_.end(), [&](const Step& step) { return step.style == style; });
  };
  const bool below = roman && styles.back() != styles.front() && !is_open(styles.back());
  for (std::size_t i = path_.size(); i-- > 0 && !below;)
    for (const Style style : styles)
      if (path_[i].style == style && value(marker, style) == value(path_[i].marker, style) + 1)
        return replace(i, style, marker);
  for (const Style style : styles)
    if (begins(marker, style) && !is_open(style) && path_.size() < deepest) return replace(path_.size(), style, marker);
  for (std::size_t i = path_.size(); i-- > 0;) {
    if (path_[i].style != styles.front()) continue;
    const int gap = value(marker, styles.front()) - value(path_[i].marker, styles.front());
    if (gap > 0 && gap <= widest_gap) return replace(i, styles.front(), marker);
  }
  path_.clear();
  lost_ = true;
  return 0;
}

std::size_t SubdivisionPath::take(const std::vector<std::string>& markers, bool roman) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    if (styles_of(markers[i]).empty()) break;
    const std::size_t depth = take_one(markers[i], roman && i == 0, i > 0);
    if (depth == 1 && path_.front().style == Style::letter) outermost_ = path_.front().marker;
    if (i == 0) first = depth;
  }
  return first;
}

std::vector<std::string> SubdivisionPath::headings() const {
  std::vector<std::string> headings;
  for (const Step& step : path_) headings.push_back("(" + step.marker + ")");
  return headings;
}

}  // namespace indexer::passages

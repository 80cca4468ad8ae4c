// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/levels.h"

#include <algorithm>
#include <array>

namespace law {
namespace {

enum class Style { number, small, capital, small_roman, capital_roman, other };

constexpr std::size_t widest_range = 26;

constexpr std::array<std::string_view, 39> romans{
    "i",    "ii",    "iii",    "iv",    "v",    "vi",    "vii",    "viii",    "ix",   "x",
    "xi",   "xii",   "xiii",   "xiv",   "xv",   "xvi",   "xvii",   "xviii",   "xix",  "xx",
    "xxi",  "xxii",  "xxiii",  "xxiv",  "xxv",  "xxvi",  "xxvii",  "xxviii",  "xxix", "xxx",
    "xxxi", "xxxii", "xxxiii", "xxxiv", "xxxv", "xxxvi", "xxxvii", "xxxviii", "xxxix"};

std::size_t roman_value(std::string_view marker) {
  const std::string small = lower(marker);
  const auto found = std::find(romans.begin(), romans.end(), small);
  return found == romans.end() ? 0 : static_cast<std::size_t>(found - romans.begin()) + 1;
}

bool is_small(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
bool is_capital(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// a .. z are 1 .. 26, aa .. zz 27 .. 52.
std::size_t letter_value(std::string_view marker) {
  const std::string small = lower(marker);
  if (small.empty() || small.size() > 2 || (small.size() == 2 && small[0] != small[1])) return 0;
  if (!is_small(small)) return 0;
  return static_cast<std::size_t>(small[0] - 'a') + 1 + (small.size() == 2 ? 26 : 0);
}

std::size_t value_as(std::string_view marker, Style style) {
  switch (style) {
    case Style::number:
      return all_digits(marker) ? static_cast<std::size_t>(std::stoul(std::string(marker))) : 0;
    case Style::small:
      return is_small(marker) ? letter_value(marker) : 0;
    case Style::capital:
      return is_capital(marker) ? letter_value(marker) : 0;
    case Style::small_roman:
      return is_small(marker) ? roman_value(marker) : 0;
    case Style::capital_roman:
      return is_capital(marker) ? roman_value(marker) : 0;
    case Style::other:
      return 0;
  }
  return 0;
}

// The style of a marker below one of style `above` (other = it is the first).
Style style_of(std::string_view marker, std::size_t level, Style above) {
  if (all_digits(marker)) return Style::number;
  if (is_small(marker))
    return level > 0 && above != Style::small && roman_value(marker) > 0 ? Style::small_roman : Style::small;
  if (is_capital(marker)) {
    const bool below_roman = above == Style::small_roman || above == Style::capital;
    return below_roman && roman_value(marker) > 0 ? Style::capital_roman : Style::capital;
  }
  return Style::other;
}

std::vector<Style> styles_of(const std::vector<std::string>& levels) {
  std::vector<Style> styles;
  Style above = Style::other;
  for (std::size_t i = 0; i < levels.size(); ++i) styles.push_back(above = style_of(levels[i], i, above));
  return styles;
}

bool digit_like(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == 'l' || c == 'I' || c == 'O'; });
}

// "1", "53", "a", "bb", "iii", "XIV", "b1"; not a year, a word, an agency.
bool is_marker(std::string_view text) {
  if (text.empty() || text.size() > 7) return false;
  if (all_digits(text)) return text.size() <= 3 && text != "00" && text != "000";
  if (letter_value(text) > 0 && (is_small(text) || is_capital(text))) return true;
  if (roman_value(text) > 0 && (is_small(text) || is_capital(text))) return true;
  if (text.size() <= 3 && digit_like(text))
    return text.find_first_of("123456789lI") != std::string_view::npos;  // l5, 1I
  return text.size() == 2 && letter_value(text.substr(0, 1)) > 0 && all_digits(text.substr(1));
}

// One marker in its parentheses; a scan may tear its digits apart: "( l 5)".
std::size_t read_marker(const Reader& r, std::size_t at, std::string& marker) {
  if (r.kind(at) != '(' || !r.is_alnum(at + 1)) return 0;
  marker = r.view(at + 1);
  std::size_t close = at + 2;
  if (r.is_alnum(close) && marker.size() == 1 && r.view(close).size() == 1 && digit_like(marker) &&
      digit_like(r.view(close)))
    marker += r.view(close++);
  return r.kind(close) == ')' && is_marker(marker) ? close + 1 : 0;
}

bool opens_clause(const Reader& r, std::size_t at) {
  return r.is_word(at) &&
         !r.is_any(at, {"and",   "or",    "of",  "nor",  "y",        "o",      "de",     "del",  "to",    "through",
                        "is",    "are",   "was", "were", "for",      "in",     "as",     "with", "which", "by",
                        "under", "shall", "may", "must", "provides", "states", "waiver", "note", "et"});
}

void settle(std::string& level, Style above, std::size_t at, bool regulation) {
  const auto as_digits = [](std::string text) {
    for (char& c : text) c = c == 'l' || c == 'I' ? '1' : c == 'O' ? '0' : c;
    return text;
  };
  const bool has_digit = level.find_first_of("0123456789") != std::string::npos;
  if (has_digit && all_digits(as_digits(level))) level = as_digits(level);
  if (at == 0 && level == "0") level = "o";
  if (at == 0) return;
  if (!regulation && level == "0" && above == Style::number) level = "O";
  const bool below_letter = above == Style::small || above == Style::capital;
  if (level == "l" && (below_letter || above == Style::small_roman)) level = "1";
  if (level == "I" && at == 1 && above == Style::small) level = "1";
  if (!regulation && above == Style::number && level.size() == 1 && is_small(level) && roman_value(level) == 0)
    level = upper(level);
}

}  // namespace

std::size_t read_markers(const Reader& r, std::size_t at, std::vector<std::string>& markers, bool listed) {
  std::size_t next = at;
  for (std::string marker; const std::size_t after = read_marker(r, next, marker);) {
    const bool certain = r.tight(next) || r.kind(after) == '(' || (listed && next == at);
    if (!certain && opens_clause(r, after)) break;
    if (markers.size() < 16) markers.push_back(marker);
    next = after;
  }
  return next;
}

void settle_levels(std::vector<std::string>& levels, bool regulation) {
  Style above = Style::other;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    settle(levels[i], above, i, regulation);
    above = style_of(levels[i], i, above);
  }
  // 8 C.F.R. § 1003.1(l)(3) is often read as 1003.1(1)(3); a regulation's first level is a letter.
  if (regulation && levels.size() > 1 && levels[0] == "1" && all_digits(levels[1])) levels[0] = "l";
}

Cut cut_level(const std::vector<std::string>& before, std::string_view marker) {
  const std::vector<Style> styles = styles_of(before);
  Cut cut;
  bool found = false;
  for (std::size_t i = before.size(); i-- > 0;) {
    const std::size_t value = value_as(marker, styles[i]);
    if (value == 0) continue;
    if (value > value_as(before[i], styles[i])) return {i, true};
    if (!found) cut.level = i;
    found = true;
  }
  if (!found) cut.level = before.size();  // no such style above: it goes deeper
  return cut;
}

std::vector<std::string> levels_between(std::string_view first, std::string_view last) {
  std::vector<std::string> between;
  for (const Style style : {Style::number, Style::small_roman, Style::capital_roman, Style::small, Style::capital}) {
    const std::size_t from = value_as(first, style);
    const std::size_t to = value_as(last, style);
    if (from == 0 || to <= from || to - from > widest_range) continue;
    for (std::size_t i = from + 1; i < to; ++i) {
      if (style == Style::number) between.push_back(std::to_string(i));
      if (style == Style::small || style == Style::capital) {
        const char letter = static_cast<char>('a' + (i - 1) % 26);
        const std::string word(i > 26 ? 2 : 1, letter);
        between.push_back(style == Style::small ? word : upper(word));
      }
      if (style == Style::small_roman) between.emplace_back(romans.at(i - 1));
      if (style == Style::capital_roman) between.push_back(upper(romans.at(i - 1)));
    }
    return between;
  }
  return between;
}

}  // namespace law

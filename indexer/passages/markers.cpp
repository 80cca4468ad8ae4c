// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/markers.h"

#include <algorithm>
#include <array>

namespace indexer::passages {
namespace {

bool all_of(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (is_upper(c)) c = static_cast<char>(c + 32);
  return small;
}

constexpr std::array<std::string_view, 10> ones{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};

// The value of a roman number up to 39; 0 = none.
std::uint16_t roman(std::string_view text) {
  std::uint16_t tens = 0;
  while (text.starts_with('x') && tens < 3) {
    text.remove_prefix(1);
    ++tens;
  }
  for (std::uint16_t one = 0; one < ones.size(); ++one)
    if (text == ones[one]) return static_cast<std::uint16_t>(10 * tens + one);
  return 0;
}

// Letters count a..z, then aa..zz.
std::uint16_t letter(std::string_view text) {
  if (text.size() == 1) return static_cast<std::uint16_t>(text[0] - 'a' + 1);
  if (text.size() == 2 && text[0] == text[1]) return static_cast<std::uint16_t>(26 + text[0] - 'a' + 1);
  return 0;
}

bool is_first_of_level(std::string_view marker) {
  return marker == "1" || marker == "i" || marker == "A" || marker == "a" || marker == "I";
}

std::size_t digits_at(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  return digits;
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
    if (!(title.empty() || title.ends_with("—") || title.ends_with("-") || title.ends_with('.')) ||
        !is_first_of_level(marker))
      return;
    markers.emplace_back(marker);
    text.remove_prefix(close + 1);
  }
}

bool is_rest_of_citation(std::string_view text) {
  for (const char c : {')', ',', '.', ';'})
    if (text.starts_with(c)) return true;
  for (const std::string_view word : {"of ", "and ", "or ", "through ", "above", "below", "(other than"})
    if (text.starts_with(word)) return true;
  return false;
}

// Bytes of "SEC. ", "§ " and the like before the number of a section; 0 = it begins otherwise.
std::size_t section_sign(std::string_view text) {
  for (const std::string_view sign : {"SECTION ", "SEC. ", "Sec. ", "§ ", "§\u00a0", "§"})
    if (text.starts_with(sign) && text.size() > sign.size() && is_digit(text[sign.size()])) return sign.size();
  return 0;
}

std::string_view number_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) || is_lower(text[end]) || is_upper(text[end]) || text[end] == '.' || text[end] == '-'))
    ++end;
  while (end > 0 && text[end - 1] == '.') --end;
  return text.substr(0, end);
}

// Behind the number of a section: ". Docket management", " Docket management", or nothing.
bool is_title(std::string_view text) {
  if (text.starts_with('.')) text.remove_prefix(1);
  if (text.empty()) return true;
  if (!text.starts_with(' ')) return false;
  while (text.starts_with(' ')) text.remove_prefix(1);
  return !text.empty() && (is_upper(text.front()) || text.starts_with('[') || text.starts_with("“"));
}

// Bytes of "[8 U.S.C. 1258] " at the start; 0 = none.
std::size_t code_reference(std::string_view text) {
  constexpr std::size_t longest = 30;
  if (!text.starts_with("[8 U.S.C. ") && !text.starts_with("[8. U.S.C. ")) return 0;
  const std::size_t close = text.substr(0, longest).find(']');
  if (close == std::string_view::npos) return 0;
  return close + (text.substr(close + 1).starts_with(' ') ? 2 : 1);
}

// Bytes before the first marker of a section: "SEC. 248. 340 [8 U.S.C. 1258] ", "SEC. 21. ".
std::size_t before_markers(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (const std::size_t code = code_reference(text)) return code;
  const std::size_t sign = section_sign(text);
  if (sign == 0) return 0;
  if (const std::size_t bracket = text.substr(0, longest).find("] ("); bracket != std::string_view::npos)
    return bracket + 2;
  const std::size_t number = sign + number_at(text.substr(sign)).size();
  return text.substr(number).starts_with(". (") ? number + 2 : 0;
}

// Behind a marker: blanks, and the call of a footnote when another marker follows it.
std::string_view behind_marker(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  const std::size_t digits = digits_at(text);
  if (digits > 0 && digits <= 3 && text.substr(digits).starts_with('(')) text.remove_prefix(digits);
  return text;
}

}  // namespace

std::vector<Marker> readings_of(std::string_view text) {
  if (all_of(text, is_digit)) {
    if (text.size() > 3) return {};
    std::uint16_t value = 0;
    for (const char c : text) value = static_cast<std::uint16_t>(10 * value + c - '0');
    return {{Style::number, value}};
  }
  const bool capital = all_of(text, is_upper);
  if ((!capital && !all_of(text, is_lower)) || text.size() > 7) return {};
  std::vector<Marker> readings;
  const std::string small = lower(text);
  if (const auto value = letter(small)) readings.push_back({capital ? Style::capital : Style::letter, value});
  if (text.size() == 2 && text[0] == text[1]) {
    const auto value = static_cast<std::uint16_t>(small[0] - 'a' + 1);
    readings.push_back({capital ? Style::double_capital : Style::double_letter, value});
  }
  if (const auto value = roman(small)) readings.push_back({capital ? Style::capital_roman : Style::roman, value});
  return readings;
}

std::string text_of(const Marker& marker) {
  const unsigned value = marker.value;
  std::string text;
  switch (marker.style) {
    case Style::number:
      return std::to_string(value);
    case Style::letter:
    case Style::capital:
      text = std::string(value > 26 ? 2 : 1, static_cast<char>('a' + (value - 1) % 26));
      break;
    case Style::double_letter:
    case Style::double_capital:
      text = std::string(2, static_cast<char>('a' + (value - 1) % 26));
      break;
    case Style::roman:
    case Style::capital_roman:
      text = std::string(value / 10, 'x').append(ones[value % 10]);
  }
  if (marker.style == Style::capital || marker.style == Style::double_capital || marker.style == Style::capital_roman)
    for (char& c : text) c = static_cast<char>(c - 32);
  return text;
}

bool are_neighbours(std::string_view marker, std::string_view next) {
  for (const Marker& one : readings_of(marker))
    for (const Marker& other : readings_of(next))
      if (one.style == other.style && other.value == one.value + 1) return true;
  return false;
}

std::vector<std::string> leading_markers(std::string_view text) {
  text.remove_prefix(before_markers(text));
  std::vector<std::string> markers;
  while (text.starts_with('(')) {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos || close < 2 || close > 8) break;
    const std::string_view marker = text.substr(1, close - 1);
    if (readings_of(marker).empty()) break;
    markers.emplace_back(marker);
    text = behind_marker(text.substr(close + 1));
  }
  if (is_rest_of_citation(text)) return {};
  if (!markers.empty()) append_titled_markers(markers, text);
  return markers;
}

SectionStart section_start(std::string_view paragraph, bool heading) {
  constexpr std::size_t longest_title = 120;
  if (code_reference(paragraph) > 0) {
    const std::size_t number = paragraph.find("C. ") + 3;
    const std::string_view digits = number_at(paragraph.substr(number));
    return {"8 U.S.C. § " + std::string(digits), std::string(digits), true};
  }
  const std::size_t sign = section_sign(paragraph);
  if (sign == 0) return {};
  const std::string_view number = number_at(paragraph.substr(sign));
  if (paragraph.starts_with("§")) {
    const std::string_view title = paragraph.substr(sign + number.size());
    const bool cited = !is_title(title) || title.find(" of the ") != std::string_view::npos;
    if (!heading && (cited || paragraph.size() > longest_title)) return {};
    return {std::string(paragraph), std::string(number), false};
  }
  const std::string_view head = paragraph.substr(0, longest_title);
  if (!heading && !paragraph.substr(sign + number.size()).starts_with('.')) return {};
  const bool codified =
      head.find(" [8 U.S.C.") != std::string_view::npos || head.find(" [8. U.S.C.") != std::string_view::npos;
  return {std::string(paragraph.substr(0, sign + number.size() + 1)), std::string(number), codified};
}

bool breaks_off(std::string_view paragraph) {
  constexpr std::size_t long_line = 60;
  for (const std::string_view word : {"section", "sections", "subsection", "subsections", "paragraph", "paragraphs",
                                      "subparagraph", "subparagraphs", "clause", "clauses", "subclause"})
    if (paragraph.ends_with(word)) return true;
  if (paragraph.ends_with("), and") || paragraph.ends_with("), or")) return true;
  if (paragraph.size() < long_line || paragraph.ends_with(" and") || paragraph.ends_with(" or")) return false;
  const std::size_t digits = paragraph.size() - paragraph.find_last_not_of("0123456789") - 1;
  if (digits > 0 && paragraph.substr(0, paragraph.size() - digits).ends_with(". ")) return false;  // a footnote's call
  const char last = paragraph.back();
  return is_digit(last) || is_lower(last) || is_upper(last);
}

}  // namespace indexer::passages

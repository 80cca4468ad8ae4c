// SPDX-License-Identifier: GPL-3.0-or-later
// Line shapes of legal plain text.
#include "indexer/extract/lines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace indexer::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool all_in(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}

// The kind of "4", "iv", "IV", "a", "aa", "A" between parentheses or before a full stop.
std::optional<Marker> label_kind(std::string_view label) {
  if (label.empty() || label.size() > 5) return std::nullopt;
  if (std::all_of(label.begin(), label.end(), is_digit)) return Marker::digit;
  if (all_in(label, "ivxl")) return Marker::roman;
  if (all_in(label, "IVXL")) return Marker::upper_roman;
  if (label.size() > 2) return std::nullopt;
  if (std::all_of(label.begin(), label.end(), is_lower)) return Marker::lower;
  if (std::all_of(label.begin(), label.end(), is_upper)) return Marker::upper;
  return std::nullopt;
}

std::size_t bullet_size(std::string_view line) {
  static constexpr std::array<std::string_view, 10> bullets{"•", "·", "▪", "◦", "●", "■", "- ", "* ", "– ", "o "};
  for (const std::string_view bullet : bullets)
    if (line.starts_with(bullet)) return bullet.size();
  return 0;
}

// "1. ", "a. ", "IV. ": the label before the full stop, if text follows it.
std::optional<std::string_view> dotted_label(std::string_view line) {
  const std::size_t dot = line.substr(0, 7).find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 2 >= line.size() || line[dot + 1] != ' ') return std::nullopt;
  if (!label_kind(line.substr(0, dot))) return std::nullopt;
  return line.substr(0, dot);
}

struct Shape {
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t words = 0;
  std::size_t other = 0;
};

Shape shape_of(std::string_view line) {
  Shape shape;
  bool in_word = false;
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  const auto size = static_cast<std::int32_t>(line.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c == ' ') {
      in_word = false;
      continue;
    }
    shape.words += !in_word;
    in_word = true;
    if (c > 0 && u_isupper(c))
      ++shape.upper;
    else if (c > 0 && u_islower(c))
      ++shape.lower;
    else
      ++shape.other;
  }
  return shape;
}

// Every longer word begins with a capital: "Documentary Evidence of the Claim".
bool is_title_case(std::string_view line) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end - at > 3 && is_lower(line[at])) return false;
    capitals += end - at > 3 && is_upper(line[at]);
    at = end + 1;
  }
  return capitals > 0;
}

bool is_capitals(std::string_view line) {
  const Shape shape = shape_of(line);
  if (shape.lower > 0 || shape.upper < 5 || line.size() > 100 || line.back() == ',' || line.back() == ';') return false;
  return shape.upper * 10 >= (shape.upper + shape.other) * 6;
}

// "§ 1003.18 Docket management", also after "8 CFR", "INA", "Sec.": a number and then a capital.
bool is_section_head(std::string_view line) {
  if (line.size() > 180 || line.ends_with(';') || line.ends_with(',')) return false;
  std::size_t at = line.substr(0, 12).find("§");
  if (at != std::string_view::npos)
    at += std::string_view("§").size();
  else if (line.starts_with("Sec. ") || line.starts_with("SEC. "))
    at = 4;
  else
    return false;
  if (at > 4 && is_lower(line.front())) return false;
  while (at < line.size() && line[at] == ' ') ++at;
  if (at == line.size() || !is_digit(line[at])) return false;
  while (at < line.size() && line[at] != ' ' && line[at] != ',' && line[at] != ';' && line[at] != '(') ++at;
  // "§ 1003.6. A final order shall ...": the end of a sentence before it.
  if (line.starts_with("§") && line[at - 1] == '.') return false;
  while (at < line.size() && (line[at] == ' ' || line[at] == '[')) ++at;
  if (at < line.size() && line[at] == '(') {  // INA § 240A (8 U.S.C. § 1229b) Cancellation
    at = line.find(')', at);
    if (at == std::string_view::npos) return false;
    at = line.find_first_not_of(' ', at + 1);
  }
  return at < line.size() && is_upper(line[at]);
}

// "TABLE 1 TO § 214.2—SECTION CONTENTS": names what stands below it, but not what follows that.
bool is_caption(std::string_view line) {
  for (const std::string_view word : {"TABLE ", "Table ", "FIGURE ", "Figure "})
    if (line.starts_with(word) && line.size() > word.size() && is_digit(line[word.size()])) return true;
  return false;
}

bool starts_division(std::string_view line) {
  static constexpr std::array<std::string_view, 12> words{"PART ",    "Part ",    "SUBPART ",  "Subpart ",
                                                          "CHAPTER ", "Chapter ", "TITLE ",    "Title ",
                                                          "VOLUME ",  "Volume ",  "APPENDIX ", "Appendix "};
  const auto* found =
      std::find_if(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
  if (found == words.end() || line.size() > 120 || found->size() >= line.size()) return false;
  const char next = line[found->size()];
  return is_digit(next) || is_upper(next);
}

}  // namespace

std::vector<Marker> list_markers(std::string_view line) {
  std::vector<Marker> markers;
  if (bullet_size(line) > 0) return {Marker::bullet};
  while (line.starts_with('(') && markers.size() < 8) {
    const std::size_t close = line.substr(0, 8).find(')');
    if (close == std::string_view::npos) break;
    const auto kind = label_kind(line.substr(1, close - 1));
    if (!kind) break;
    markers.push_back(*kind);
    line.remove_prefix(close + 1);
  }
  if (!markers.empty()) return markers;
  if (const auto label = dotted_label(line)) {
    const Marker kind = *label_kind(*label);
    if (kind == Marker::digit) return {Marker::digit_dot};
    const bool roman = kind == Marker::roman || kind == Marker::upper_roman;
    return {roman ? Marker::roman_dot : Marker::letter_dot};
  }
  return {};
}

std::uint8_t Outline::place(const std::vector<Marker>& markers) {
  std::uint8_t depth = 1;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    Marker marker = markers[i];
    const auto known = [&](Marker m) { return std::find(open_.begin(), open_.end(), m) != open_.end(); };
    // (i) after (h), (C) after (B): a letter that could be a roman number is one only inside another level.
    if (marker == Marker::roman && !known(Marker::roman) && !open_.empty() && open_.back() == Marker::lower)
      marker = Marker::lower;
    if (marker == Marker::upper_roman && !known(Marker::upper_roman) && !open_.empty() && open_.back() == Marker::upper)
      marker = Marker::upper;
    // (b) after (1), (2) whose (a) ran on in the paragraph above: legal outlines begin with small letters.
    if (marker == Marker::lower && !known(marker) && !open_.empty() && open_.front() == Marker::digit) open_.clear();
    const auto found = std::find(open_.begin(), open_.end(), marker);
    if (found != open_.end()) open_.erase(found, open_.end());
    if (open_.size() < 8) open_.push_back(marker);
    if (i == 0) depth = static_cast<std::uint8_t>(open_.size());
  }
  return depth;
}

std::optional<std::uint8_t> heading_level(std::string_view line, bool alone) {
  if (line.size() < 3 || line.size() > 180) return std::nullopt;
  if (is_section_head(line)) return 2;
  if (is_caption(line)) return std::nullopt;
  if (starts_division(line) && !ends_sentence(line)) return 1;
  const Shape shape = shape_of(line);
  if (const auto label = dotted_label(line)) {
    const bool capital = is_upper(line[label->size() + 2]);
    const bool short_line = shape.words <= 10 && line.size() <= 80 && line.back() != ';' && line.back() != ',';
    const bool open_end = line.back() != '.' && line.back() != ':';
    if (!capital || !short_line || !(open_end || shape.words <= 4)) return std::nullopt;
    const Marker kind = *label_kind(*label);
    if (kind == Marker::upper_roman) return 1;
    if (is_capitals(line) || (open_end && (alone || (kind == Marker::upper && is_title_case(line)))))
      return kind == Marker::upper ? 2 : 3;
    return std::nullopt;
  }
  if (is_capitals(line) && list_markers(line).empty()) return 1;
  if (alone && line.ends_with('?') && shape.words <= 16) return 2;  // articles have questions for headings
  return std::nullopt;
}

bool ends_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 12> ends{".", ":", ";", "?", "!", "—", "”", "\"", "’’", "''", "]", "_"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return line.ends_with(end); });
}

bool ends_in_reference(std::string_view line) {
  static constexpr std::array<std::string_view, 34> words{
      "paragraph",   "paragraphs", "subparagraph", "subparagraphs", "section",  "sections", "subsection",
      "subsections", "clause",     "clauses",      "subclause",     "§",        "§§",       "part",
      "title",       "Pub. L.",    "P.L.",         "No.",           "Stat.",    "Sec.",     "Jan.",
      "Feb.",        "Mar.",       "Apr.",         "Aug.",          "Sept.",    "Oct.",     "Nov.",
      "Dec.",        "U.S.C.",     "C.F.R.",       "CFR",           "CFR part", "Form"};
  if (line.ends_with(") or") || line.ends_with(") and")) return true;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!line.ends_with(word)) return false;
    return line.size() == word.size() || line[line.size() - word.size() - 1] == ' ' ||
           line[line.size() - word.size() - 1] == '(';
  });
}

bool starts_lower(std::string_view line) {
  UChar32 c = 0;
  std::int32_t i = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(line.data());
  if (line.empty()) return false;
  U8_NEXT(data, i, static_cast<std::int32_t>(line.size()), c);
  return c > 0 && u_islower(c);
}

}  // namespace indexer::extract

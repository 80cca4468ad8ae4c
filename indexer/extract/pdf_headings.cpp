// SPDX-License-Identifier: GPL-3.0-or-later
// Headings by print, by numbering, and by the divisions of the law.
#include "indexer/extract/pdf_headings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/blocks.h"
#include "indexer/extract/lines.h"

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t longest_heading = 4;    // lines
constexpr std::size_t longest_division = 14;  // lines, in narrow columns
constexpr std::uint8_t section_level = 5;
constexpr std::uint8_t lowest_level = 6;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_with(std::string_view text, std::string_view lower_word) {
  return text.size() > lower_word.size() &&
         std::equal(lower_word.begin(), lower_word.end(), text.begin(),
                    [](char wanted, char c) { return (is_upper(c) ? c + 32 : c) == wanted; }) &&
         text[lower_word.size()] == ' ';
}

// "§ 212.7 Waiver", "§§ 212.8–212.9 [Reserved]", but not "§ 212.7 of this chapter".
bool is_section(std::string_view text) {
  if (!text.starts_with("§")) return false;
  const std::size_t digit = text.find_first_not_of(" \xC2\xA7");
  if (digit == std::string_view::npos || digit > 6 || !is_digit(text[digit])) return false;
  const std::size_t blank = text.find(' ', digit);
  return blank != std::string_view::npos && blank + 1 < text.size() &&
         (is_upper(text[blank + 1]) || text[blank + 1] == '[');
}

// "212—", "II.", "B [Reserved]": a short number, then a dash, a stop, a bracket or nothing.
bool is_numbered(std::string_view rest) {
  const std::size_t end =
      std::min(rest.find_first_not_of("0123456789abcdefghijABCDEFGHIJKLMNOPQRSTUVWXYZ"), rest.size());
  if (end == 0 || end > 6) return false;
  if (!is_digit(rest[0]) && !is_upper(rest[0])) return false;
  std::string_view after = rest.substr(end);
  while (after.starts_with(' ')) after.remove_prefix(1);
  return after.empty() || after.starts_with("—") || after.starts_with("–") || after.starts_with("-") ||
         after.starts_with('.') || after.starts_with('[') || after.starts_with(':');
}

bool has_leader(std::string_view text) {
  return text.find("....") != std::string_view::npos || text.find(". . . .") != std::string_view::npos;
}

}  // namespace

std::uint8_t division_level(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::uint8_t>, 6> words{
      {{"title", 1}, {"subtitle", 2}, {"chapter", 2}, {"subchapter", 3}, {"part", 3}, {"subpart", 4}}};
  if (is_section(text)) return section_level;
  for (const auto& [word, level] : words)
    if (begins_with(text, word) && is_numbered(text.substr(word.size() + 1))) return level;
  return 0;
}

bool Headings::may_be_part_of_one(const Line& line) const {
  if (layout_.is_small(line) || line.text.size() > 160 || line.table_row || line.footnote || has_leader(line.text))
    return false;
  const auto lowers = std::count_if(line.text.begin(), line.text.end(), is_lower);
  const auto uppers = std::count_if(line.text.begin(), line.text.end(), is_upper);
  if (uppers + lowers < 3) return false;
  if (layout_.is_large(line) || line.bold) return true;
  // Citations have capitals too: "8 U.S.C. 1103; 31 U.S.C. 9701", "5, LXXXIII". "IN GENERAL.—" runs on.
  const auto signs = std::count_if(line.text.begin(), line.text.end(), [](char c) { return c != ' '; });
  const auto telling = std::count_if(line.text.begin(), line.text.end(), [](char c) {
    return is_upper(c) && std::string_view("IVXLC").find(c) == std::string_view::npos;
  });
  return lowers == 0 && uppers >= 4 && telling >= 2 && uppers * 10 >= signs * 6 &&
         line.text.find(':') == std::string::npos && !line.text.starts_with('(') && !line.text.ends_with("—");
}

bool Headings::may_end_one(const Line& line) const {
  return line.text.size() < 12 && (layout_.is_large(line) || line.bold);
}

std::optional<std::uint8_t> Headings::level_by_print(const std::vector<const Line*>& lines, const std::string& text,
                                                     bool alone) const {
  if (text.size() > 240 && text.ends_with('.')) return std::nullopt;
  const Line& first = *lines.front();
  const bool all = may_be_part_of_one(first) && std::all_of(lines.begin(), lines.end(), [&](const Line* line) {
                     return may_be_part_of_one(*line) || may_end_one(*line);
                   });
  const auto numbered = heading_level(text, alone);
  const std::uint8_t rank = layout_.size_rank(first);
  if (layout_.is_large(first) && all) return std::min<std::uint8_t>(rank, 3);
  const auto above = static_cast<std::uint8_t>(rank > 3 ? 1 : rank - 1);
  if (all && numbered) return static_cast<std::uint8_t>(above + *numbered);
  // A bold sentence is emphasis.
  if (all && !(text.size() > 100 && text.ends_with('.'))) return static_cast<std::uint8_t>(above + 2);
  const bool lettered = all || std::any_of(text.begin(), text.end(), is_lower);
  if (numbered && alone && lettered && lines.size() == 1 && !text.starts_with('(') && !layout_.is_small(first))
    return static_cast<std::uint8_t>(above + *numbered);
  return std::nullopt;
}

std::optional<std::uint8_t> Headings::level_of(const std::vector<const Line*>& lines, const std::string& text,
                                               bool alone) {
  if (is_header_line(text)) return std::nullopt;
  const std::uint8_t division = division_level(text);
  if (lines.size() > (division > 0 ? longest_division : longest_heading)) return std::nullopt;
  auto level = level_by_print(lines, text, alone);
  if (!level) return std::nullopt;
  const double size = layout_.size_of(*lines.front());
  if (division > 0) {
    division_ = division;
    division_size_ = size;
    return division;
  }
  if (division_ == 0) return std::min(*level, lowest_level);
  if (size > division_size_ + 0.4) {
    division_ = 0;
    return std::min(*level, lowest_level);
  }
  return std::clamp<std::uint8_t>(*level, static_cast<std::uint8_t>(division_ + 1), lowest_level);
}

}  // namespace indexer::extract::pdf

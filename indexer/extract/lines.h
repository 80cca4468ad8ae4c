// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of plain text looks like by itself: list item, heading, end of a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace indexer::extract {

// How a list numbers its items. Legal outlines mix them: (a)(1)(i)(A) in the C.F.R., (a)(1)(A)(i) in the U.S.C.
enum class Marker : std::uint8_t { bullet, digit_dot, letter_dot, roman_dot, digit, lower, upper, roman, upper_roman };

// The markers a line begins with, "(2)(A)(i)" being three; empty if it is no list item.
std::vector<Marker> list_markers(std::string_view line);

// Keeps the nesting of the markers seen, and so tells the depth of the next item.
class Outline {
 public:
  // Depth from 1 of an item that begins with these markers (not empty).
  std::uint8_t place(const std::vector<Marker>& markers);
  void clear() { open_.clear(); }

 private:
  std::vector<Marker> open_;
};

// The level 1..6 if the line, standing alone, reads as a heading: "PART 1 - DEFINITIONS", "I. Introduction",
// "§ 1003.18 Docket management." `alone`: set off by blank lines, which the numbered kinds need ("1. Purpose").
std::optional<std::uint8_t> heading_level(std::string_view line, bool alone);

// Whether a sentence or clause can end here: full stop, colon, semicolon, dash, closing quote after one, ...
bool ends_sentence(std::string_view line);

// Whether the line must go on: it ends in "section", "paragraph", "§", "Pub. L.", "Oct." and so on.
bool ends_in_reference(std::string_view line);

bool starts_lower(std::string_view line);

}  // namespace indexer::extract

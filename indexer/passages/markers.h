// SPDX-License-Identifier: GPL-3.0-or-later
// What the start of a paragraph of law says of its place: markers such as "(a)(1)", and the number of a section.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace indexer::passages {

enum class Style : std::uint8_t { letter, number, capital, roman, capital_roman, double_letter, double_capital };

// A marker read in one of its styles: "i" is letter 9 and roman 1, "aa" letter 27 and double letter 1.
struct Marker {
  Style style = Style::letter;
  std::uint16_t value = 0;

  bool operator==(const Marker&) const = default;
};

// Every reading of what stands between the parentheses; none when it is no marker. Roman numbers go up to 39.
std::vector<Marker> readings_of(std::string_view text);

// The other way: letter 27 is "aa".
std::string text_of(const Marker& marker);

// Whether `next` is one more than `marker` in a style of both: "j" and "ii" after "i".
bool are_neighbours(std::string_view marker, std::string_view next);

// The markers at the start of a paragraph: "(a)(1) General." -> {"a", "1"}; also behind the number of the section, as
// in "SEC. 248. [8 U.S.C. 1258] (a) The Secretary", and with the call of a footnote between, "(d) 159(1)". None when
// it begins with something else, or with the rest of a citation that a line end has cut: "(J) of section
// 101(a)(15)", "(2)) classified".
std::vector<std::string> leading_markers(std::string_view text);

// The number of the section of law a paragraph or heading begins, and how it is written there.
struct SectionStart {
  std::string title;      // "SEC. 212.", "§ 1003.18 Docket management."; empty = none begins here
  std::string number;     // "212", "1003.18"
  bool codified = false;  // it names its place in the Code, "[8 U.S.C. 1182]", which acts quoted in notes do not
};

// "SEC. 212. [8 U.S.C. 1182] (a) ...", "Sec. 7. Whenever", "§ 1003.18 Docket management.", "[8 U.S.C. 1226] (a)" where
// the number stands on a line of its own above. Not the paragraph "§ 128 of the Foreign Relations Act provides".
SectionStart section_start(std::string_view text, bool heading);

// Whether a paragraph ends amid a sentence, so that a marker after it is cited rather than at its place: a long line
// that ends in neither punctuation nor "and" or "or", or any that ends in "subsection" and the like.
bool breaks_off(std::string_view paragraph);

}  // namespace indexer::passages

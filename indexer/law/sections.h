// SPDX-License-Identifier: GPL-3.0-or-later
// Section numbers with their subdivisions, alone and in lists: 212(a)(9)(B), "237(a)(1), (2) and (4)", "245(a)-(d)".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/law/reader.h"

namespace law {

struct Section {
  std::string number;               // "212", "240A", "1229b", "1003.18"
  std::vector<std::string> levels;  // "a", "9", "B"
  std::uint32_t begin = 0;          // bytes in the text, half-open
  std::uint32_t end = 0;
};

// Which numbers are section numbers.
enum class Numbers {
  act,         // three digits and perhaps a capital: 212, 240A; or a regulation's, with a dot
  code,        // up to five digits with letters and a hyphen: 1229b, 1440-1, 300gg-91
  regulation,  // with a dot: 1003.18, 274a.12
  part,        // of the regulations: 244, 274a
  any,         // what can stand after the word "section" while the law is not known yet
};

// One number without its subdivisions, into `number`.
std::size_t read_section_number(const Reader& r, std::size_t at, Numbers numbers, std::string& number);

// "(a)(9)(B)" appended to `levels`; reads nothing (returns `at`) when none is there. The style of a marker gives its
// level; `regulation` says whose order of levels holds: (a)(1)(i)(A) rather than (a)(1)(A)(i).
std::size_t read_levels(const Reader& r, std::size_t at, bool regulation, std::vector<std::string>& levels);

// A section and all that is listed after it. An element without a number takes the path of the one before, cut at the
// level of its own first marker: "1101(a)(3), (10), (b)(3)". A range of letters or numbers is spelled out, of another
// range the two ends are given.
std::size_t read_section_list(const Reader& r, std::size_t at, Numbers numbers, std::vector<Section>& list);

// "section", "sections", "sec.", "§", "§§", "sección", "artículo": passed over if there.
std::size_t skip_section_word(const Reader& r, std::size_t at);

// "/a/9/B"
std::string path_of(const std::vector<std::string>& levels);

}  // namespace law

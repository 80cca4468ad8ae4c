// SPDX-License-Identifier: GPL-3.0-or-later
// Legal citations: found in running text, in one canonical form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace law {

// One citation. A list such as "sections 237(a)(1), (2) and (4) of the Act" gives one Citation an element.
struct Citation {
  std::uint32_t begin = 0;  // bytes in the text, half-open: the element's own words
  std::uint32_t end = 0;
  std::string key;  // canonical: "ina:212/a/9/B", "cfr:8:1003.18/c", "in:28:326", "form:i-485"
  bool operator==(const Citation&) const = default;
};

// All citations of a text, in order of begin. INA sections and their 8 U.S.C. twins have one key, the INA one.
// Linear in the length of the text; never throws.
std::vector<Citation> find_citations(std::string_view text);

// The citation that is all of the text (but for white space and closing punctuation), if it is one. Also reads what
// people type in a search box and running text would not bear: "240A(b)", "1003.18(c)", "PM 21-13", "I-601A".
std::optional<Citation> parse_citation(std::string_view text);

// The key and all its ancestors, nearest first: ina:212/a/9 -> ina:212/a/9, ina:212/a, ina:212. The index holds each
// of them as a boolean term, so that a search for an ancestor finds it.
std::vector<std::string> with_ancestors(std::string_view key);

// As people write it: "INA § 212(a)(9)(B)", "8 C.F.R. § 1003.18(c)", "28 I&N Dec. 326", "PM-602-0050", "Form I-485".
std::string display(std::string_view key);

}  // namespace law

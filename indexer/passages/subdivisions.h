// SPDX-License-Identifier: GPL-3.0-or-later
// Where each paragraph of a statute or regulation stands: section 212, (a)(9)(B)(i).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/passages/marker_levels.h"

namespace indexer::passages {

// `item`: of a list or table, which ends as it likes; `other`: without markers of its own, such as footnotes and the
// rest of a paragraph that was cut.
enum class LineKind { text, item, heading, other };

// A paragraph as its file has it.
struct Line {
  std::string_view text;
  LineKind kind = LineKind::text;
};

// `section` and `number` as in section_start(), empty before the first; `path` is {"a", "9", "B"}, empty where the
// line stands in no subdivision or in one that is not known.
struct Place {
  std::string section;
  std::string number;
  bool begins = false;  // the section begins with this line
  std::vector<std::string> path;
  std::size_t depth = 0;  // of the line's first marker, from 1; 0 = it has none, or none of the section's own
  bool aside = false;     // in a note or an act that is quoted within the section
};

// The places of all lines, one for each. Compilations put notes, and the acts they quote, amid a section wherever a
// page ends, and those have markers of their own. So the whole row of markers is read at once: of all ways to share
// it between the section and what stands beside it, the one that takes the fewest jumps (see MarkerRows). Time grows
// with the number of markers alone.
std::vector<Place> places_of(const std::vector<Line>& lines, Order order);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a page, and the lines of all of them in reading order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

// The lines of page `page` (from 1). A gutter is a strip which many rows leave free at the same place, with running
// text on both sides; tables are not columns. Columns are read from left to right, up to the next line that crosses
// their gutter.
std::vector<Line> lines_of(const std::vector<Word>& words, std::uint32_t page);

// Words without the numbers of their lines, and those.
struct Unnumbered {
  std::vector<Word> words;
  std::string numbers;  // "1 2 3 ..."; empty = the lines have none
};

// Line numbers are 1, 2, 3 ... in the left margin, at least twenty, beside most of the page's text.
Unnumbered without_line_numbers(const std::vector<Word>& words);

}  // namespace indexer::extract::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// Words at their places on a page to lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace indexer::extract::pdf {

// In points, from the upper left corner of the page as it is read.
struct Word {
  std::string text;  // UTF-8
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;  // of the font
  bool bold = false;
  bool space_after = true;  // as the PDF library sees it; never set on the last word of its line
};

// A stretch of a line with a wide gap before it. The first cell begins the line.
struct Cell {
  std::size_t begin = 0;  // byte in the line's text
  double left = 0;
  double right = 0;
  bool operator==(const Cell&) const = default;
};

struct Line {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;           // of its larger print: capitals before small capitals, text before raised marks
  bool bold = false;         // all of it
  bool raised_mark = false;  // begins with a raised mark, as a footnote does
  std::uint32_t page = 0;    // from 1
  std::uint32_t column = 0;  // number on its page of the stretch of lines it stands in
  std::vector<Cell> cells;
  bool table_row = false;
  bool footnote = false;
  bool operator==(const Line&) const = default;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Line> lines;            // reading order
  std::vector<std::string> sideways;  // text turned against that of the lines
  std::string line_numbers;           // "1 2 3 ..." taken out of the margin
};

// The words of one row of print, from left to right; never empty.
using Row = std::vector<const Word*>;

// Words whose middles are within less than half a line of each other stand in one row. Rows from top to bottom.
std::vector<Row> rows_of(std::vector<const Word*> words);

Line line_of(const Row& row, std::uint32_t page, std::uint32_t column);

}  // namespace indexer::extract::pdf

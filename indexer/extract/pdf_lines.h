// SPDX-License-Identifier: GPL-3.0-or-later
// Words at their places on a page to lines in reading order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace indexer::extract::pdf {

// In points, from the upper left corner of the page.
struct Word {
  std::string text;  // UTF-8
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;  // of the font
  bool bold = false;
  bool rotated = false;
  bool space_after = true;
};

struct Line {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double size = 0;         // of most of its characters
  bool bold = false;       // all of it
  std::uint32_t page = 0;  // from 1
  std::uint32_t column =
      0;  // number of the block of lines it belongs to on its page: a column between full-width lines
  bool operator==(const Line&) const = default;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Line> lines;           // reading order
  std::vector<std::string> rotated;  // text along the margin
};

// Lines of one page. With a gutter (a strip near the middle that hardly a line crosses, text on both sides of many
// lines) the left column stands before the right one, between lines that cross the gutter.
Page lines_of(std::vector<Word> words, double width, double height, std::uint32_t page);

}  // namespace indexer::extract::pdf

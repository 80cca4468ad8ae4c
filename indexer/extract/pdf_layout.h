// SPDX-License-Identifier: GPL-3.0-or-later
// What a line is by its place and print: table row, footnote, indented, short, large.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

// Sets Line::table_row on lines with at least three cells next to another such line, and on at least three lines with
// cells that stand at the same place.
void mark_tables(Page& page);

// What all pages have in common, and the edges of each column.
class Layout {
 public:
  explicit Layout(const std::vector<Page>& pages);

  double body_size() const { return body_; }
  bool is_small(const Line& line) const { return size_of(line) < body_ - 0.9; }
  bool is_printed_small(const Line& line) const { return line.size < body_ - 0.9; }  // small capitals too
  bool is_large(const Line& line) const { return size_of(line) > body_ + 0.9; }
  // Lines of small capitals count as of the size of the text.
  double size_of(const Line& line) const;
  // 1 for the largest print above that of the text, and so on.
  std::uint8_t size_rank(const Line& line) const;

  bool same_column(const Line& a, const Line& b) const { return a.page == b.page && a.column == b.column; }
  bool is_indented(const Line& line) const;  // by about an em at least, against its column
  bool is_short(const Line& line) const;     // ends well before its column does
  // More than the usual distance between the lines of their column.
  bool has_gap(const Line& above, const Line& below) const;
  // Paragraphs of this document begin with an indent, not behind a gap.
  bool indents_paragraphs() const { return indents_; }

 private:
  struct Column {
    double left = 0;
    double right = 0;
    double pitch = 0;  // usual distance from line to line
  };
  const Column& column(const Line& line) const { return columns_.at({line.page, line.column}); }
  void measure_columns(const Page& page);
  void measure_sizes(const std::vector<Page>& pages);

  std::map<std::pair<std::uint32_t, std::uint32_t>, Column> columns_;
  double body_ = 0;
  std::vector<long> large_sizes_;  // in half points, the largest first
  bool indents_ = false;
};

// A raised mark, "*", "12 " before text.
bool starts_footnote(const Line& line);

// Sets Line::footnote on the small print at the end of a column that begins with a mark, in the lower part of the page;
// or goes on from the footnotes of the page before.
void mark_footnotes(std::vector<Page>& pages, const Layout& layout);

}  // namespace indexer::extract::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of pages, and what they tell of a line.
#include "indexer/extract/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "indexer/extract/blocks.h"
#include "indexer/extract/lines.h"

namespace indexer::extract::pdf {
namespace {

double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

bool in_one_column(const Line& a, const Line& b) { return a.page == b.page && a.column == b.column; }

bool cells_agree(const Line& a, const Line& b) {
  return std::any_of(a.cells.begin() + 1, a.cells.end(), [&](const Cell& cell) {
    return std::any_of(b.cells.begin() + 1, b.cells.end(), [&](const Cell& other) {
      return std::abs(cell.left - other.left) < 3 || std::abs(cell.right - other.right) < 3;
    });
  });
}

bool has_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_capitals(std::string_view text) {
  return !has_lower(text) && std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 3;
}

}  // namespace

bool starts_footnote(const Line& line) {
  if (line.raised_mark || line.text.starts_with('*') || line.text.starts_with("†") || line.text.starts_with("‡"))
    return true;
  const std::size_t end = line.text.find_first_not_of("0123456789");
  return end != std::string::npos && end > 0 && end <= 3 && end + 1 < line.text.size() && line.text[end] == ' ' &&
         !starts_lower(std::string_view(line.text).substr(end + 1)) && has_lower(line.text);
}

void mark_tables(Page& page) {
  std::vector<Line>& lines = page.lines;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::size_t wide = 0;
    while (end < lines.size() && lines[end].cells.size() > 1 && in_one_column(lines[i], lines[end]) &&
           !is_header_line(lines[end].text) && (end == i || cells_agree(lines[end - 1], lines[end])))
      wide += lines[end++].cells.size() > 2;
    const bool is_table = end - i >= 3 || (end - i == 2 && wide == 2);
    for (std::size_t row = i; is_table && row < end; ++row) lines[row].table_row = true;
    i = std::max(end, i + 1);
  }
}

Layout::Layout(const std::vector<Page>& pages) {
  measure_sizes(pages);
  for (const Page& page : pages) measure_columns(page);
  std::size_t indented = 0;
  std::size_t flush = 0;
  for (const Page& page : pages)
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const Line& above = page.lines[i - 1];
      const Line& below = page.lines[i];
      if (!same_column(above, below) || !is_short(above) || !ends_sentence(above.text)) continue;
      ++(is_indented(below) && !has_gap(above, below) ? indented : flush);
    }
  indents_ = indented > 2 * flush;
}

void Layout::measure_columns(const Page& page) {
  for (std::size_t i = 0; i < page.lines.size();) {
    std::vector<double> lefts;
    std::vector<double> rights;
    std::vector<double> pitches;
    const std::size_t first = i;
    for (; i < page.lines.size() && in_one_column(page.lines[first], page.lines[i]); ++i) {
      lefts.push_back(page.lines[i].left);
      rights.push_back(page.lines[i].right);
      if (i > first && page.lines[i].bottom > page.lines[i - 1].bottom)
        pitches.push_back(page.lines[i].bottom - page.lines[i - 1].bottom);
    }
    columns_[{page.lines[first].page, page.lines[first].column}] = {quantile(lefts, 0.1), quantile(rights, 0.9),
                                                                    quantile(pitches, 0.4)};
  }
}

void Layout::measure_sizes(const std::vector<Page>& pages) {
  std::unordered_map<long, std::size_t> characters;  // by half points
  for (const Page& page : pages)
    for (const Line& line : page.lines) characters[std::lround(line.size * 2)] += line.text.size();
  std::size_t most = 0;
  for (const auto& [size, count] : characters)
    if (count > most || (count == most && static_cast<double>(size) < body_ * 2)) {
      most = count;
      body_ = static_cast<double>(size) / 2;
    }
  for (const auto& [size, count] : characters)
    if (static_cast<double>(size) / 2 > body_ + 0.9) large_sizes_.push_back(size);
  std::sort(large_sizes_.begin(), large_sizes_.end(), std::greater<>());
}

double Layout::size_of(const Line& line) const {
  const double share = body_ > 0 ? line.size / body_ : 1;
  return share > 0.68 && share < 0.88 && is_capitals(line.text) ? body_ : line.size;
}

std::uint8_t Layout::size_rank(const Line& line) const {
  const long size = std::lround(line.size * 2);
  const auto at = std::find_if(large_sizes_.begin(), large_sizes_.end(), [&](long large) { return large <= size; });
  return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(at - large_sizes_.begin(), 3) + 1);
}

bool Layout::is_indented(const Line& line) const {
  return line.left > column(line).left + 0.9 * std::max(line.size, 6.0);
}

bool Layout::is_short(const Line& line) const {
  const Column& here = column(line);
  return line.right < here.right - std::max(0.12 * (here.right - here.left), 1.5 * line.size);
}

bool Layout::has_gap(const Line& above, const Line& below) const {
  const double pitch = std::max(column(below).pitch, 1.05 * below.size);
  return below.bottom - above.bottom > 1.4 * pitch;
}

void mark_footnotes(std::vector<Page>& pages, const Layout& layout) {
  const Line* last_note = nullptr;  // of the page before
  for (Page& page : pages) {
    std::vector<Line>& lines = page.lines;
    const Line* note = nullptr;
    for (std::size_t end = lines.size(); end > 0;) {
      std::size_t column = end - 1;  // first line of the column
      while (column > 0 && layout.same_column(lines[column - 1], lines[end - 1])) --column;
      std::size_t first = end;
      while (first > column && layout.is_printed_small(lines[first - 1]) && !lines[first - 1].table_row &&
             lines[first - 1].top > 0.25 * page.height)
        --first;
      std::size_t mark = first;
      while (mark < end && !starts_footnote(lines[mark])) ++mark;
      if (last_note && mark > first && first > column && !ends_sentence(last_note->text)) mark = first;
      for (std::size_t i = mark; i < end; ++i) lines[i].footnote = true;
      if (mark < end && !note) note = &lines[end - 1];
      end = column;
    }
    last_note = note;
  }
}

}  // namespace indexer::extract::pdf

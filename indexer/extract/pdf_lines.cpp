// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace indexer::extract::pdf {
namespace {

using Row = std::vector<Word>;

// Words whose middles are within less than half a line height of each other stand in one row, left to right.
std::vector<Row> rows_of(std::vector<Word> words) {
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return std::pair(a.top + a.bottom, a.left) < std::pair(b.top + b.bottom, b.left);
  });
  std::vector<Row> rows;
  double middle = 0;
  double height = 0;
  for (Word& word : words) {
    const double own = (word.top + word.bottom) / 2;
    const double own_height = word.bottom - word.top;
    const bool same = !rows.empty() && std::abs(own - middle) < 0.45 * std::max(height, own_height);
    if (!same) {
      rows.emplace_back();
      middle = own;
      height = own_height;
    } else if (own_height > height) {
      // Raised marks and subscripts follow the larger words of their row.
      middle = own;
      height = own_height;
    }
    rows.back().push_back(std::move(word));
  }
  for (Row& row : rows) std::sort(row.begin(), row.end(), [](const Word& a, const Word& b) { return a.left < b.left; });
  return rows;
}

struct Gutter {
  double left = 0;
  double right = 0;
};

// Number of rows with a word over each point of the page's width.
std::vector<int> coverage(const std::vector<Row>& rows, double width) {
  std::vector<int> covered(static_cast<std::size_t>(std::max(width, 1.0)) + 2, 0);
  for (const Row& row : rows)
    for (const Word& word : row) {
      const auto first = static_cast<std::size_t>(std::clamp(word.left, 0.0, width));
      const auto last = static_cast<std::size_t>(std::clamp(word.right, 0.0, width));
      for (std::size_t x = first; x <= last; ++x) ++covered[x];
    }
  return covered;
}

std::optional<Gutter> find_gutter(const std::vector<Row>& rows, double width) {
  constexpr std::size_t least_rows = 8;
  if (rows.size() < least_rows || width < 100) return std::nullopt;
  const std::vector<int> covered = coverage(rows, width);
  const int few = std::max(1, static_cast<int>(rows.size()) / 12);
  Gutter best;
  double start = -1;
  for (double x = std::floor(width * 0.35); x <= width * 0.65; x += 1) {
    const bool free = covered[static_cast<std::size_t>(x)] <= few;
    if (free && start < 0) start = x;
    if (free && x - start > best.right - best.left) best = {start, x};
    if (!free) start = -1;
  }
  if (best.right - best.left < 5) return std::nullopt;
  std::size_t both = 0;
  for (const Row& row : rows) {
    const bool left = std::any_of(row.begin(), row.end(), [&](const Word& word) { return word.right <= best.right; });
    const bool right = std::any_of(row.begin(), row.end(), [&](const Word& word) { return word.left >= best.left; });
    if (left && right) ++both;
  }
  if (both < least_rows || both * 3 < rows.size()) return std::nullopt;
  return best;
}

// The font size of most characters.
double common_size(const Row& row) {
  std::map<double, std::size_t> sizes;
  for (const Word& word : row) sizes[std::round(word.size * 2) / 2] += word.text.size();
  const auto best =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == sizes.end() ? 0 : best->first;
}

Line line_of(const Row& row, std::uint32_t page, std::uint32_t column) {
  Line line;
  line.page = page;
  line.column = column;
  line.left = row.front().left;
  line.top = row.front().top;
  line.size = common_size(row);
  line.bold = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Word& word = row[i];
    const bool touches = i > 0 && !row[i - 1].space_after && word.left - row[i - 1].right < 0.15 * word.size;
    if (i > 0 && !touches) line.text += ' ';
    line.text += word.text;
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.bold = line.bold && word.bold;
  }
  return line;
}

// A word in the gutter makes its row a full-width one.
bool crosses(const Row& row, const Gutter& gutter) {
  return std::any_of(row.begin(), row.end(),
                     [&](const Word& word) { return word.left < gutter.left && word.right > gutter.right; });
}

void add_lines(Page& page, std::vector<Word> words, std::uint32_t number, std::uint32_t& column) {
  if (words.empty()) return;
  for (const Row& row : rows_of(std::move(words))) page.lines.push_back(line_of(row, number, column));
  ++column;
}

void add_columns(Page& page, const std::vector<Row>& rows, const Gutter& gutter, std::uint32_t number) {
  std::uint32_t column = 0;
  std::vector<Word> left;
  std::vector<Word> right;
  const auto flush = [&] {
    add_lines(page, std::move(left), number, column);
    add_lines(page, std::move(right), number, column);
    left.clear();
    right.clear();
  };
  const double middle = (gutter.left + gutter.right) / 2;
  for (const Row& row : rows) {
    if (crosses(row, gutter)) {
      flush();
      add_lines(page, row, number, column);
      continue;
    }
    for (const Word& word : row) ((word.left + word.right) / 2 < middle ? left : right).push_back(word);
  }
  flush();
}

}  // namespace

Page lines_of(std::vector<Word> words, double width, double height, std::uint32_t number) {
  Page page;
  page.width = width;
  page.height = height;
  for (const Word& word : words)
    if (word.rotated) page.rotated.push_back(word.text);
  std::erase_if(words, [](const Word& word) { return word.rotated; });
  const std::vector<Row> rows = rows_of(std::move(words));
  if (const auto gutter = find_gutter(rows, width)) {
    add_columns(page, rows, *gutter, number);
  } else {
    for (const Row& row : rows) page.lines.push_back(line_of(row, number, 0));
  }
  return page;
}

}  // namespace indexer::extract::pdf

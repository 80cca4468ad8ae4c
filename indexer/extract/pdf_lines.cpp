// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of print, and where there are spaces in them.
#include "indexer/extract/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "indexer/extract/lines.h"

namespace indexer::extract::pdf {
namespace {

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool is_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_ordinal(std::string_view text) {
  static constexpr std::array<std::string_view, 7> endings{"st", "nd", "rd", "th", "a", "o", "TM"};
  while (!text.empty() && !is_letter(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return std::find(endings.begin(), endings.end(), text) != endings.end();
}

// Small print above the foot of larger print: a footnote mark, "st" of "1st".
bool is_raised(const Word& mark, const Word& beside) {
  return mark.size < 0.85 * beside.size && mark.bottom < beside.bottom - 0.1 * beside.size;
}

// Whether two neighbours in a row are one word.
bool touches(const Word& left, const Word& right) {
  const double larger = std::max(left.size, right.size);
  const double gap = right.left - left.right;
  if (left.space_after || gap > 0.15 * larger || gap < -0.5 * larger) return false;
  const bool punctuation = std::string_view(".,;:)]").find(right.text.front()) != std::string_view::npos;
  if (is_raised(left, right)) return punctuation;
  if (is_raised(right, left)) {
    const bool after_digit = !left.text.empty() && left.text.back() >= '0' && left.text.back() <= '9';
    return after_digit && is_ordinal(right.text);
  }
  // Small capitals go on with larger ones; other print of another size is another word.
  if (std::abs(left.size - right.size) > 0.25 * larger)
    return is_capitals(left.text) && (is_capitals(right.text) || !is_letter(static_cast<unsigned char>(right.text[0])));
  return true;
}

// The largest size with a fair share of the characters.
double size_of(const Row& row) {
  std::vector<std::pair<double, std::size_t>> sizes;
  std::size_t characters = 0;
  for (const Word* word : row) {
    characters += word->text.size();
    const auto same = std::find_if(sizes.begin(), sizes.end(),
                                   [&](const auto& size) { return std::abs(size.first - word->size) < 0.25; });
    if (same != sizes.end())
      same->second += word->text.size();
    else if (sizes.size() < 16)
      sizes.emplace_back(word->size, word->text.size());
  }
  double size = 0;
  for (const auto& [points, count] : sizes)
    if (count * 8 >= characters) size = std::max(size, points);
  return size;
}

// A gap no justified line has, or a narrower one that the library takes for the end of a line; except behind the
// marker of a list item.
bool starts_cell(const Line& line, const Word& last, const Word& next) {
  if (next.left - last.right < (last.space_after ? 1.8 : 0.9) * std::max(last.size, next.size)) return false;
  if (last.text.ends_with("...")) return false;  // leaders
  if (line.cells.size() > 1 || line.text.size() > 8) return true;
  return list_markers(line.text + " x").empty();
}

}  // namespace

std::vector<Row> rows_of(std::vector<const Word*> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word* a, const Word* b) { return a->top + a->bottom < b->top + b->bottom; });
  std::vector<Row> rows;
  double middle = 0;
  double height = 0;
  for (const Word* word : words) {
    const double own = (word->top + word->bottom) / 2;
    const double own_height = word->bottom - word->top;
    if (rows.empty() || std::abs(own - middle) >= 0.45 * std::max(height, own_height)) {
      rows.emplace_back();
      middle = own;
      height = own_height;
    } else if (own_height > height) {
      // Raised marks follow the larger words of their row.
      middle = own;
      height = own_height;
    }
    rows.back().push_back(word);
  }
  for (Row& row : rows)
    std::stable_sort(row.begin(), row.end(), [](const Word* a, const Word* b) { return a->left < b->left; });
  return rows;
}

Line line_of(const Row& row, std::uint32_t page, std::uint32_t column) {
  Line line;
  line.page = page;
  line.column = column;
  line.left = row.front()->left;
  line.top = row.front()->top;
  line.size = size_of(row);
  line.bold = true;
  line.raised_mark = row.size() > 1 && is_raised(*row[0], *row[1]);
  line.cells.push_back({0, line.left, line.left});
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Word& word = *row[i];
    if (i > 0 && starts_cell(line, *row[i - 1], word)) {
      line.text += ' ';
      line.cells.push_back({line.text.size(), word.left, word.right});
    } else if (i > 0 && !touches(*row[i - 1], word)) {
      line.text += ' ';
    }
    line.text += word.text;
    line.cells.back().right = std::max(line.cells.back().right, word.right);
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.bold = line.bold && word.bold;
  }
  return line;
}

}  // namespace indexer::extract::pdf

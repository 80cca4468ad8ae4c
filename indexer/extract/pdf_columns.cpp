// SPDX-License-Identifier: GPL-3.0-or-later
// Gutters by what rows leave free.
#include "indexer/extract/pdf_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t least_rows = 8;  // with text on both sides of a gutter
constexpr double least_gutter = 6;     // points

struct Strip {
  double left = 0;
  double right = 0;
  double width() const { return right - left; }
};

Strip extent_of(std::span<const Row> rows) {
  Strip extent{1e9, -1e9};
  for (const Row& row : rows)
    for (const Word* word : row) {
      extent.left = std::min(extent.left, word->left);
      extent.right = std::max(extent.right, word->right);
    }
  return extent;
}

// How many rows leave each point of the extent free between two of their words.
std::vector<int> free_rows(std::span<const Row> rows, const Strip& extent) {
  std::vector<int> steps(static_cast<std::size_t>(extent.width()) + 2, 0);
  for (const Row& row : rows) {
    double reached = row.front()->right;
    for (const Word* word : row) {
      if (word->left - reached >= least_gutter) {
        ++steps[static_cast<std::size_t>(std::ceil(reached - extent.left))];
        --steps[static_cast<std::size_t>(word->left - extent.left)];
      }
      reached = std::max(reached, word->right);
    }
  }
  for (std::size_t x = 1; x < steps.size(); ++x) steps[x] += steps[x - 1];
  return steps;
}

// Columns begin at one place but may end anywhere, so that a gutter is sure to be free at its right edge only. What
// stands by itself within it, such as a page number, belongs to neither column.
bool crosses(const Row& row, const Strip& gutter) {
  const double edge = std::max(gutter.left, gutter.right - least_gutter + 1);
  double reached = -1e9;
  for (const Word* word : row) {
    if (word->left < gutter.right - 1 &&
        (word->right > edge || (word->left > gutter.left && word->left - reached >= least_gutter)))
      return true;
    reached = std::max(reached, word->right);
  }
  return false;
}

bool has_both_sides(const Row& row, const Strip& gutter) {
  return row.front()->left < gutter.left && row.back()->left > gutter.right - 1 && !crosses(row, gutter);
}

// The widest run of points, within [from, to), that at least `enough` rows leave free.
std::pair<std::size_t, std::size_t> widest_run(const std::vector<int>& free, std::size_t from, std::size_t to,
                                               int enough) {
  std::pair<std::size_t, std::size_t> best{from, from};
  for (std::size_t x = from; x < to;) {
    std::size_t end = x;
    while (end < to && free[end] >= enough) ++end;
    if (end - x > best.second - best.first) best = {x, end};
    x = std::max(end, x + 1);
  }
  return best;
}

// The strip that many rows leave free and that is wide: the gap behind the numbers of a list is narrower than a
// gutter, though as many rows may have it.
std::optional<Strip> freest_strip(std::span<const Row> rows, const Strip& extent) {
  const std::vector<int> free = free_rows(rows, extent);
  const int most = *std::max_element(free.begin(), free.end());
  if (most < static_cast<int>(least_rows)) return std::nullopt;
  Strip best;
  double best_score = 0;
  for (std::size_t x = 0; x < free.size();) {
    std::size_t end = x;
    int peak = 0;
    while (end < free.size() && free[end] * 5 >= most * 3) peak = std::max(peak, free[end++]);
    // Long lines of ragged text reach into the strip: its freest part is the gutter proper.
    const auto [wide_from, wide_to] = widest_run(free, x, end, peak - peak / 10);
    const double score = std::min(static_cast<double>(wide_to - wide_from), 40.0) * peak;
    auto [from, to] = widest_run(free, x, end, peak);
    if (static_cast<double>(to - from) < least_gutter - 2) std::tie(from, to) = std::pair(wide_from, wide_to);
    if (peak >= static_cast<int>(least_rows) && score > best_score) {
      best_score = score;
      best = {extent.left + static_cast<double>(from), extent.left + static_cast<double>(to)};
    }
    x = std::max(end, x + 1);
  }
  if (best.width() < least_gutter - 2) return std::nullopt;
  return best;
}

// Rows on one side of a strip.
std::vector<Row> side_of(std::span<const Row> rows, const Strip& gutter, bool left) {
  std::vector<Row> side;
  for (const Row& row : rows) {
    if (crosses(row, gutter)) continue;
    Row part;
    for (const Word* word : row)
      if ((word->left < gutter.right - 1) == left) part.push_back(word);
    if (!part.empty()) side.push_back(std::move(part));
  }
  return side;
}

// Leaders of a table of contents count as text.
bool has_letter(const Word* word) {
  if (word->text.find("...") != std::string::npos) return true;
  return std::any_of(word->text.begin(), word->text.end(), [](char c) { return static_cast<unsigned char>(c) >= 'A'; });
}

// Running text: several words a row, not all numbers, and hardly a wide gap among them.
bool is_running_text(std::span<const Row> rows) {
  std::size_t words = 0;
  std::size_t lettered = 0;
  std::size_t gapped = 0;
  for (const Row& row : rows) {
    words += row.size();
    lettered += static_cast<std::size_t>(std::count_if(row.begin(), row.end(), has_letter));
    for (std::size_t i = 1; i < row.size(); ++i)
      if (row[i]->left - row[i - 1]->right > 2 * row[i]->size) {
        ++gapped;
        break;
      }
  }
  return words * 2 >= rows.size() * 5 && lettered * 4 > words && gapped * 10 <= rows.size() * 3;
}

// The gutters of the rows from left to right; nothing if they stand in one column or in a table.
std::optional<std::vector<Strip>> gutters_of(std::span<const Row> rows, int depth) {
  if (rows.size() < least_rows || depth > 2) return std::nullopt;
  const Strip extent = extent_of(rows);
  if (extent.width() < 100 || extent.width() > 1e5) return std::nullopt;
  const auto gutter = freest_strip(rows, extent);
  if (!gutter) return std::nullopt;
  const double narrow = std::min(gutter->left - extent.left, extent.right - gutter->right);
  if (narrow < 60 || narrow < 0.2 * extent.width()) return std::nullopt;
  std::size_t first = rows.size();
  std::size_t last = 0;
  std::size_t both = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (has_both_sides(rows[i], *gutter)) {
      first = std::min(first, i);
      last = i;
      ++both;
    }
  if (both < least_rows) return std::nullopt;
  const std::span<const Row> beside = rows.subspan(first, last - first + 1);
  const auto crossing = static_cast<std::size_t>(
      std::count_if(beside.begin(), beside.end(), [&](const Row& row) { return crosses(row, *gutter); }));
  if (crossing * 4 > beside.size()) return std::nullopt;
  std::vector<Strip> gutters;
  for (const bool left : {true, false}) {
    const std::vector<Row> side = side_of(beside, *gutter, left);
    if (side.size() * 4 < beside.size()) return std::nullopt;
    if (const auto inner = gutters_of(side, depth + 1))
      gutters.insert(gutters.end(), inner->begin(), inner->end());
    else if (!is_running_text(side))
      return std::nullopt;
    if (left) gutters.push_back(*gutter);
  }
  return gutters;
}

class Reader {
 public:
  explicit Reader(std::uint32_t page) : page_(page) {}

  void read(std::span<const Row> rows, std::span<const Strip> gutters) {
    if (gutters.empty()) {
      for (const Row& row : rows) lines_.push_back(line_of(row, page_, column_));
      ++column_;
      return;
    }
    columns_.resize(gutters.size() + 1);
    for (const Row& row : rows) {
      if (std::any_of(gutters.begin(), gutters.end(), [&](const Strip& gutter) { return crosses(row, gutter); })) {
        flush();
        lines_.push_back(line_of(row, page_, column_));
        continue;
      }
      for (const Word* word : row) {
        const auto place = std::find_if(gutters.begin(), gutters.end(),
                                        [&](const Strip& gutter) { return word->left < gutter.right - 1; });
        columns_[static_cast<std::size_t>(place - gutters.begin())].push_back(word);
      }
    }
    flush();
  }

  std::vector<Line> take() { return std::move(lines_); }

 private:
  void flush() {
    if (std::all_of(columns_.begin(), columns_.end(), [](const auto& words) { return words.empty(); })) return;
    ++column_;
    for (std::vector<const Word*>& words : columns_) {
      if (words.empty()) continue;
      for (const Row& row : rows_of(std::move(words))) lines_.push_back(line_of(row, page_, column_));
      words.clear();
      ++column_;
    }
  }

  std::uint32_t page_;
  std::uint32_t column_ = 0;
  std::vector<std::vector<const Word*>> columns_;
  std::vector<Line> lines_;
};

// 0 = it is no number of one to three digits.
int number_of(const std::string& text) {
  if (text.empty() || text.size() > 3 || text[0] == '0') return 0;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = 10 * number + (c - '0');
  }
  return number;
}

}  // namespace

std::vector<Line> lines_of(const std::vector<Word>& words, std::uint32_t page) {
  std::vector<const Word*> places;
  places.reserve(words.size());
  for (const Word& word : words) places.push_back(&word);
  const std::vector<Row> rows = rows_of(std::move(places));
  Reader reader(page);
  reader.read(rows, gutters_of(rows, 0).value_or(std::vector<Strip>{}));
  return reader.take();
}

Unnumbered without_line_numbers(const std::vector<Word>& words) {
  constexpr std::ptrdiff_t least_numbers = 20;
  const auto is_number = [](const Word& word) { return number_of(word.text) > 0; };
  if (std::count_if(words.begin(), words.end(), is_number) < least_numbers) return {};
  std::vector<const Word*> places;
  for (const Word& word : words) places.push_back(&word);
  std::vector<const Word*> numbers;
  std::size_t between = 0;
  std::size_t passed = 0;  // rows without a number since the last one
  for (const Row& row : rows_of(std::move(places))) {
    const Word* first = row.front();
    const bool alone = row.size() == 1 || row[1]->left - first->right >= least_gutter;
    const bool aligned = numbers.empty() || std::abs(first->right - numbers.front()->right) < 8;
    if (alone && aligned && number_of(first->text) == static_cast<int>(numbers.size()) + 1) {
      numbers.push_back(first);
      between += std::exchange(passed, 0);
    } else if (!numbers.empty()) {
      ++passed;
    }
  }
  if (std::ssize(numbers) < least_numbers || between * 2 > numbers.size()) return {};
  Unnumbered result;
  for (const Word* number : numbers) result.numbers += (result.numbers.empty() ? "" : " ") + number->text;
  std::sort(numbers.begin(), numbers.end());
  for (const Word& word : words)
    if (!std::binary_search(numbers.begin(), numbers.end(), &word)) result.words.push_back(word);
  return result;
}

}  // namespace indexer::extract::pdf

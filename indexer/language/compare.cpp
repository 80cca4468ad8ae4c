// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/language/compare.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace language {
namespace {

constexpr std::string_view white_space = " \t\r\n\f\v";

// A unit of comparison and the text from its begin to the next one's.
struct Unit {
  std::string_view key;   // compared
  std::string_view text;  // shown
};

std::vector<Unit> words_of(std::string_view text) {
  std::vector<Unit> words;
  std::size_t begin = text.find_first_not_of(white_space);
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(white_space, begin), text.size());
    const std::size_t next = end == text.size() ? std::string_view::npos : text.find_first_not_of(white_space, end);
    words.push_back({text.substr(begin, end - begin), text.substr(begin, std::min(next, text.size()) - begin)});
    begin = next;
  }
  return words;
}

std::vector<Unit> lines_of(std::string_view text) {
  std::vector<Unit> lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    const std::string_view line = text.substr(0, end);
    const std::size_t last = line.find_last_not_of(white_space);
    lines.push_back({line.substr(0, last == std::string_view::npos ? 0 : last + 1), line});
    text.remove_prefix(end);
  }
  return lines;
}

// A stretch of `a` against a stretch of `b`, half-open.
struct Hunk {
  std::size_t a_begin, a_end, b_begin, b_end;
};

// Myers, "An O(ND) difference algorithm" (1986): the stretches that differ, in order.
class Difference {
 public:
  Difference(const std::vector<Unit>& a, const std::vector<Unit>& b) : a_(numbered(a)), b_(numbered(b)) {}

  std::vector<Hunk> hunks() {
    std::size_t first = 0;
    while (first < a_.size() && first < b_.size() && a_[first] == b_[first]) ++first;
    std::size_t a_end = a_.size();
    std::size_t b_end = b_.size();
    while (a_end > first && b_end > first && a_[a_end - 1] == b_[b_end - 1]) --a_end, --b_end;
    if (a_end == first && b_end == first) return {};
    offset_ = first;
    n_ = static_cast<std::ptrdiff_t>(a_end - first);
    m_ = static_cast<std::ptrdiff_t>(b_end - first);
    if (n_ == 0 || m_ == 0 || !search()) return {{first, a_end, first, b_end}};
    return walk_back();
  }

 private:
  std::vector<std::size_t> numbered(const std::vector<Unit>& units) {
    std::vector<std::size_t> numbers;
    numbers.reserve(units.size());
    for (const Unit& unit : units) numbers.push_back(names_.try_emplace(unit.key, names_.size()).first->second);
    return numbers;
  }

  bool equal(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return a_[offset_ + static_cast<std::size_t>(x)] == b_[offset_ + static_cast<std::size_t>(y)];
  }

  // The furthest x on diagonal k after d edits is furthest_[d][k + d].
  std::ptrdiff_t at(std::size_t d, std::ptrdiff_t k) const {
    const auto reach = static_cast<std::ptrdiff_t>(d);
    return k < -reach || k > reach ? -1 : furthest_[d][static_cast<std::size_t>(k + reach)];
  }

  // Where the furthest path with d edits comes onto diagonal k.
  struct Step {
    std::ptrdiff_t x = -1;  // -1 = no path comes here
    bool down = true;       // from diagonal k + 1: a unit was added
  };
  Step step_to(std::size_t d, std::ptrdiff_t k) const {
    if (d == 0) return {0, true};
    const std::ptrdiff_t down = at(d - 1, k + 1);
    const std::ptrdiff_t right = at(d - 1, k - 1);
    const bool may_go_down = down >= 0 && down - k <= m_;
    const bool may_go_right = right >= 0 && right < n_;
    if (may_go_down && (!may_go_right || down > right)) return {down, true};
    return may_go_right ? Step{right + 1, false} : Step{};
  }

  bool search() {
    for (std::size_t d = 0; d <= most_edits; ++d) {
      const auto reach = static_cast<std::ptrdiff_t>(d);
      furthest_.emplace_back(2 * d + 1, -1);
      for (std::ptrdiff_t k = -reach; k <= reach; k += 2) {
        std::ptrdiff_t x = step_to(d, k).x;
        if (x < 0 || x - k < 0) continue;
        while (x < n_ && x - k < m_ && equal(x, x - k)) ++x;
        furthest_[d][static_cast<std::size_t>(k + reach)] = x;
        if (x == n_ && x - k == m_) return true;
      }
    }
    return false;
  }

  std::vector<Hunk> walk_back() const {
    std::vector<Hunk> hunks;
    std::ptrdiff_t x = n_;
    std::ptrdiff_t y = m_;
    for (std::size_t d = furthest_.size() - 1; d > 0; --d) {
      const std::ptrdiff_t k = x - y;
      const auto [start, down] = step_to(d, k);
      const std::ptrdiff_t before_x = down ? start : start - 1;
      const std::ptrdiff_t before_y = down ? start - k - 1 : start - k;
      add(hunks, before_x, start, before_y, start - k);
      x = before_x;
      y = before_y;
    }
    std::reverse(hunks.begin(), hunks.end());
    return hunks;
  }

  // Edits come from the end on; one that touches the hunk after it belongs to it.
  void add(std::vector<Hunk>& hunks, std::ptrdiff_t a, std::ptrdiff_t a_end, std::ptrdiff_t b,
           std::ptrdiff_t b_end) const {
    const auto place = [&](std::ptrdiff_t value) { return offset_ + static_cast<std::size_t>(value); };
    if (!hunks.empty() && hunks.back().a_begin == place(a_end) && hunks.back().b_begin == place(b_end)) {
      hunks.back().a_begin = place(a);
      hunks.back().b_begin = place(b);
    } else {
      hunks.push_back({place(a), place(a_end), place(b), place(b_end)});
    }
  }

  std::unordered_map<std::string_view, std::size_t> names_;
  std::vector<std::size_t> a_;
  std::vector<std::size_t> b_;
  std::size_t offset_ = 0;
  std::ptrdiff_t n_ = 0;
  std::ptrdiff_t m_ = 0;
  std::vector<std::vector<std::ptrdiff_t>> furthest_;
};

std::string_view stretch(const std::vector<Unit>& units, std::size_t begin, std::size_t end) {
  if (begin == end) return {};
  const char* first = units[begin].text.data();
  const std::string_view last = units[end - 1].text;
  return {first, static_cast<std::size_t>(last.data() + last.size() - first)};
}

void push(std::vector<TextPiece>& pieces, Piece kind, std::string_view text) {
  if (text.empty()) return;
  const bool goes_on = !pieces.empty() && pieces.back().kind == kind &&
                       pieces.back().text.data() + pieces.back().text.size() == text.data();
  if (goes_on)
    pieces.back().text = {pieces.back().text.data(), pieces.back().text.size() + text.size()};
  else
    pieces.push_back({kind, text});
}

using Split = std::vector<Unit> (*)(std::string_view);

// Compares by `split`, and what differs by the splits after it.
void compare(std::string_view before, std::string_view after, const Split* split, const Split* end,
             std::vector<TextPiece>& pieces) {
  if (split == end || before.empty() || after.empty()) {
    push(pieces, Piece::removed, before);
    push(pieces, Piece::added, after);
    return;
  }
  const std::vector<Unit> a = (*split)(before);
  const std::vector<Unit> b = (*split)(after);
  std::size_t done = 0;
  for (const Hunk& hunk : Difference(a, b).hunks()) {
    push(pieces, Piece::same, stretch(b, done, hunk.b_begin));
    compare(stretch(a, hunk.a_begin, hunk.a_end), stretch(b, hunk.b_begin, hunk.b_end), split + 1, end, pieces);
    done = hunk.b_end;
  }
  push(pieces, Piece::same, stretch(b, done, b.size()));
}

}  // namespace

std::vector<TextPiece> compare_words(std::string_view before, std::string_view after) {
  constexpr Split splits[] = {lines_of, words_of};
  std::vector<TextPiece> pieces;
  compare(before, after, std::begin(splits), std::end(splits), pieces);
  return pieces;
}

std::uint64_t count_words(std::string_view text) { return words_of(text).size(); }

}  // namespace language

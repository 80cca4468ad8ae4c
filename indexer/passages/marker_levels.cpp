// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/marker_levels.h"

#include <algorithm>
#include <optional>

namespace indexer::passages {
namespace {

constexpr Style statute[] = {Style::letter,        Style::number,        Style::capital,       Style::roman,
                             Style::capital_roman, Style::double_letter, Style::double_capital};
constexpr Style regulation[] = {Style::letter,  Style::number, Style::roman,
                                Style::capital, Style::number, Style::roman};

bool is_usual(Order order, std::size_t level, Style style) {
  if (order == Order::of_statute) return level < std::size(statute) && statute[level] == style;
  return level < std::size(regulation) && regulation[level] == style;
}

Levels with(const Levels& levels, std::size_t at, const Marker& marker) {
  Levels changed = levels;
  changed.open[at] = marker;
  changed.size = static_cast<std::uint16_t>(at + 1);
  std::fill(changed.open.begin() + static_cast<std::ptrdiff_t>(changed.size), changed.open.end(), Marker());
  return changed;
}

void go_on(const Levels& levels, const Marker& marker, Order order, std::vector<Way>& ways) {
  const Weights weights = weights_of(order);
  for (std::size_t i = levels.size; i-- > 0;) {
    if (levels.open[i].style != marker.style) continue;
    const int step = marker.value - levels.open[i].value;
    float score = 0;
    if (step == 1)
      score = weights.next;
    else if (step == 0)
      score = weights.repeat;
    else if (step > 1 && step <= weights.widest_gap)
      score = weights.gap * static_cast<float>(step - 1);
    else if (marker.value == 1)
      score = weights.again;
    else
      continue;
    ways.push_back({with(levels, i, marker), i + 1, score, step == 1});
  }
}

std::optional<Way> go_down(const Levels& levels, const Marker& marker, bool chained, Order order) {
  constexpr int latest = 5;
  if (levels.size == Levels::deepest) return std::nullopt;
  const Weights weights = weights_of(order);
  const bool usual = is_usual(order, levels.size, marker.style);
  const bool letter_below = levels.size > 0 && marker.style == Style::letter;
  if (levels.size > 0 && levels.open[levels.size - 1U].style == marker.style) return std::nullopt;
  const bool open = std::any_of(levels.open.begin(), levels.open.begin() + static_cast<std::ptrdiff_t>(levels.size),
                                [&](const Marker& level) { return level.style == marker.style; });
  if (open && !usual && !letter_below) return std::nullopt;
  float score = usual ? weights.usual : 0;
  if (marker.value == 1)
    score += weights.first;
  else if (chained)
    score += weights.chained;
  else if (levels.size > 0 && marker.value <= latest && !letter_below)
    score += weights.later * static_cast<float>(marker.value - 1);
  else if (levels.size == 0 && marker.style == Style::letter)
    score += weights.late;
  else
    return std::nullopt;
  if (letter_below && !chained) score += weights.letter;
  return Way{with(levels, levels.size, marker), levels.size + std::size_t{1}, score, false};
}

// Reads the markers behind the first in the best way.
void chain(Way& way, const MarkerRow& row, Order order) {
  for (std::size_t i = 1; i < row.size(); ++i) {
    std::optional<Way> best;
    for (const Marker& reading : row[i]) {
      const std::optional<Way> down = go_down(way.levels, reading, true, order);
      if (down && (!best || down->score > best->score)) best = down;
    }
    if (!best) {
      way.score += weights_of(order).unread;
      return;
    }
    way.levels = best->levels;
    way.score += best->score;
  }
}

}  // namespace

MarkerRow row_of(const std::vector<std::string>& markers) {
  MarkerRow row;
  for (const std::string& marker : markers) row.push_back(readings_of(marker));
  return row;
}

void ways_of(const Levels& levels, const MarkerRow& row, Order order, std::vector<Way>& ways) {
  ways.clear();
  for (const Marker& reading : row.front()) {
    go_on(levels, reading, order, ways);
    if (const std::optional<Way> down = go_down(levels, reading, false, order)) ways.push_back(*down);
  }
  for (Way& way : ways) chain(way, row, order);
}

Way alone(const MarkerRow& row, Order order) {
  Way way{with(Levels(), 0, row.front().front()), 1, 0, false};
  chain(way, row, order);
  return way;
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/marker_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace indexer::passages {
namespace {

// What it costs to go beside the section and back, and which share of its weights a marker earns there; see Weights.
struct Beside {
  float share = 0.75F;
  float quoted_share = 0.95F;  // behind the number of a quoted section
  float begin = 0.5F;          // another row of markers
  float leave = -4;
  float leave_at_note = -0.5F;
  float leave_to_go_on = -1.5F;  // with the next marker of what stood beside before
  float come_back = -1.5F;
  float come_back_from_quoted = -2;
};

// In regulations notes and quoted acts are rare: beside is what finds no place.
constexpr Beside beside_of(Order order) {
  Beside beside;
  if (order == Order::of_statute) return beside;
  beside.share = beside.quoted_share = 0.5F;
  beside.leave = beside.leave_to_go_on = -12;
  beside.come_back = beside.come_back_from_quoted = 0;
  return beside;
}

constexpr float no_marker = -6;            // it is none, in a plain paragraph
constexpr float no_marker_broken = -0.3F;  // likewise, behind a line that breaks off
constexpr float marker_broken = -2;        // it is one there
constexpr float low_titled = -5;           // see is_low_letter()

// "(a) SHORT TITLE.—" below another level.
bool is_low_letter(const Way& way) {
  return way.depth > 1 && way.levels.open[way.depth - 1] == Marker{Style::letter, 1};
}

// One number to sort by: higher scores first, of equal ones the lower place, which is its lower half.
std::uint64_t best_first(float score, std::uint32_t place) {
  constexpr std::uint32_t sign = 0x80000000;
  const auto bits = std::bit_cast<std::uint32_t>(score + 0.0F);  // there is a negative zero
  const std::uint32_t falling = (bits & sign) != 0 ? bits : ~(bits | sign);
  return std::uint64_t{falling} << 32 | place;
}

}  // namespace

MarkerRows::MarkerRows(Order order) : order_(order), steps_(1, {Reading{}}) {}

// Of readings that will go on alike only the best is kept. Some of each outermost letter stay even when others earn
// more for now: a quoted act can look like the section's own for a page, and only what follows it tells.
void MarkerRows::add() {
  constexpr std::size_t width = 64;
  constexpr std::size_t width_of_letter = 6;
  struct Alike {
    bool aside = false;
    Marker letter;
    std::size_t size = 0;
    std::array<std::uint32_t, width_of_letter> kept{};
  };
  order_of_next_.clear();
  for (std::uint32_t i = 0; i < next_.size(); ++i) order_of_next_.push_back(best_first(next_[i].score, i));
  std::sort(order_of_next_.begin(), order_of_next_.end());
  std::vector<Alike> letters;
  std::vector<Reading> kept;
  kept.reserve(std::min(width, next_.size()));
  for (const std::uint64_t place : order_of_next_) {
    const auto at = static_cast<std::uint32_t>(place);
    const Reading& reading = next_[at];
    auto alike = std::find_if(letters.begin(), letters.end(), [&](const Alike& each) {
      return each.aside == reading.aside && each.letter == reading.own.open[0];
    });
    if (alike == letters.end()) alike = letters.insert(alike, {reading.aside, reading.own.open[0]});
    if (alike->size == width_of_letter) continue;
    const auto end = alike->kept.begin() + static_cast<std::ptrdiff_t>(alike->size);
    const bool known = std::any_of(alike->kept.begin(), end, [&](std::uint32_t other) {
      return next_[other].quoted == reading.quoted && next_[other].own == reading.own &&
             next_[other].beside == reading.beside;
    });
    if (known) continue;
    alike->kept.at(alike->size++) = at;
    kept.push_back(reading);
    if (kept.size() == width) break;
  }
  steps_.push_back(std::move(kept));
  next_.clear();
  note_ = false;
}

void MarkerRows::quote(const std::vector<std::string>& markers) {
  const Levels levels = markers.empty() ? Levels() : alone(row_of(markers), order_).levels;
  const std::vector<Reading>& last = steps_.back();
  for (std::uint32_t i = 0; i < last.size(); ++i)
    next_.push_back({last[i].own, levels, 0, true, true, last[i].score, i});
  add();
}

void MarkerRows::interrupt() {
  const Beside beside = beside_of(order_);
  const std::vector<Reading>& last = steps_.back();
  for (std::uint32_t i = 0; i < last.size(); ++i) {
    const float leaves = last[i].aside ? 0 : beside.leave_at_note;
    next_.push_back({last[i].own, {}, 0, true, false, last[i].score + leaves, i});
    if (!last[i].aside) next_.push_back({last[i].own, {}, 0, false, false, last[i].score + beside.come_back, i});
  }
  add();
}

void MarkerRows::take(const std::vector<std::string>& markers, Paragraph paragraph) {
  const MarkerRow row = row_of(markers);
  Way begun = alone(row, order_);
  begun.score += beside_of(order_).begin;
  const std::vector<Reading>& last = steps_.back();
  for (std::uint32_t i = 0; i < last.size(); ++i) {
    Reading reading = last[i];
    reading.parent = i;
    reading.depth = 0;
    take_in_section(reading, row, paragraph);
    take_beside(reading, row, begun, paragraph);
    reading.score += paragraph == Paragraph::broken ? no_marker_broken : no_marker;
    next_.push_back(reading);
  }
  add();
}

void MarkerRows::take_in_section(const Reading& reading, const MarkerRow& row, Paragraph paragraph) {
  const Beside beside = beside_of(order_);
  float comes = paragraph == Paragraph::broken ? marker_broken : 0;
  if (reading.aside) comes += reading.quoted ? beside.come_back_from_quoted : beside.come_back;
  ways_of(reading.own, row, order_, ways_);
  for (const Way& way : ways_) {
    const float titled = paragraph == Paragraph::titled && is_low_letter(way) ? low_titled : 0;
    next_.push_back({way.levels, reading.beside, static_cast<std::uint8_t>(way.depth), false, false,
                     reading.score + comes + titled + way.score, reading.parent});
  }
}

// `begun`: the row as if another one began with it.
void MarkerRows::take_beside(const Reading& reading, const MarkerRow& row, const Way& begun, Paragraph paragraph) {
  ways_of(reading.beside, row, order_, ways_);
  for (const Way& way : ways_) take_way_beside(reading, way, paragraph);
  take_way_beside(reading, begun, paragraph);
}

void MarkerRows::take_way_beside(const Reading& reading, const Way& way, Paragraph paragraph) {
  const Beside beside = beside_of(order_);
  const float share = reading.quoted ? beside.quoted_share : beside.share;
  const float doubt = paragraph == Paragraph::broken ? marker_broken : 0;
  const float leaves = reading.aside ? 0
                       : note_       ? beside.leave_at_note
                       : way.next    ? beside.leave_to_go_on
                                     : beside.leave;
  next_.push_back({reading.own, way.levels, 0, true, reading.quoted, reading.score + leaves + doubt + share * way.score,
                   reading.parent});
}

std::vector<Standing> MarkerRows::finish() {
  std::vector<Standing> standings(events());
  std::uint32_t at = 0;
  for (std::size_t i = steps_.size() - 1; i > 0; --i) {
    const Reading& reading = steps_[i][at];
    standings[i - 1] = {reading.aside ? reading.beside : reading.own, reading.depth, reading.aside};
    at = reading.parent;
  }
  Reading last = steps_.back().front();
  last.parent = 0;
  last.score = 0;
  steps_.assign(1, {last});
  return standings;
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// The levels of a section that are open, and the ways in which the next markers can go on from them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/passages/markers.h"

namespace indexer::passages {

// Levels go (a)(1)(A)(i)(I)(aa)(AA) in statutes, (a)(1)(i)(A)(1)(i) in regulations. In a regulation a level may begin
// again, as behind a list of its paragraphs; in a statute another "(a)" is that of an act quoted in a note.
enum class Order : std::uint8_t { of_statute, of_regulation };

// Outermost first; what is not open is blank, so that equal levels compare equal.
struct Levels {
  static constexpr std::size_t deepest = 8;
  std::array<Marker, deepest> open{};
  std::uint16_t size = 0;

  bool operator==(const Levels&) const = default;
};

// What each way to read a marker earns or costs. Chosen on the places in tests/indexer/passages/statute_places.tsv and
// by the share of markers in the sections of 8 CFR that find a place. Their order matters more than their values: the
// next of an open level, the first of a new one, gaps, then what stands beside the section.
struct Weights {
  float next = 3;      // of an open level
  float first = 2;     // of a new level
  float later = -1;    // of a new level, times those before it, which stood within the paragraph above
  float late = -2;     // a section that begins with "(d)", the rest is not in the file
  float chained = 1;   // "(9)" in "(a)(9)" needs no first before it
  float usual = 1;     // a new level in the order of its kind of law
  float letter = -3;   // "(a)" below another level is rare, and often the rest of a citation
  float gap = -1.5F;   // times those left out, repealed or reserved
  int widest_gap = 5;  // in steps
  float repeat = -1.5F;
  float again = -100;  // a level begins again; in a statute never
  float unread = -4;   // of markers behind the first
};

constexpr Weights weights_of(Order order) {
  Weights weights;
  if (order == Order::of_statute) return weights;
  weights.gap = -0.5F;
  weights.widest_gap = 12;
  weights.again = -1;
  return weights;
}

// One way to read the markers of a paragraph.
struct Way {
  Levels levels;          // after them
  std::size_t depth = 0;  // of the first of them, from 1
  float score = 0;
  bool next = false;  // the first of them is the next of an open level
};

// The markers of a paragraph, each in all its readings; at least one marker, and one reading of each.
using MarkerRow = std::vector<std::vector<Marker>>;
MarkerRow row_of(const std::vector<std::string>& markers);

// Every way to read a row after `levels`: the first marker in each of its readings, the others each a level below the
// last. They replace what `ways` holds.
void ways_of(const Levels& levels, const MarkerRow& row, Order order, std::vector<Way>& ways);

// As if nothing stood before them.
Way alone(const MarkerRow& row, Order order);

}  // namespace indexer::passages

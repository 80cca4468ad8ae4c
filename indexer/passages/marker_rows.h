// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a row of markers as the levels of a section, where some belong to notes or acts quoted beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/passages/marker_levels.h"

namespace indexer::passages {

// Where the section stands after an event.
struct Standing {
  Levels levels;          // of the section; beside it those of what is quoted, as far as known
  std::size_t depth = 0;  // of the event's first marker in the section, from 1; 0 = it has none there
  bool aside = false;     // beside the section
};

// What speaks against markers: `broken`, the line before breaks off, so that they may be the rest of a citation;
// `titled`, a title in capitals follows, "(a) SHORT TITLE.—", so that they are not those of a low level.
enum class Paragraph : std::uint8_t { plain, broken, titled };

// A beam search. Events come in text order; finish() tells how all of them are best read together.
class MarkerRows {
 public:
  explicit MarkerRows(Order order);

  // A section of another act begins, which is quoted; `markers` stand behind its number, if any.
  void quote(const std::vector<std::string>& markers);
  // A heading that may be the section's own or a note's.
  void interrupt();
  // What follows is likely beside the section; no event.
  void note() { note_ = true; }
  // The markers at the start of a paragraph, at least one.
  void take(const std::vector<std::string>& markers, Paragraph paragraph);

  // Since the last finish().
  std::size_t events() const { return steps_.size() - 1; }

  // One standing for each event since the last call. What comes next goes on from the last of them.
  std::vector<Standing> finish();

 private:
  // One reading of all events so far.
  struct Reading {
    Levels own;
    Levels beside;  // kept when the section goes on, for the rest of what is quoted
    std::uint8_t depth = 0;
    bool aside = false;
    bool quoted = false;  // aside, since a quoted section began
    float score = 0;
    std::uint32_t parent = 0;  // the reading it goes on from, in the step before
  };

  void add();
  void take_in_section(const Reading& reading, const MarkerRow& row, Paragraph paragraph);
  void take_beside(const Reading& reading, const MarkerRow& row, const Way& begun, Paragraph paragraph);
  void take_way_beside(const Reading& reading, const Way& way, Paragraph paragraph);

  Order order_;
  bool note_ = false;                        // since the last event
  std::vector<std::vector<Reading>> steps_;  // the best readings after each event, best first
  std::vector<Reading> next_;                // of the event at hand, for add() to choose from
  // Of one event or one reading; here only to use the memory again.
  std::vector<std::uint64_t> order_of_next_;
  std::vector<Way> ways_;
};

}  // namespace indexer::passages

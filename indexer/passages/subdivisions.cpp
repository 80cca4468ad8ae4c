// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/subdivisions.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/passages/marker_rows.h"
#include "indexer/passages/markers.h"

namespace indexer::passages {
namespace {

using Markers = std::vector<std::string>;

// "CHAPTER 2—QUALIFICATIONS" divides an act; any other heading amid a section is that of a quoted act or a note.
bool divides_act(std::string_view heading) {
  for (const std::string_view word : {"TITLE ", "CHAPTER ", "SUBCHAPTER ", "PART ", "SUBTITLE ", "APPENDIX ", "Title ",
                                      "Chapter ", "Subchapter ", "Part ", "Subtitle ", "Appendix "})
    if (heading.starts_with(word)) return true;
  return false;
}

// "136 Section 305(c) of division C", "Section 4 of the Rewards Act provides as follows:": what follows may be quoted.
bool is_note(std::string_view text) {
  if (text.ends_with("as follows:")) return true;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 3 || !text.substr(digits).starts_with(' ')) return false;
  const char next = text.substr(digits + 1).empty() ? ' ' : text[digits + 1];
  return (next >= 'A' && next <= 'Z') || text.substr(digits + 1).starts_with("§");
}

// Whether two capitals stand behind the markers, "(a) SHORT TITLE.—".
Paragraph paragraph_of(std::string_view text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::size_t blank = text.find(") ");
  const bool titled = blank != std::string_view::npos && blank + 3 < text.size() && is_upper(text[blank + 2]) &&
                      is_upper(text[blank + 3]);
  return titled ? Paragraph::titled : Paragraph::plain;
}

// "Religious vocation means a formal commitment": defines a term; not "Evidence obtained by any means".
bool defines(std::string_view text) {
  constexpr std::size_t longest_term = 120;
  constexpr std::string_view means = " means ";
  const std::size_t at = text.substr(0, longest_term).find(means);
  if (at == std::string_view::npos || text[0] < 'A' || text[0] > 'Z') return false;
  const std::string_view term = text.substr(0, at);
  if (term.find_first_of(".;:") != std::string_view::npos) return false;
  for (const std::string_view word : {" any", " all", " by", " no", " other", " such", " of", " the"})
    if (term.ends_with(word)) return false;
  return true;
}

class Follower {
 public:
  Follower(const std::vector<Line>& lines, Order order)
      : lines_(lines), order_(order), places_(lines.size()), rows_(order) {}

  std::vector<Place> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != LineKind::other) enter(i);
      places_[i].section = section_.title;
      places_[i].number = section_.number;
    }
    finish(lines_.size());
    return std::move(places_);
  }

 private:
  void enter(std::size_t i) {
    // Rows are read to their end before a section that long grows any longer.
    constexpr std::size_t most_events = 4000;
    const std::string_view text = lines_[i].text;
    const bool heading = lines_[i].kind == LineKind::heading;
    if (rows_.events() >= most_events) finish(i);
    const bool follows = i > 0 && lines_[i - 1].kind == LineKind::text && breaks_off(lines_[i - 1].text);
    const bool cited = follows && text.starts_with("§");
    const SectionStart start = cited ? SectionStart() : section_start(text, heading);
    const std::vector<std::string> markers = heading && start.title.empty() ? Markers() : leading_markers(text);
    if (section_.codified && !start.title.empty() && !start.codified) {
      // Within a section that names its place in the Code, a section that does not is quoted.
      rows_.quote(markers);
    } else {
      enter_section(i, start, heading);
      if (!markers.empty())
        rows_.take(markers, follows && start.title.empty() ? Paragraph::broken : paragraph_of(text));
      if (is_note(text)) rows_.note();
    }
    lines_of_events_.resize(rows_.events(), i);
  }

  void enter_section(std::size_t i, const SectionStart& start, bool heading) {
    if (!start.title.empty() || (heading && (!section_.codified || divides_act(lines_[i].text)))) {
      finish(i);
      rows_ = MarkerRows(order_);
      section_ = start;
      standing_ = {};
      definitions_ = {};
      places_[i].begins = !start.title.empty();
    } else if (heading) {
      rows_.interrupt();
    }
  }

  // Sets the places of the lines [first_, end).
  void finish(std::size_t end) {
    const std::vector<Standing> standings = rows_.finish();
    std::size_t event = 0;
    for (std::size_t i = first_; i < end; ++i) {
      std::size_t depth = 0;
      for (; event < standings.size() && lines_of_events_[event] == i; ++event) {
        standing_ = standings[event];
        depth = standing_.depth;
      }
      if (depth == 0 && defines(lines_[i].text)) leave_list();
      places_[i].depth = depth;
      places_[i].aside = standing_.aside;
      for (std::size_t level = 0; level < standing_.levels.size && !standing_.aside; ++level)
        places_[i].path.push_back(text_of(standing_.levels.open[level]));
    }
    first_ = end;
    lines_of_events_.clear();
  }

  // A term is defined: behind the list "(A) to (F)" of the term before, this one stands where that one stood.
  void leave_list() {
    const auto& open = standing_.levels.open;
    const auto end = open.begin() + static_cast<std::ptrdiff_t>(definitions_.size);
    if (definitions_.size > 0 && definitions_.size < standing_.levels.size &&
        std::equal(open.begin(), end, definitions_.open.begin()))
      standing_.levels = definitions_;
    definitions_ = standing_.aside ? Levels() : standing_.levels;
  }

  const std::vector<Line>& lines_;
  Order order_;
  std::vector<Place> places_;
  MarkerRows rows_;
  SectionStart section_;
  Standing standing_;                         // of the last line that is set
  Levels definitions_;                        // where the last term without a marker was defined
  std::size_t first_ = 0;                     // the first line that is not
  std::vector<std::size_t> lines_of_events_;  // since then
};

}  // namespace

std::vector<Place> places_of(const std::vector<Line>& lines, Order order) { return Follower(lines, order).run(); }

}  // namespace indexer::passages

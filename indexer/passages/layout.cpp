// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/layout.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/language/sentences.h"
#include "indexer/passages/markers.h"
#include "indexer/passages/subdivisions.h"

namespace indexer::passages {
namespace {

using extract::Block;
using extract::BlockKind;

constexpr std::uint32_t cut_behind_heading = 2000;
constexpr std::uint32_t cut_behind_lead_in = 500;
constexpr std::uint32_t cut_behind_table_head = 300;
constexpr std::uint32_t cut_in_paragraph = 60;
constexpr std::uint32_t cut_in_list = 30;
constexpr std::uint32_t cut_in_text = 20;
constexpr std::uint32_t cross_heading = 100;
constexpr std::uint32_t cross_subdivision = 40;

// "The following are exempt:", "unless the alien -"
bool leads_in(const std::string& text) { return text.ends_with(':') || text.ends_with("—") || text.ends_with("-"); }

bool ends_sentence(const std::string& text) {
  for (const std::string_view end : {".", "!", "?", ")", "\"", "”"})
    if (text.ends_with(end)) return true;
  return false;
}

// A list item's level among lead-ins; subdivisions stand above it by their depth, see Composer::level_of().
constexpr std::size_t level_of_items = 1000;

bool asks(const Block& block) { return block.text.ends_with('?'); }

LineKind kind_of(const Block& block) {
  if (block.kind == BlockKind::heading) return LineKind::heading;
  if (block.kind == BlockKind::footnote) return LineKind::other;
  return block.kind == BlockKind::paragraph ? LineKind::text : LineKind::item;
}

std::vector<Place> places_in(const std::vector<Block>& blocks, std::optional<Order> order) {
  if (!order) return std::vector<Place>(blocks.size());
  std::vector<Line> lines;
  for (const Block& block : blocks) lines.push_back({block.text, kind_of(block)});
  return places_of(lines, *order);
}

class Composer {
 public:
  Composer(const extract::Document& document, std::optional<Order> order, const PassageSizes& sizes)
      : blocks_(document.blocks), order_(order), most_(sizes.most), places_(places_in(blocks_, order)) {
    layout_.paths.emplace_back();
    layout_.leads.emplace_back();
  }

  Layout run() {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      const bool heading = blocks_[i].kind == BlockKind::heading;
      const std::size_t depth = places_[i].depth;
      enter(i);
      leave_leads(i, depth);
      const std::size_t first = layout_.atoms.size();
      append_atoms(layout_.atoms, blocks_[i], i, most_);
      for (std::size_t atom = first; atom < layout_.atoms.size(); ++atom) {
        Step step = atom == first ? step_before(i, depth) : Step{0, cut_in_paragraph, 0, false};
        step.words = layout_.atoms[atom].words;
        layout_.steps.push_back(step);
        layout_.path_of.push_back(static_cast<std::uint32_t>(layout_.paths.size() - 1));
        layout_.leads_of.push_back(is_beside(i) ? 0 : static_cast<std::uint32_t>(layout_.leads.size() - 1));
      }
      if (is_lead_in(i) && !is_beside(i) && !introduces_quoted(i)) enter_lead(i, depth);
      if (!heading) in_footnotes_ = blocks_[i].kind == BlockKind::footnote;
    }
    return std::move(layout_);
  }

 private:
  // A footnote, or what is quoted amid a section, interrupts no list.
  bool is_beside(std::uint32_t i) const { return blocks_[i].kind == BlockKind::footnote || places_[i].aside; }

  // "Section 7 of the Act provides as follows:" before what it quotes.
  bool introduces_quoted(std::uint32_t i) const { return i + 1 < blocks_.size() && places_[i + 1].aside; }

  // Follows a block into its section and subdivision. A heading amid a section is that of what is quoted there.
  void enter(std::uint32_t i) {
    const Place& place = places_[i];
    const bool heading = blocks_[i].kind == BlockKind::heading;
    if (place.begins) section_ = heading ? std::string() : place.section;
    if (!place.aside) quoted_.clear();
    if (heading && (place.begins || place.section.empty())) {
      if (!place.begins) section_.clear();
      push(headings_, blocks_[i].level, path_element(blocks_[i].text));
      quoted_.clear();
    } else if (heading && place.aside) {
      push(quoted_, blocks_[i].level, path_element(blocks_[i].text));
    } else if (place.aside && !place.begins) {
      if (const std::string title = section_start(blocks_[i].text, false).title; !title.empty())
        quoted_.assign(1, {std::uint8_t{0}, title});
    }
    set_path(place);
  }

  using Headings = std::vector<std::pair<std::uint8_t, std::string>>;  // level and text, outermost first

  static void push(Headings& headings, std::uint8_t level, std::string text) {
    while (!headings.empty() && headings.back().first >= level) headings.pop_back();
    headings.emplace_back(level, std::move(text));
  }

  void set_path(const Place& place) {
    std::vector<std::string> path;
    for (const auto& [level, title] : headings_) path.push_back(title);
    if (!section_.empty()) path.push_back(section_);
    for (const auto& [level, title] : quoted_) path.push_back(title);
    for (const std::string& marker : place.path) path.push_back("(" + marker + ")");
    if (layout_.paths.back() != path) layout_.paths.push_back(std::move(path));
  }

  // Where a block stands below its lead-in: a subdivision by its depth, plain text below the subdivision it stands in,
  // list items below both.
  std::size_t level_of(std::uint32_t i, std::size_t depth) const {
    const Block& block = blocks_[i];
    if (depth > 0) return 2 * depth;
    if (block.kind == BlockKind::list_item) return level_of_items + block.level;
    return block.kind == BlockKind::heading ? 0 : 2 * places_[i].path.size() + 1;
  }

  // A block ends what led in to blocks of its own level, and "(b)" what "(a)" led in to.
  void leave_leads(std::uint32_t i, std::size_t depth) {
    if (is_beside(i) || leads_.empty()) return;
    const std::size_t level = level_of(i, depth);
    const std::vector<std::string> markers = leading_markers(blocks_[i].text);
    const auto ended = std::find_if(leads_.begin(), leads_.end(), [&](const Lead& lead) {
      return lead.level >= level || (!markers.empty() && are_neighbours(lead.marker, markers.front()));
    });
    if (ended == leads_.end()) return;
    leads_.erase(ended, leads_.end());
    set_leads();
  }

  // By its last character; before a list outside the law, where each line ends as it likes, also by being no whole
  // sentence: "You may apply if you".
  bool is_lead_in(std::uint32_t i) const {
    const Block& block = blocks_[i];
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) return false;
    const bool before_list = !order_ && block.kind == BlockKind::paragraph && i + 1 < blocks_.size() &&
                             blocks_[i + 1].kind == BlockKind::list_item;
    return leads_in(block.text) || (before_list && !ends_sentence(block.text));
  }

  void enter_lead(std::uint32_t i, std::size_t depth) {
    constexpr std::size_t deepest = 8;
    if (leads_.size() == deepest) return;
    std::vector<std::string> markers = leading_markers(blocks_[i].text);
    if (markers.empty()) markers = leading_markers(last_sentence(blocks_[i].text));
    leads_.push_back({level_of(i, depth), i, markers.empty() ? std::string() : markers.back()});
    set_leads();
  }

  void set_leads() {
    std::vector<std::uint32_t> blocks;
    for (const Lead& lead : leads_) blocks.push_back(lead.block);
    layout_.leads.push_back(std::move(blocks));
  }

  // The gap before block i, whose first marker stands at `depth`.
  Step step_before(std::uint32_t i, std::size_t depth) const {
    if (i == 0) return {};
    const Block& block = blocks_[i];
    const Block& last = blocks_[i - 1];
    if (last.kind == BlockKind::heading) return {0, cut_behind_heading, 0, false};
    if (block.kind == BlockKind::heading) return {0, 0, cross_heading, must_cut_before_headings(i)};
    if (in_footnotes_ != (block.kind == BlockKind::footnote)) return {0, 0, 0, true};
    const bool led = block.kind == BlockKind::list_item || depth > 0;
    if (led && last.kind == BlockKind::paragraph && is_lead_in(i - 1)) return {0, cut_behind_lead_in, 0, false};
    if (places_[i].aside != places_[i - 1].aside) return {0, 0, cross_subdivision, false};
    if (depth > 0) {
      const auto deep = static_cast<std::uint32_t>(depth);
      return {0, 5 * deep, cross_subdivision / (deep * deep), false};
    }
    if (block.kind == BlockKind::table_row && last.kind == BlockKind::table_row) {
      const bool second = i < 2 || blocks_[i - 2].kind != BlockKind::table_row;
      return {0, second ? cut_behind_table_head : cut_in_list, 0, false};
    }
    return {0, block.kind == BlockKind::list_item ? cut_in_list : cut_in_text, 0, false};
  }

  // Whether a new section begins with the headings from block i on, or footnotes begin or end there.
  bool must_cut_before_headings(std::uint32_t i) const {
    for (; i < blocks_.size() && blocks_[i].kind == BlockKind::heading; ++i)
      if (blocks_[i].level <= 2 || asks(blocks_[i])) return true;
    return in_footnotes_ || (i < blocks_.size() && blocks_[i].kind == BlockKind::footnote);
  }

  struct Lead {
    std::size_t level = 0;
    std::uint32_t block = 0;
    std::string marker;  // the last it or its sentence begins with: "a" of "(a) The Secretary shall:"
  };

  const std::vector<Block>& blocks_;
  std::optional<Order> order_;
  std::uint32_t most_;
  Layout layout_;
  std::vector<Place> places_;  // one for each block
  Headings headings_;
  Headings quoted_;  // of what is quoted amid the section
  std::vector<Lead> leads_;
  std::string section_;        // its title where that is a paragraph
  bool in_footnotes_ = false;  // the last block that is no heading was one
};

}  // namespace

std::string_view last_sentence(std::string_view text) {
  const std::vector<std::uint32_t> starts = language::sentence_starts(text);
  return text.substr(starts.empty() ? 0 : starts.back());
}

std::string path_element(const std::string& heading) {
  constexpr std::size_t most_bytes = 300;
  if (heading.size() <= most_bytes) return heading;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(heading[end]) & 0xC0) == 0x80) --end;
  return heading.substr(0, end);
}

Layout lay_out(const extract::Document& document, std::optional<Order> order, const PassageSizes& sizes) {
  return Composer(document, order, sizes).run();
}

}  // namespace indexer::passages

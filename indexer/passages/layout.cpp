// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/layout.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/language/sentences.h"
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

class Composer {
 public:
  Composer(const extract::Document& document, Subdivisions subdivisions, const PassageSizes& sizes)
      : blocks_(document.blocks),
        subdivisions_(subdivisions),
        most_(sizes.most),
        place_(subdivisions == Subdivisions::of_regulation) {
    layout_.paths.emplace_back();
    layout_.leads.emplace_back();
  }

  Layout run() {
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      const bool heading = blocks_[i].kind == BlockKind::heading;
      const std::size_t depth = heading ? enter(blocks_[i]) : descend(i);
      leave_leads(blocks_[i], depth);
      const std::size_t first = layout_.atoms.size();
      append_atoms(layout_.atoms, blocks_[i], i, most_);
      for (std::size_t atom = first; atom < layout_.atoms.size(); ++atom) {
        Step step = atom == first ? step_before(i, depth) : Step{0, cut_in_paragraph, 0, false};
        step.words = layout_.atoms[atom].words;
        layout_.steps.push_back(step);
        layout_.path_of.push_back(static_cast<std::uint32_t>(layout_.paths.size() - 1));
        const bool footnote = blocks_[i].kind == BlockKind::footnote;
        layout_.leads_of.push_back(footnote ? 0 : static_cast<std::uint32_t>(layout_.leads.size() - 1));
      }
      if (is_lead_in(i)) enter_lead(i, depth);
      if (!heading) in_footnotes_ = blocks_[i].kind == BlockKind::footnote;
    }
    return std::move(layout_);
  }

 private:
  // Follows a heading into its section.
  std::size_t enter(const Block& block) {
    while (!headings_.empty() && headings_.back().first >= block.level) headings_.pop_back();
    headings_.emplace_back(block.level, path_element(block.text));
    section_.clear();
    place_.clear();
    set_path();
    return 0;
  }

  // Follows the markers of a paragraph; how deep the first of them stands, 0 = it has none.
  std::size_t descend(std::uint32_t i) {
    if (subdivisions_ == Subdivisions::none || blocks_[i].kind == BlockKind::footnote) return 0;
    const std::string section = section_title(blocks_[i].text);
    if (!section.empty()) {
      section_ = section;
      place_.clear();
      set_path();
    }
    const std::vector<std::string> markers = section.empty() ? markers_of(i) : leading_markers(blocks_[i].text);
    if (markers.empty()) return 0;
    const std::size_t depth = place_.take(markers, is_roman(i, markers.front()));
    set_path();
    return depth;
  }

  std::vector<std::string> markers_of(std::uint32_t i) const {
    if (i > 0 && blocks_[i - 1].kind == BlockKind::paragraph && breaks_off(blocks_[i - 1].text)) return {};
    return leading_markers(blocks_[i].text);
  }

  // Whether an "(i)" is the number one: the next of both kinds, "(ii)" and "(j)", tell by which comes first.
  bool is_roman(std::uint32_t i, const std::string& marker) const {
    constexpr std::uint32_t most_blocks = 300;
    constexpr std::string_view both[][3] = {{"i", "ii", "j"}, {"v", "vi", "w"}, {"x", "xi", "y"},
                                            {"I", "II", "J"}, {"V", "VI", "W"}, {"X", "XI", "Y"}};
    for (const auto& [one, number, letter] : both) {
      if (marker != one) continue;
      for (std::uint32_t next = i + 1; next < blocks_.size() && next < i + most_blocks; ++next) {
        if (blocks_[next].kind == BlockKind::heading) return false;
        const std::vector<std::string> markers = leading_markers(blocks_[next].text);
        if (!markers.empty() && markers.front() == number) return true;
        if (!markers.empty() && markers.front() == letter) return false;
      }
    }
    return false;
  }

  void set_path() {
    std::vector<std::string> path;
    for (const auto& [level, title] : headings_) path.push_back(title);
    if (!section_.empty()) path.push_back(section_);
    for (std::string& step : place_.headings()) path.push_back(std::move(step));
    layout_.paths.push_back(std::move(path));
  }

  // Where a block stands below its lead-in: a subdivision by its depth, plain text below the subdivision it stands in,
  // list items below both.
  std::size_t level_of(const Block& block, std::size_t depth) const {
    if (depth > 0) return 2 * depth;
    if (block.kind == BlockKind::list_item) return level_of_items + block.level;
    return block.kind == BlockKind::heading ? 0 : 2 * place_.headings().size() + 1;
  }

  // A block ends what led in to blocks of its own level, and "(b)" what "(a)" led in to; a footnote interrupts nothing.
  void leave_leads(const Block& block, std::size_t depth) {
    if (block.kind == BlockKind::footnote || leads_.empty()) return;
    const std::size_t level = level_of(block, depth);
    const std::vector<std::string> markers = leading_markers(block.text);
    const auto ended = std::find_if(leads_.begin(), leads_.end(), [&](const Lead& lead) {
      return lead.level >= level || (!markers.empty() && SubdivisionPath::are_neighbours(lead.marker, markers.front()));
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
    const bool before_list = subdivisions_ == Subdivisions::none && block.kind == BlockKind::paragraph &&
                             i + 1 < blocks_.size() && blocks_[i + 1].kind == BlockKind::list_item;
    return leads_in(block.text) || (before_list && !ends_sentence(block.text));
  }

  void enter_lead(std::uint32_t i, std::size_t depth) {
    constexpr std::size_t deepest = 8;
    if (leads_.size() == deepest) return;
    std::vector<std::string> markers = leading_markers(blocks_[i].text);
    if (markers.empty()) markers = leading_markers(last_sentence(blocks_[i].text));
    leads_.push_back({level_of(blocks_[i], depth), i, markers.empty() ? std::string() : markers.back()});
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
  Subdivisions subdivisions_;
  std::uint32_t most_;
  Layout layout_;
  std::vector<std::pair<std::uint8_t, std::string>> headings_;
  std::vector<Lead> leads_;
  std::string section_;  // its title where that is a paragraph
  SubdivisionPath place_;
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

Layout lay_out(const extract::Document& document, Subdivisions subdivisions, const PassageSizes& sizes) {
  return Composer(document, subdivisions, sizes).run();
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/footnotes.h"

#include <algorithm>

#include "indexer/language/sentences.h"

namespace indexer::passages {
namespace {

using extract::Block;
using extract::BlockKind;

constexpr std::size_t longest_number = 3;  // digits

// The digits at a place; empty when there are none or too many.
std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at <= longest_number ? text.substr(at, end - at) : std::string_view();
}

// The number of a footnote, "[12] See", "12. See", "12 See"; empty = it goes on from another, or has a sign.
std::string_view number_of(std::string_view note) {
  const bool bracket = note.starts_with('[');
  const std::string_view number = digits_at(note, bracket ? 1 : 0);
  if (number.empty()) return {};
  const std::size_t end = number.size() + (bracket ? 1 : 0);
  const char next = end < note.size() ? note[end] : ' ';
  const bool fits = bracket ? next == ']' : next == ' ' || next == '.';
  return fits ? number : std::string_view();
}

// Marks on pages are raised, which the text does not show: a number behind what ends a sentence or a part of one.
bool is_raised(std::string_view text, std::size_t at, std::size_t size) {
  if (at < 2 || text[at - 1] != ' ' || (at + size < text.size() && text[at + size] != ' ')) return false;
  const std::string_view before = text.substr(0, at - 1);
  for (const std::string_view end : {".", ",", ";", "?", ")", "\"", "”", "’"})
    if (before.ends_with(end)) return true;
  return false;
}

}  // namespace

FootnoteMarks::FootnoteMarks(const extract::Document& document) : document_(document) {
  const std::vector<Block>& blocks = document.blocks;
  const bool any =
      std::any_of(blocks.begin(), blocks.end(), [](const Block& each) { return each.kind == BlockKind::footnote; });
  for (std::uint32_t i = 0; any && i < blocks.size(); ++i)
    if (blocks[i].kind != BlockKind::footnote) read(i);
}

void FootnoteMarks::read(std::uint32_t block) {
  const std::string_view text = document_.blocks[block].text;
  const bool paged = !document_.blocks[block].pages.empty();
  for (std::size_t at = 1; at < text.size(); ++at) {
    const std::string_view number = digits_at(text, at);
    if (number.empty()) continue;
    const std::size_t end = at + number.size();
    const bool bracket = text[at - 1] == '[' && end < text.size() && text[end] == ']';
    const std::size_t mark = bracket ? at - 1 : at;
    if ((bracket || (paged && is_raised(text, at, number.size()))) && mark > 0)
      places_[std::string(number)].emplace_back(block, static_cast<std::uint32_t>(mark - (bracket ? 1 : 2)));
    at = end;
  }
}

std::string_view FootnoteMarks::sentence_of(std::uint32_t block) const {
  const auto found = places_.find(std::string(number_of(document_.blocks[block].text)));
  if (found == places_.end()) return {};
  const auto next = std::lower_bound(found->second.begin(), found->second.end(), Place{block, 0});
  if (next == found->second.begin()) return {};
  const auto [at_block, byte] = *std::prev(next);
  const std::string_view text = document_.blocks[at_block].text;
  std::vector<std::uint32_t> starts = language::sentence_starts(text);
  const auto after = std::upper_bound(starts.begin(), starts.end(), byte);
  const std::size_t begin = after == starts.begin() ? 0 : *std::prev(after);
  std::string_view sentence = text.substr(begin, (after == starts.end() ? text.size() : *after) - begin);
  while (sentence.ends_with(' ')) sentence.remove_suffix(1);
  return sentence;
}

}  // namespace indexer::passages

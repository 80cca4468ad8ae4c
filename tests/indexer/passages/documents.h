// SPDX-License-Identifier: GPL-3.0-or-later
// Documents written as a few lines: "# " to "###### " begins a heading, "- " a list item, "| " a table row, "^ " a
// footnote; anything else is a paragraph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/document.h"

namespace tests {

inline indexer::extract::Block block_of(const std::string& line) {
  using indexer::extract::BlockKind;
  const std::size_t signs = line.find_first_not_of('#');
  if (signs > 0 && signs <= 6 && line[signs] == ' ')
    return {BlockKind::heading, static_cast<std::uint8_t>(signs), line.substr(signs + 1), {}};
  if (line.starts_with("- ")) return {BlockKind::list_item, 1, line.substr(2), {}};
  if (line.starts_with("| ")) return {BlockKind::table_row, 0, line.substr(2), {}};
  if (line.starts_with("^ ")) return {BlockKind::footnote, 0, line.substr(2), {}};
  return {BlockKind::paragraph, 0, line, {}};
}

inline indexer::extract::Document document_of(const std::vector<std::string>& lines) {
  indexer::extract::Document document;
  document.format = "text";
  for (const std::string& line : lines) document.blocks.push_back(block_of(line));
  return document;
}

// A paragraph of so many words, in sentences of twelve.
inline std::string words(std::size_t count, const std::string& word = "alien") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const bool first = i % 12 == 0;
    std::string next = word;
    if (first) next[0] = static_cast<char>(next[0] - 32);
    text += (i == 0 ? "" : " ") + next + ((i + 1) % 12 == 0 || i + 1 == count ? "." : "");
  }
  return text;
}

}  // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
// From a footnote to the sentence it stands at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::passages {

// Answers from one pass over the document, which must outlive it.
class FootnoteMarks {
 public:
  explicit FootnoteMarks(const extract::Document& document);

  // The sentence that holds the last mark, before the footnote that is this block, of the number the footnote begins
  // with; empty = there is none. A mark is "[12]" or, on pages, a number on its own behind a stop or comma.
  std::string_view sentence_of(std::uint32_t block) const;

 private:
  // Block, and byte of the last character before the mark.
  using Place = std::pair<std::uint32_t, std::uint32_t>;
  void read(std::uint32_t block);

  const extract::Document& document_;
  std::unordered_map<std::string, std::vector<Place>> places_;  // by number, in text order
};

}  // namespace indexer::passages

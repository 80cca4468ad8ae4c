// SPDX-License-Identifier: GPL-3.0-or-later
// Where passages stand: pages, their printed labels, paragraph numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/passages/atoms.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// Answers from one pass over the document, which must outlive it.
class Pins {
 public:
  explicit Pins(const extract::Document& document);

  // The pin of the passage that consists of atoms [first, last). Paragraphs are the blocks that are no headings,
  // numbered from 1 through the document.
  schema::Pin pin_of(const std::vector<Atom>& atoms, std::size_t first, std::size_t last) const;

 private:
  std::string label(std::uint32_t page) const;

  const extract::Document& document_;
  std::vector<std::uint32_t> paragraph_of_;  // for each block its number; 0 = a heading
};

// The page that byte `at` of a block stands on; 0 = the block has no pages.
std::uint32_t page_at(const extract::Block& block, std::uint32_t at);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// A block cut into pieces that fit a passage.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::passages {

struct Piece {
  extract::BlockKind kind = extract::BlockKind::paragraph;
  std::uint8_t level = 0;
  std::string text;
  std::vector<extract::PageStart> pages;  // the first at 0; empty = no pages
  std::uint32_t words = 0;
  bool continues = false;  // not the first piece of its block
};

// One piece for a block of at most `most` words; else pieces at sentence ends. Joined by a blank they are the block.
std::vector<Piece> pieces_of(const extract::Block& block, std::uint32_t most);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest parts passages are made of: a block, or the sentences of one that no passage could hold.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::passages {

struct Atom {
  std::uint32_t block = 0;  // index in Document::blocks
  std::uint32_t begin = 0;  // bytes in the block's text, half-open; one blank stands between atoms of a block
  std::uint32_t end = 0;
  std::uint32_t words = 0;
  bool operator==(const Atom&) const = default;
};

// Appends the atoms of a block: the block itself when it has at most `most` words, else its sentences; a sentence of
// more than twice `most` is cut behind a comma, semicolon or colon where one is near, else at a blank.
void append_atoms(std::vector<Atom>& atoms, const extract::Block& block, std::uint32_t index, std::uint32_t most);

}  // namespace indexer::passages

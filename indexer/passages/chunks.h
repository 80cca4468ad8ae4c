// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks to passages: whole paragraphs under one heading path, with their places in the document.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// Sizes in words (language::tokens). A passage ends when the next paragraph would take it over `most` and it has
// `least` already; a paragraph over `most` is cut at sentence ends, a sentence over twice `most` at a comma or blank.
struct ChunkSizes {
  std::uint32_t least = 80;
  std::uint32_t most = 250;
};

struct Chunks {
  std::vector<schema::PassageRecord> passages;  // language and warnings are not set yet
  std::vector<schema::OutlineEntry> outline;
  std::uint32_t words = 0;
};

// `subdivisions`: markers at the start of a paragraph, "(a)", "(1)", belong to its heading path, as in a statute or
// regulation. The texts of all passages in order are the texts of all blocks in order, joined by "\n\n", but that a cut
// within a paragraph takes the place of the blank that stood there.
Chunks chunk(const extract::Document& document, bool subdivisions, const ChunkSizes& sizes = {});

}  // namespace indexer::passages

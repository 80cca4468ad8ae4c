// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks to passages: whole paragraphs under one heading path, with their places in the document; and its outline.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/passages/layout.h"
#include "indexer/passages/partition.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

struct Chunks {
  std::vector<schema::PassageRecord> passages;  // language, warnings and boilerplate are not set yet
  std::vector<schema::OutlineEntry> outline;    // each with the passage that holds the heading
  std::uint32_t words = 0;
};

// `order`: see lay_out(). The texts of all passages in order are the texts of all blocks in order, joined by
// "\n\n", but that a cut within a paragraph takes the place of the blank that stood there. The heading path of a
// passage is what the paths of all its paragraphs have in common, so that it holds for every line of it; likewise its
// lead-ins, which are the last sentences of blocks before it. Of a passage of footnotes
// they are the sentences at which these stand.
Chunks chunk(const extract::Document& document, std::optional<Order> order, const PassageSizes& sizes = {});

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a document made it match an exact query.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/search/occurrences.h"
#include "searcher/search/snippet.h"

namespace searcher::search {

// A part of the query found at a place: `leaf` is Resolved::leaf.
struct LeafSpan {
  Span span;
  std::uint32_t leaf = 0;
  bool operator==(const LeafSpan&) const = default;
};

// The places that made the match: under a proximity connector only those within its spans, under NOT only those of its
// left side, of fields only those in the text. Throws TooManyPairs.
std::vector<LeafSpan> matching_leaves(const Resolved& node, DocumentPositions& document, Work& work);

// Those of the leaves that stand in the passage, as marks in its text.
std::vector<Mark> marks_in(const schema::PassageRecord& passage, const std::vector<LeafSpan>& leaves);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a document made it match an exact query.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/search/snippet.h"
#include "searcher/search/spans.h"

namespace searcher::search {

// A part of the query found at a place: `leaf` numbers the words, phrases and citations of the query in order.
struct LeafSpan {
  Span span;
  std::uint32_t leaf = 0;
  bool operator==(const LeafSpan&) const = default;
};

// The occurrences that made the match: under a proximity connector only those within its spans, under NOT only those
// of its left side.
std::vector<LeafSpan> matching_leaves(const Resolved& node, DocumentPositions& document);

// Number of leaves of the tree, those that must not match included.
std::uint32_t leaf_count(const Resolved& node);

// Those of the leaves that stand in the passage, as marks in its text.
std::vector<Mark> marks_in(const schema::PassageRecord& passage, const std::vector<LeafSpan>& leaves);

}  // namespace searcher::search

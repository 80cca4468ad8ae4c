// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words, phrases and citations of a query occur in a document, and where they stand together.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/search/positions.h"
#include "searcher/search/resolve.h"
#include "searcher/search/work.h"

namespace searcher::search {

// A closed interval of word positions.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

// A place where a part of a query occurs: the interval from the first position of `left` to the last one of `right`,
// which are the words, phrases or citations at its two edges. A word, phrase or citation is its own edge on both sides.
struct Occurrence {
  Span left;
  Span right;
  std::uint32_t first() const { return left.first; }
  std::uint32_t last() const { return right.last; }
  bool operator==(const Occurrence&) const = default;
  auto operator<=>(const Occurrence&) const = default;
};
using Occurrences = std::vector<Occurrence>;  // rising, each once; so rising by first()

// Whether the node has occurrences: words, phrases, citations, connectors of proximity, and OR of such.
bool is_positional(const Resolved& node);

// All occurrences of a positional node, nothing thinned out: in  a /1 ("b c" OR c)  both readings of a "c" count.
//   OR           the union
//   /n /s /p     the join of each left and right occurrence that are separate (no edge of the one shares a position
//                with an edge of the other) and in reach: for /n the least difference between an edge of the one and an
//                edge of the other is at most n, for /s and /p the join lies in one sentence or paragraph, for +
//                besides the left one ends before the right one begins. So one may stand between the words of the
//                other: fear /s (interview /5 held)  is found in  "The interview on fear was held."
//   NOT /n ...   the left ones that have no separate right one in reach
// Throws TooManyPairs.
Occurrences occurrences(const Resolved& node, DocumentPositions& document, Work& work);

// The intervals of the occurrences that contain no other one: rising in first and in last. The same as taking them from
// `occurrences`, often far cheaper. Throws TooManyPairs.
std::vector<Span> spans(const Resolved& node, DocumentPositions& document, Work& work);

// The intervals that contain no other one of the list, rising, each once.
std::vector<Span> minimal(std::vector<Span> spans);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a passage that is shown: verbatim, whole sentences, with the words that made the match marked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/search/result.h"

namespace searcher::search {

struct Snippet {
  std::uint32_t begin = 0;  // bytes in the passage's text, half-open, at sentence bounds
  std::uint32_t end = 0;
  std::vector<Range> highlights;  // relative to begin
  bool cut_before = false;        // text is left out before (a heading of the passage does not count) or after
  bool cut_after = false;
};

// A word to mark, and which word of the query it is an occurrence of.
struct Mark {
  Range range;  // in the passage's text
  std::uint32_t word = 0;
  std::uint32_t position = 0;  // of the word in the passage, from 0
};

// Sorts marks and drops those that overlap one before them; of two that begin together the longer stays.
std::vector<Mark> separate(std::vector<Mark> marks);

// Chooses the run of sentences of at most `room` bytes that holds the most different words of the query, then the most
// marks, then comes first; a sentence longer than the room is taken alone, whole up to twice the room, else cut at a
// word's end after its first mark's surroundings. `marks` rise and do not overlap.
Snippet snippet(const schema::PassageRecord& passage, const std::vector<Mark>& marks, std::uint32_t room = 360);

// The physical page on which a byte of the passage's text stands; 0 = no pages.
std::uint32_t page_at(const schema::PassageRecord& passage, std::uint32_t byte);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a passage that is shown: verbatim, whole sentences where it can be, with the words that made the match
// marked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/search/result.h"
#include "searcher/search/sought.h"

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

// What a snippet is chosen by, beside the marks.
struct Aim {
  // Of each number that marks bear, the words of the question that it stands for, as bits: a reading stands for the
  // words that it reads otherwise. A number beyond the list stands for itself.
  std::vector<std::uint64_t> covers;
  Sought sought;
};

// Chooses the run of sentences of at most `room` bytes that is worth most: each word of the query counts once, more the
// fewer sentences of the passage have it; so does an answer of the kind sought. Of equals the one with more marks, then
// the first, then the longer. A sentence that ends in a colon or a dash, and a run-in heading, goes on with what it
// introduces. A run that leaves much of the room, or that an exception follows ("However", "Salvo"), takes in the next
// sentence where half of the room again is enough. A sentence longer than the room is taken alone, whole up to twice
// the room, else cut at words' ends where its words are. `marks` rise and do not overlap.
Snippet snippet(const schema::PassageRecord& passage, const std::vector<Mark>& marks, const Aim& aim = {},
                std::uint32_t room = 360);

// The physical page on which a byte of the passage's text stands; 0 = no pages.
std::uint32_t page_at(const schema::PassageRecord& passage, std::uint32_t byte);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The second look at the best passages: titles and headings that are the question, words close together, passages that
// say nothing.
#pragma once

#include <xapian.h>

#include <utility>
#include <vector>

#include "searcher/search/open.h"
#include "searcher/search/passage_reader.h"
#include "searcher/search/words.h"

namespace searcher::search {

enum class Titles { count, are_the_same };  // passages of several documents, or of one

// The best passages, best first, from place `first` on, `count` at most: scores and docids. `found` holds passages by
// relevance. Records are read, with the reader of the same words, only of those that can still come to these places.
std::vector<std::pair<double, Xapian::docid>> reranked(const OpenLibrary& open,
                                                       const std::vector<Xapian::MSetIterator>& found,
                                                       const std::vector<RankingWord>& words, PassageReader& reader,
                                                       std::size_t first, std::size_t count, Titles titles);

}  // namespace searcher::search

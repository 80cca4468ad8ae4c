// SPDX-License-Identifier: GPL-3.0-or-later
// Passages that are what a word of the question cites.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/search/hits.h"
#include "searcher/search/words.h"

namespace searcher::search {

// Of a passage that is what a word cites, or holds it, the word goes to `itself`, and the marker at which a cited
// subdivision begins, "(B)" of INA 212(a)(9)(B), is marked; marks stay sorted and apart.
void mark_provisions(const Xapian::Database& database, const std::vector<RankingWord>& words, MarkedPassage& passage);

}  // namespace searcher::search

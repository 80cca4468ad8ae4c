// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a page of ranked results, each with its best passages.
#pragma once

#include <xapian.h>

#include <utility>
#include <vector>

#include "searcher/search/open.h"
#include "searcher/search/passage_reader.h"
#include "searcher/search/question.h"
#include "searcher/search/result.h"
#include "searcher/search/search.h"

namespace searcher::search {

// `page`: scores and docids of the passages that stand for the documents; `ranked`: the query that found them, over
// passages; the reader is of the question's words.
std::vector<DocumentHit> ranked_hits(const OpenLibrary& open, const Xapian::Query& ranked, const Question& question,
                                     const std::vector<std::pair<double, Xapian::docid>>& page, const Request& request,
                                     PassageReader& reader);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Plain mode: passages by relevance, grouped by document.
#pragma once

#include <xapian.h>

#include "searcher/query/tree.h"
#include "searcher/search/equivalents.h"
#include "searcher/search/open.h"
#include "searcher/search/question.h"
#include "searcher/search/result.h"
#include "searcher/search/search.h"

namespace searcher::search {

// Fills the result's hits, those of the other language, expansions, counts, words, doubtful acronyms as other readings,
// and explanation.
void search_ranked(const OpenLibrary& open, const query::Query& query, const OfficeList& office, const Request& request,
                   Result& result);

// The same documents in the same order, nothing else.
std::vector<RankedDocument> rank_documents(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                           const Request& request);

// The documents that a ranking query finds, best first, marked by the words of the question.
std::vector<DocumentHit> hits_of(const OpenLibrary& open, const Question& question, const Xapian::Query& ranked,
                                 const Request& request);

// The first passages of a question, one a document.
std::vector<Xapian::docid> first_passages(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                          std::size_t most);

// Sets the order of documents: by relevance, else by date (newest first) or title, then by relevance.
void set_order(Xapian::Enquire& enquire, Sort sort);

}  // namespace searcher::search

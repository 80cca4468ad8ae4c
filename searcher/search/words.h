// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a query as ranking sees them: stems in both languages, weights, and the query they make.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/query/tree.h"
#include "searcher/search/equivalents.h"
#include "searcher/search/snippet.h"

namespace searcher::search {

// A word that adds to a passage's score.
struct RankingWord {
  std::string text;                // as typed
  std::vector<std::string> stems;  // English and Spanish, one when they are the same; empty for a citation
  std::string citation;            // key; empty for a word
  bool weightless = false;         // a stop word: in the echo, not in the score
};

// Another reading of some of a question's words: a passage that holds all of it (or cites it) gains.
struct Reading {
  Equivalence source;
  std::vector<std::vector<std::string>> stems;  // of each of its words that weighs
  std::string citation;                         // key; empty for words
};

// The readings of a plain query, but for rows named in `without` (folded).
std::vector<Reading> readings_of(const std::vector<RankingWord>& words, const std::vector<std::string>& without,
                                 const std::vector<Equivalent>& office);

// Passages with the reading; those of translations and others weigh by ranking.h.
Xapian::Query query_of(const Reading& reading);

// The words of a plain query, in order.
std::vector<RankingWord> ranking_words(const std::vector<query::Node>& nodes);

// The positive words of an exact query; of a truncated one its commonest forms in the database.
std::vector<RankingWord> ranking_words(const query::Node& node, const Xapian::Database& database);

// Passages by relevance to any of the words: BM25 over text, headings and title. Matches nothing without words.
Xapian::Query ranking_query(const std::vector<RankingWord>& words);

// BM25 as measured for passages of about 200 words: k1 .9, k3 1, b .5, no floor to the length.
Xapian::BM25Weight passage_weight();

// The words' occurrences in a passage's text, by stem of the passage's language. Stop words are marked only when the
// query has nothing else.
std::vector<Mark> marks_of(const std::vector<RankingWord>& words, const schema::PassageRecord& passage);

// How close together the query's words stand in a passage, to be added to its score:
// log(.3 + exp(-(span - n) / n)) n / q, where n of the q words occur and span is the shortest run of words that holds
// all n (the recipe's step 4). 0 for a query of one word.
double proximity(const std::vector<RankingWord>& words, const std::vector<Mark>& marks);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a query as ranking sees them: stems in both languages, weights, and the query they make.
#pragma once

#include <xapian.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/records.h"
#include "searcher/query/tree.h"
#include "searcher/search/snippet.h"

namespace searcher::search {

// A word that adds to a passage's score.
struct RankingWord {
  std::string text;                // as typed
  std::vector<std::string> stems;  // English and Spanish, one when they are the same; empty for a citation
  std::string citation;            // key; empty for a word
  bool weightless = false;         // a stop word: in the echo, not in the score
};

// Whether a function word, as typed, speaks for its language: a capital letter alone does not ("E-Verify", "A-file").
bool tells_language(std::string_view typed);

// The words of a plain query, in order.
std::vector<RankingWord> ranking_words(const std::vector<query::Node>& nodes);

// The positive words of an exact query; of a truncated one its commonest forms in the database.
std::vector<RankingWord> ranking_words(const query::Node& node, const Xapian::Database& database);

// Passages by relevance to any of the words: BM25 over text, headings and title. Matches nothing without words.
Xapian::Query ranking_query(const std::vector<RankingWord>& words);

// The best of some stems in a field: a passage is in one language, so that it has one of them.
Xapian::Query any_stem(schema::FieldId field, const std::vector<std::string>& stems);

// Every document that has the term gets `weight`, whatever else is known of it.
Xapian::Query fixed(const std::string& term, double weight);

// What is cited by a key: the thing itself, what contains it, what cites it, by ranking.h.
Xapian::Query citation_query(const std::string& key);

// The words of a text that is not the query, stemmed in one language, or in both when unsure.
std::vector<RankingWord> words_of(const std::string& text, language::Language language);

bool all_weightless(const std::vector<RankingWord>& words);

// BM25 with the numbers of ranking.h.
Xapian::BM25Weight passage_weight();

// The letters that stems begin with, as their first bytes. Stemming keeps the first letter: most words of a text need
// not be stemmed to see that they are none of these.
class FirstLetters {
 public:
  void add(const std::vector<std::string>& stems) {
    for (const std::string& stem : stems)
      if (!stem.empty()) begins_.at(static_cast<unsigned char>(stem[0])) = true;
  }
  bool may_be_one(const std::string& folded) const { return begins_.at(static_cast<unsigned char>(folded[0])); }

 private:
  std::array<bool, 256> begins_{};
};

// The words' occurrences in a passage's text, by stem of the passage's language: what proximity() looks at. Stop words
// are marked only when the query has nothing else. `tokens` are those of the text.
std::vector<Mark> marks_of_words(const std::vector<RankingWord>& words, const schema::PassageRecord& passage,
                                 const std::vector<language::Token>& tokens);

// The same with the places that cite what the words cite, separate().
std::vector<Mark> with_citations(std::vector<Mark> marks, const std::vector<RankingWord>& words,
                                 const schema::PassageRecord& passage);

// How close together the query's words stand in a passage, to be added to its score:
// log(.3 + exp(-(span - n) / n)) n / q, where n of the q words occur and span is the shortest run of words that holds
// all n (the recipe's step 4). 0 for a query of one word.
double proximity(const std::vector<RankingWord>& words, const std::vector<Mark>& marks);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// A plain query as it is ranked: its words, other readings of them, and the language it is asked in.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/records.h"
#include "searcher/query/tree.h"
#include "searcher/search/equivalents.h"
#include "searcher/search/passage_reader.h"
#include "searcher/search/result.h"
#include "searcher/search/words.h"

namespace searcher::search {

// Another reading of some of the question's words.
struct Reading {
  Equivalence source;
  std::vector<std::vector<std::string>> stems;  // of each of its words that weighs
  std::string citation;                         // key; empty for words
};

struct Question {
  std::vector<RankingWord> words;
  std::vector<Reading> readings;      // in the language of the question
  std::vector<Reading> translations;  // into the other language
  std::vector<Equivalence> doubts;    // what nothing in the question decides
  std::string_view language;          // "en", "es"; "" = it could be either
};

Question question_of(const query::Query& query, const OfficeList& office);

// "es" for "en" and the other way; "" for "".
std::string_view other_language(std::string_view language);

// The question as it is asked of passages in the other language, where some words are written alike: "visa", "covid",
// names. Its words have the stems of that language too.
Question in_other_language(Question question);

// Passages by relevance to any word or reading. Some words and their readings count as one: the best of them.
Xapian::Query ranking_query(const Question& question);

// The same with the translations, and only passages that hold one of them or every word as typed; matches nothing
// without translations.
Xapian::Query translated_query(const Question& question);

// Marks of words and citations; then of readings, numbered after the words: all words of one within a short run.
std::vector<Mark> marks_of(const Question& question, const ReadPassage& passage);
std::vector<Mark> marks_of(const Question& question, const schema::PassageRecord& passage);

// The readings as people see them, those of one wording together; each with the query that leaves them out.
std::vector<WordExpansion> expansions_of(const std::vector<Reading>& readings, const query::Query& query);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The passages that a question has to look into: each is read, and cut into words, once.
#pragma once

#include <xapian.h>

#include <map>
#include <vector>

#include "indexer/language/tokens.h"
#include "indexer/schema/records.h"
#include "searcher/search/snippet.h"
#include "searcher/search/words.h"

namespace searcher::search {

struct ReadPassage {
  schema::PassageRecord record;
  std::vector<language::Token> tokens;  // of its text
  std::vector<Mark> marks;              // marks_of_words() of the question
};

// Of one request. The database and the words must outlive it.
class PassageReader {
 public:
  PassageReader(const Xapian::Database& database, const std::vector<RankingWord>& words)
      : database_(database), words_(words) {}

  // Stays where it is until the reader goes.
  const ReadPassage& at(Xapian::docid docid);
  // The same, where its document is at hand already.
  const ReadPassage& at(Xapian::docid docid, const Xapian::Document& document);

 private:
  const ReadPassage& read(Xapian::docid docid, const std::string& bytes);

  const Xapian::Database& database_;
  const std::vector<RankingWord>& words_;
  std::map<Xapian::docid, ReadPassage> passages_;
};

}  // namespace searcher::search

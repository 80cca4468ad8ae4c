// SPDX-License-Identifier: GPL-3.0-or-later
// Records to Xapian documents: which terms, positions and values stand for a document and for a passage.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/language/words.h"
#include "indexer/passages/passages.h"
#include "indexer/schema/records.h"

namespace indexer::store {

// Words and their stems, remembered: a library has far fewer words than tokens. One object a word for as long as the
// cache lives, so that equal words have equal addresses.
class StemCache {
 public:
  struct Word {
    std::string folded;
    std::string english;  // empty = not asked for yet
    std::string spanish;
  };
  Word& word(const std::string& folded);
  static const std::string& stem(Word& word, language::Language language);

 private:
  std::unordered_map<std::string_view, std::unique_ptr<Word>> words_;  // the keys are Word::folded
};

struct XapianDocuments {
  Xapian::Document document;
  std::vector<Xapian::Document> passages;  // in order
  std::vector<std::uint64_t> runs;         // see fingerprint.h
};

// `record` has its counts of passages and words set from `analysed`. A document without passages (refused, duplicate)
// is found by its path and outcome alone, never by words.
XapianDocuments make_documents(const schema::DocumentRecord& record, const passages::Analysed& analysed,
                               StemCache& stems);

// Every way to name a folder above the path, for in:folder — "a/b/c.pdf" -> "a", "a/b", "b". Folded.
std::vector<std::string> folders_of(std::string_view path);

}  // namespace indexer::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/passage_reader.h"

#include <utility>

namespace searcher::search {

const ReadPassage& PassageReader::at(Xapian::docid docid) {
  const auto known = passages_.find(docid);
  return known != passages_.end() ? known->second : read(docid, database_.get_document(docid).get_data());
}

const ReadPassage& PassageReader::at(Xapian::docid docid, const Xapian::Document& document) {
  const auto known = passages_.find(docid);
  return known != passages_.end() ? known->second : read(docid, document.get_data());
}

const ReadPassage& PassageReader::read(Xapian::docid docid, const std::string& bytes) {
  ReadPassage passage{schema::decode_passage(bytes), {}, {}};
  passage.tokens = language::tokens(passage.record.text);
  passage.marks = marks_of_words(words_, passage.record, passage.tokens);
  return passages_.emplace(docid, std::move(passage)).first->second;
}

}  // namespace searcher::search

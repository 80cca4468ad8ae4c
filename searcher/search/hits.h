// SPDX-License-Identifier: GPL-3.0-or-later
// Records and marks to the hits that are shown.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/search/result.h"
#include "searcher/search/snippet.h"

namespace searcher::search {

// A passage that answers, with its marks.
struct MarkedPassage {
  schema::PassageRecord record;
  std::vector<Mark> marks;
  double score = 0;
  Xapian::docid docid = 0;
  std::vector<std::uint32_t> itself{};  // the words that cite what the passage is, "INA 212(a)(9)(B)"
  std::vector<std::uint32_t> above{};   // words that its headings or lead-ins have
};

// The hit's snippet, pin (the page is that of the first mark shown) and the words that it, its headings and
// lead-ins lack, of `words` in order; weightless words are never called missing. `aim` chooses the snippet.
PassageHit passage_hit(const MarkedPassage& passage, const std::vector<std::string>& words,
                       const std::vector<bool>& weightless, const schema::DocumentRecord& document,
                       const Aim& aim = {});

// Other paths with the same bytes as the document, or of the same family; 20 at most.
std::vector<std::string> also_as(const Xapian::Database& database, Xapian::docid docid,
                                 const schema::DocumentRecord& record);

// The same with their ids and titles.
std::vector<Copy> copies_of(const Xapian::Database& database, Xapian::docid docid,
                            const schema::DocumentRecord& record);

DocumentHit document_hit(const schema::DocumentRecord& record);

// The document record with this docid; of a passage, its document's docid.
schema::DocumentRecord document_record(const Xapian::Database& database, Xapian::docid docid);
schema::PassageRecord passage_record(const Xapian::Database& database, Xapian::docid docid);
Xapian::docid document_of(const Xapian::Database& database, Xapian::docid passage);

// Number of different words among the marks.
std::size_t different_words(const std::vector<Mark>& marks);

}  // namespace searcher::search

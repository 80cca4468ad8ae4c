// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/positions.h"

#include "indexer/schema/fields.h"
#include "indexer/schema/records.h"

namespace searcher::search {

Postings::Cursor& Postings::move_to(const std::string& term, Xapian::docid docid) {
  const auto [entry, fresh] = cursors_.try_emplace(term);
  Cursor& cursor = entry->second;
  if (fresh || docid < cursor.asked) {
    cursor.at = database_.postlist_begin(term);
    cursor.end = database_.postlist_end(term);
  }
  cursor.asked = docid;
  if (cursor.at != cursor.end && *cursor.at < docid) cursor.at.skip_to(docid);
  return cursor;
}

bool Postings::has(const std::string& term, Xapian::docid docid) {
  const Cursor& cursor = move_to(term, docid);
  return cursor.at != cursor.end && *cursor.at == docid;
}

std::vector<std::uint32_t> Postings::positions(const std::string& term, Xapian::docid docid) {
  const Cursor& cursor = move_to(term, docid);
  if (cursor.at == cursor.end || *cursor.at != docid) return {};
  std::vector<std::uint32_t> found{cursor.at.positionlist_begin(), cursor.at.positionlist_end()};
  work_.read_list(found.size());
  return found;
}

DocumentPositions::DocumentPositions(Postings& postings, Xapian::docid docid) : postings_(postings), docid_(docid) {}

std::string DocumentPositions::value(Xapian::valueno slot) const {
  if (!document_) document_ = postings_.database().get_document(docid_, Xapian::DOC_ASSUME_VALID);
  return document_->get_value(slot);
}

const std::vector<std::uint32_t>& DocumentPositions::of(const std::string& term) {
  const auto [at, fresh] = lists_.try_emplace(term);
  if (fresh) at->second = postings_.positions(term, docid_);
  return at->second;
}

const std::vector<std::uint32_t>& DocumentPositions::starts(Xapian::valueno slot) {
  const auto [at, fresh] = starts_.try_emplace(slot);
  if (fresh) {
    at->second = schema::decode_positions(value(slot));
    postings_.work().read_list(at->second.size());
  }
  return at->second;
}

const std::vector<std::uint32_t>& DocumentPositions::sentences() { return starts(schema::slot::sentences); }

const std::vector<std::uint32_t>& DocumentPositions::paragraphs() { return starts(schema::slot::paragraphs); }

const std::vector<std::uint32_t>& DocumentPositions::headings() { return starts(schema::slot::headings); }

const std::vector<std::uint32_t>& DocumentPositions::passages() { return starts(schema::slot::positions); }

std::string DocumentPositions::date() const { return value(schema::slot::date); }

}  // namespace searcher::search

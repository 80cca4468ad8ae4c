// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/document_walk.h"

#include <algorithm>

#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

// The first of rising docids from `from` on that is greater, looked for near `from` first.
std::size_t first_after(const std::vector<Xapian::docid>& docids, std::size_t from, Xapian::docid docid) {
  std::size_t step = 1;
  std::size_t end = from;
  while (end < docids.size() && docids[end] <= docid) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  const auto begin = docids.begin();
  const auto last = begin + static_cast<std::ptrdiff_t>(std::min(end, docids.size()));
  return static_cast<std::size_t>(std::upper_bound(begin + static_cast<std::ptrdiff_t>(from), last, docid) - begin);
}

void collect(const Xapian::Query& query, Alternatives& found) {
  switch (query.get_type()) {
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_MAX:
    case Xapian::Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) collect(query.get_subquery(i), found);
      return;
    case Xapian::Query::LEAF_TERM:
      found.terms.push_back(*query.get_terms_begin());
      return;
    default:
      if (!query.empty()) found.rest.push_back(query);
  }
}

}  // namespace

DocumentWalk::DocumentWalk(const Xapian::Database& database) : database_(database) {
  const std::string records = schema::term(schema::FieldId::record, schema::document_record);
  begins_.assign(database.postlist_begin(records), database.postlist_end(records));
}

std::size_t DocumentWalk::add_with(const std::string& term, Documents& documents, State as, std::size_t most) const {
  std::size_t added = 0;
  std::size_t next = 0;  // the first document that begins after the posting
  const auto end = database_.postlist_end(term);
  for (auto at = database_.postlist_begin(term); at != end && added < most;) {
    const Xapian::docid docid = *at;
    next = first_after(begins_, next, docid);
    if (next == 0 || begins_[next - 1] == docid) {  // a document's own record
      ++at;
      continue;
    }
    if (documents[next - 1] == State::out) {
      documents[next - 1] = as;
      ++added;
    }
    while (next < begins_.size() && documents[next] != State::out) ++next;
    if (next == begins_.size()) break;
    at.skip_to(begins_[next] + 1);
  }
  return added;
}

std::size_t DocumentWalk::add_found(const Xapian::Query& query, Documents& documents) const {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
  std::size_t added = 0;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const std::size_t next = first_after(begins_, 0, *at);
    if (next == 0 || begins_[next - 1] == *at || documents[next - 1] != State::out) continue;
    documents[next - 1] = State::in;
    ++added;
  }
  return added;
}

std::vector<Xapian::docid> DocumentWalk::first_passages(const Documents& documents) const {
  std::vector<Xapian::docid> passages;
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (documents[i] == State::in) passages.push_back(begins_[i] + 1);
  return passages;
}

Alternatives alternatives_of(const Xapian::Query& query) {
  Alternatives found;
  collect(query, found);
  return found;
}

}  // namespace searcher::search

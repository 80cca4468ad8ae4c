// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/document_counts.h"

#include <algorithm>

#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

Xapian::Enquire grouped(const Xapian::Database& database, const Xapian::Query& query, Xapian::valueno group) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.set_collapse_key(group);
  return enquire;
}

// `begins`: the docids of the document records.
std::uint64_t with_any_in(const Xapian::Database& database, const std::vector<Xapian::docid>& begins,
                          const std::vector<std::string>& terms) {
  std::vector<bool> holds(begins.size(), false);
  for (const std::string& term : terms) {
    auto next = begins.begin();
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end;) {
      next = std::upper_bound(next, begins.end(), *at);
      if (next == begins.begin() || *(next - 1) == *at) {  // a document's own record
        ++at;
        continue;
      }
      holds[static_cast<std::size_t>(next - begins.begin()) - 1] = true;
      if (next == begins.end()) break;
      at.skip_to(*next);
    }
  }
  return static_cast<std::uint64_t>(std::count(holds.begin(), holds.end(), true));
}

}  // namespace

DocumentCounts::DocumentCounts(const OpenLibrary& open) : open_(open), begins_(open.parts.size()) {
  const std::string records = schema::term(schema::FieldId::record, schema::document_record);
  for (std::size_t i = 0; i < open.parts.size(); ++i) {
    const Xapian::Database& database = open.parts[i].database;
    if (!open.parts[i].is_remote()) begins_[i].assign(database.postlist_begin(records), database.postlist_end(records));
  }
}

std::uint64_t DocumentCounts::with_any(const std::vector<std::string>& terms) const {
  std::uint64_t documents = 0;
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    const Part& part = open_.parts[i];
    if (!part.is_remote()) {
      documents += with_any_in(part.database, begins_[i], terms);
      continue;
    }
    const Xapian::Query passages(schema::term(schema::FieldId::record, schema::passage_record));
    const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
    documents += grouped(part.database, {Xapian::Query::OP_FILTER, any, passages}, schema::slot::document)
                     .get_mset(0, 0, part.database.get_doccount())
                     .get_matches_lower_bound();
  }
  return documents;
}

std::uint64_t count_groups(const OpenLibrary& open, const Xapian::Query& query, Xapian::valueno group) {
  const Xapian::doccount all = open.database.get_doccount();
  // Of the groups of served parts Xapian counts only those that are sent.
  return grouped(open.database, query, group)
      .get_mset(0, open.has_remote_part() ? all : 0, all)
      .get_matches_lower_bound();
}

}  // namespace searcher::search

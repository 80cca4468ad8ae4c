// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/document_counts.h"

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

}  // namespace

DocumentCounts::DocumentCounts(const OpenLibrary& open) : open_(open), walks_(open.parts.size()) {
  for (std::size_t i = 0; i < open.parts.size(); ++i)
    if (!open.parts[i].is_remote()) walks_[i].emplace(open.parts[i].database);
}

std::uint64_t DocumentCounts::with_any(const std::vector<std::string>& terms) const {
  std::uint64_t documents = 0;
  for (std::size_t i = 0; i < walks_.size(); ++i) {
    if (const auto& walk = walks_[i]) {
      DocumentWalk::Documents holders = walk->none();
      for (const std::string& term : terms) documents += walk->add_with(term, holders);
      continue;
    }
    const Xapian::Query passages(schema::term(schema::FieldId::record, schema::passage_record));
    const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
    documents += grouped(open_.parts[i].database, {Xapian::Query::OP_FILTER, any, passages}, schema::slot::document)
                     .get_mset(0, 0, open_.parts[i].database.get_doccount())
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

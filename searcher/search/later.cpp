// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/later.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "searcher/search/candidates.h"
#include "searcher/search/hits.h"
#include "searcher/search/values.h"

namespace searcher::search {
namespace {

using schema::FieldId;
using Query = Xapian::Query;

constexpr std::string_view alert = "alert";  // a type of documents

// "uscispm:7/B/2/A/1" -> "uscispm:7/B/2", a chapter; a part "uscispm:7/B" as it is; empty for a whole volume.
std::string chapter_of(std::string_view key) {
  const std::size_t part = key.find('/');
  if (part == std::string_view::npos) return {};
  const std::size_t chapter = key.find('/', part + 1);
  return std::string(chapter == std::string_view::npos ? key : key.substr(0, key.find('/', chapter + 1)));
}

// The chapters that an alert names, and the parts of which it names no chapter; the terms hold what contains each too.
std::set<std::string> chapters_of(const Xapian::Database& database, Xapian::docid document) {
  constexpr std::string_view manual = "uscispm:";
  const std::string prefix(schema::field(FieldId::citation).prefix);
  std::set<std::string> chapters;
  auto term = database.termlist_begin(document);
  for (term.skip_to(prefix + std::string(manual)); term != database.termlist_end(document); ++term) {
    const std::string key = (*term).substr(std::min(prefix.size(), (*term).size()));
    if (!(*term).starts_with(prefix) || !key.starts_with(manual)) break;
    std::string chapter = chapter_of(key);
    if (chapter.empty()) continue;
    chapters.erase(chapter.substr(0, chapter.rfind('/')));  // terms rise: a part comes before its chapters
    chapters.insert(std::move(chapter));
  }
  return chapters;
}

Query any_of(const std::set<std::string>& chapters) {
  std::vector<Query> queries;
  for (const std::string& chapter : chapters) queries.emplace_back(schema::term(FieldId::citation, chapter));
  return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace

LaterAlerts later_alerts(const OpenLibrary& open, std::string_view id, const schema::Metadata& metadata) {
  const std::string date = schema::date_value(metadata.date.value);
  if (metadata.type.value != alert || date.empty()) return {};
  const Xapian::Database& database = open.database;
  const auto document = database.postlist_begin(schema::term(FieldId::id, id));  // stands before its passages
  if (document == database.postlist_end(schema::term(FieldId::id, id))) return {};
  const std::set<std::string> chapters = chapters_of(database, *document);
  if (chapters.empty()) return {};
  const Query alerts(Query::OP_AND, Query(schema::term(FieldId::record, schema::document_record)),
                     Query(schema::term(FieldId::type, alert)));
  const auto docids = docids_of(database, {Query::OP_FILTER, any_of(chapters), alerts});
  const std::vector<std::string> dates = values_of(open, docids, schema::slot::date);
  LaterAlerts later;
  std::size_t last = 0;
  for (std::size_t i = 0; i < docids.size(); ++i) {
    if (dates[i] <= date) continue;
    if (later.count++ == 0 || dates[i] > dates[last]) last = i;
  }
  if (later.count == 0) return later;
  const schema::DocumentRecord record = document_record(database, docids[last]);
  later.id = record.id;
  later.title = record.metadata.title.value;
  later.date = record.metadata.date.value;
  return later;
}

void add_later_alerts(const OpenLibrary& open, std::vector<DocumentHit>& hits) {
  for (DocumentHit& hit : hits) hit.later = later_alerts(open, hit.id, hit.metadata);
}

}  // namespace searcher::search

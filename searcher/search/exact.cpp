// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/exact.h"

#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/candidates.h"
#include "searcher/search/docid_source.h"
#include "searcher/search/exact_hits.h"
#include "searcher/search/facets.h"
#include "searcher/search/filters.h"
#include "searcher/search/hits.h"
#include "searcher/search/ranked.h"
#include "searcher/search/values.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// The passages of the matching documents, rising: a document stands before its passages.
std::vector<Xapian::docid> passages_of(const Xapian::Database& database, const std::vector<Xapian::docid>& documents) {
  std::vector<Xapian::docid> passages;
  auto count = database.valuestream_begin(schema::slot::passages);
  const auto end = database.valuestream_end(schema::slot::passages);
  for (const Xapian::docid document : documents) {
    if (count != end) count.skip_to(document);
    if (count == end || count.get_docid() != document) continue;
    const auto last = document + static_cast<Xapian::docid>(Xapian::sortable_unserialise(*count));
    for (Xapian::docid passage = document + 1; passage <= last; ++passage) passages.push_back(passage);
  }
  return passages;
}

// The records of the matching documents as a query: their own ones, or their passages.
Xapian::Query records_of(const OpenLibrary& open, const std::vector<Xapian::docid>& documents,
                         std::string_view records) {
  const bool own = records == schema::document_record;
  if (open.is_one_index())
    return Xapian::Query((new DocidSource(own ? documents : passages_of(open.database, documents)))->release());
  // A source of docids cannot be sent to a server, and each part would take them for its own.
  std::vector<std::string> terms;
  for (const std::string& id : values_of(open, documents, schema::slot::document))
    terms.push_back(schema::term(FieldId::id, id));
  const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  const Xapian::Query of_kind(schema::term(FieldId::record, records));
  return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(Xapian::Query::OP_AND, any, of_kind), 0};
}

QueryError too_broad(const query::Query& query) {
  const query::Node& root = query.root.front();
  return {"too-broad",
          "Too many places would have to be compared: the connectors stand between words that occur on every page. Use "
          "rarer words, a smaller distance, or AND.",
          root.begin, root.end - root.begin, ""};
}

// The passages of the matching documents by relevance to the query's words, grouped by document.
void answer(const OpenLibrary& open, const query::Query& query, const Request& request, Resolution& resolution,
            Result& result) {
  const Xapian::Database& database = open.database;
  Work work = Work::of_library(database);
  if (open.has_remote_part()) work = work.over_network();
  bool exact = true;
  result.explanation.xapian = candidates(resolution.root, exact).get_description();
  const auto documents =
      matching_documents(database, resolution.root, compile(query.filters), result.explanation.candidates, work);
  result.documents = result.explanation.verified = documents.size();
  count_documents(database, resolution, work);
  result.words = resolution.words;
  result.notes = resolution.notes;

  std::vector<std::string> names;
  for (const WordCount& word : resolution.words) names.push_back(word.word);
  const ExactHits hits{
      open, resolution, names, ranking_query(ranking_words(query.root.front(), database)), request.passages_each, work};
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_AND_MAYBE, records_of(open, documents, schema::passage_record), hits.ranking});
  enquire.set_collapse_key(schema::slot::document);
  set_order(enquire, request.sort);
  // All are looked at: what Xapian 1.4 passes over once the list is full may be a document of the page, because AND
  // MAYBE turns into AND one record too late.
  const Xapian::MSet page =
      enquire.get_mset(0, open.asked_for(request.offset + request.limit), database.get_doccount());
  for (const Xapian::MSetIterator& at : in_order(open, page, request.offset, request.offset + request.limit))
    result.hits.push_back(exact_hit(hits, document_of(database, *at)));
  if (!request.facets) return;
  result.facets = facets_of(open, records_of(open, documents, schema::document_record), schema::slot::document).facets;
}

}  // namespace

std::optional<QueryError> search_exact(const OpenLibrary& open, const query::Query& query, const Request& request,
                                       Result& result) {
  auto resolved = resolve(query.root.front(), open.database);
  if (auto* error = std::get_if<QueryError>(&resolved)) return std::move(*error);
  try {
    answer(open, query, request, std::get<Resolution>(resolved), result);
  } catch (const TooManyPairs&) {
    return too_broad(query);
  }
  return std::nullopt;
}

}  // namespace searcher::search

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

QueryError too_broad(const query::Query& query) {
  const query::Node& root = query.root.front();
  return {"too-broad",
          "Too many places would have to be compared: the connectors stand between words that occur on every page. Use "
          "rarer words, a smaller distance, or AND.",
          root.begin, root.end - root.begin, ""};
}

// The passages of the matching documents by relevance to the query's words, grouped by document.
void answer(const Xapian::Database& database, const query::Query& query, const Request& request, Resolution& resolution,
            Result& result) {
  Work work = Work::of_library(database);
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
      database, resolution, names, ranking_query(ranking_words(query.root.front(), database)), request.passages_each,
      work};
  Xapian::Query allowed((new DocidSource(passages_of(database, documents)))->release());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_AND_MAYBE, allowed, hits.ranking});
  enquire.set_collapse_key(schema::slot::document);
  set_order(enquire, request.sort);
  // All are looked at: what Xapian 1.4 passes over once the list is full may be a document of the page, because AND
  // MAYBE turns into AND one record too late.
  const Xapian::MSet page = enquire.get_mset(request.offset, request.limit, database.get_doccount());
  for (auto at = page.begin(); at != page.end(); ++at)
    result.hits.push_back(exact_hit(hits, document_of(database, *at)));
  if (!request.facets) return;
  const Xapian::Query matching((new DocidSource(documents))->release());
  result.facets = facets_of(database, matching, schema::slot::document).facets;
}

}  // namespace

std::optional<QueryError> search_exact(const Xapian::Database& database, const query::Query& query,
                                       const Request& request, Result& result) {
  auto resolved = resolve(query.root.front(), database);
  if (auto* error = std::get_if<QueryError>(&resolved)) return std::move(*error);
  try {
    answer(database, query, request, std::get<Resolution>(resolved), result);
  } catch (const TooManyPairs&) {
    return too_broad(query);
  }
  return std::nullopt;
}

}  // namespace searcher::search

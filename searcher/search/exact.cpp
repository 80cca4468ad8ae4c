// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/exact.h"

#include <algorithm>
#include <set>

#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/candidates.h"
#include "searcher/search/docid_source.h"
#include "searcher/search/facets.h"
#include "searcher/search/filters.h"
#include "searcher/search/hits.h"
#include "searcher/search/marks.h"
#include "searcher/search/ranked.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

std::uint32_t passage_count(const Xapian::Database& database, Xapian::docid document) {
  const std::string value = database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::slot::passages);
  return value.empty() ? 0 : static_cast<std::uint32_t>(Xapian::sortable_unserialise(value));
}

// The passages of the matching documents, rising: a document stands before its passages.
std::vector<Xapian::docid> passages_of(const Xapian::Database& database, const std::vector<Xapian::docid>& documents) {
  std::vector<Xapian::docid> passages;
  for (const Xapian::docid document : documents)
    for (std::uint32_t i = 1; i <= passage_count(database, document); ++i) passages.push_back(document + i);
  return passages;
}

struct Shown {
  const Xapian::Database& database;
  const Resolution& resolution;
  std::vector<std::string> names;
  Xapian::Query ranking;
  std::uint32_t passages_each;
  Work& work;
};

// Best first: the passage with the most different parts of the query, then the more relevant one. For a match across
// passages the next ones shown are those that hold parts not shown yet.
void choose(std::vector<MarkedPassage>& passages, std::uint32_t most) {
  std::stable_sort(passages.begin(), passages.end(), [](const MarkedPassage& a, const MarkedPassage& b) {
    return std::pair(different_words(a.marks), a.score) > std::pair(different_words(b.marks), b.score);
  });
  std::set<std::uint32_t> shown;
  for (std::size_t place = 0; place < std::min<std::size_t>(most, passages.size()); ++place) {
    const auto brings_new = [&](const MarkedPassage& passage) {
      return std::any_of(passage.marks.begin(), passage.marks.end(),
                         [&](const Mark& mark) { return !shown.contains(mark.word); });
    };
    const auto start = passages.begin() + static_cast<std::ptrdiff_t>(place);
    const auto next = std::find_if(start, passages.end(), brings_new);
    if (next != passages.end()) std::rotate(start, next, next + 1);
    for (const Mark& mark : passages[place].marks) shown.insert(mark.word);
  }
}

std::map<Xapian::docid, double> scores_within(const Shown& shown, const std::string& id) {
  std::map<Xapian::docid, double> scores;
  if (shown.ranking.empty()) return scores;
  Xapian::Enquire enquire(shown.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_FILTER, shown.ranking, Xapian::Query(schema::term(FieldId::id, id))});
  const Xapian::MSet all = enquire.get_mset(0, shown.database.get_doccount());
  for (auto at = all.begin(); at != all.end(); ++at) scores[*at] = at.get_weight();
  return scores;
}

DocumentHit show(const Shown& shown, Xapian::docid document) {
  const schema::DocumentRecord record = document_record(shown.database, document);
  DocumentHit hit = document_hit(record);
  hit.also = also_as(shown.database, record);
  Postings postings(shown.database);
  DocumentPositions positions(postings, document);
  const std::vector<LeafSpan> leaves = matching_leaves(shown.resolution.root, positions, shown.work);
  const auto scores = scores_within(shown, record.id);
  std::set<std::uint32_t> ordinals;
  const auto& starts = positions.passages();
  for (const LeafSpan& leaf : leaves)
    for (const std::uint32_t edge : {leaf.span.first, leaf.span.last})
      ordinals.insert(
          static_cast<std::uint32_t>(std::upper_bound(starts.begin(), starts.end(), edge) - starts.begin()) - 1);
  if (ordinals.empty() && record.passages > 0) ordinals.insert(0);  // it matched by its metadata
  std::vector<MarkedPassage> passages;
  for (const std::uint32_t ordinal : ordinals) {
    const Xapian::docid docid = document + ordinal + 1;
    MarkedPassage passage{passage_record(shown.database, docid), {}, 0};
    passage.marks = marks_in(passage.record, leaves);
    if (const auto score = scores.find(docid); score != scores.end()) passage.score = score->second;
    passages.push_back(std::move(passage));
  }
  choose(passages, shown.passages_each);
  std::set<std::uint32_t> in_document;
  for (const LeafSpan& leaf : leaves) in_document.insert(leaf.leaf);
  if (!passages.empty() && different_words(passages.front().marks) < in_document.size() &&
      shown.resolution.root.kind == Resolved::Kind::all)
    hit.note = "terms appear in different passages";
  const std::vector<bool> weightless(shown.names.size(), true);
  for (std::size_t i = 0; i < passages.size() && i < shown.passages_each; ++i) {
    hit.passages.push_back(passage_hit(passages[i], shown.names, weightless, record));
    hit.passages.back().why =
        std::to_string(passages[i].marks.size()) + (passages[i].marks.size() == 1 ? " match" : " matches");
  }
  hit.more = static_cast<std::uint32_t>(passages.size() - hit.passages.size());
  return hit;
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
  Work work;
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
  const Shown shown{
      database, resolution, names, ranking_query(ranking_words(query.root.front(), database)), request.passages_each,
      work};
  Xapian::Query allowed((new DocidSource(passages_of(database, documents)))->release());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_AND_MAYBE, allowed, shown.ranking});
  enquire.set_collapse_key(schema::slot::document);
  set_order(enquire, request.sort);
  const Xapian::MSet page = enquire.get_mset(request.offset, request.limit);
  for (auto at = page.begin(); at != page.end(); ++at) result.hits.push_back(show(shown, document_of(database, *at)));
  if (request.facets) result.facets = facets_of(database, Xapian::Query((new DocidSource(documents))->release()));
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

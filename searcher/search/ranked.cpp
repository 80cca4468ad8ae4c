// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranked.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/schema/fields.h"
#include "searcher/search/facets.h"
#include "searcher/search/filters.h"
#include "searcher/search/forms.h"
#include "searcher/search/hits.h"
#include "searcher/search/ranking.h"
#include "searcher/search/resolve.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// Documents are counted exactly up to so many matches; beyond, the result says "at least".
constexpr Xapian::doccount count_exactly_up_to = 2000;

Xapian::Query only_passages(const Xapian::Query& query, const Xapian::Query& filters) {
  const Xapian::Query passages(schema::term(FieldId::record, schema::passage_record));
  const Xapian::Query allowed(Xapian::Query::OP_AND, passages, filters);
  if (query.empty()) return {Xapian::Query::OP_SCALE_WEIGHT, allowed, 0};
  return {Xapian::Query::OP_FILTER, query, allowed};
}

// A passage that is little more than headings, or a disclaimer, names a subject but answers nothing.
double substance(const schema::PassageRecord& passage) {
  std::uint32_t bytes = 0;
  for (const schema::Paragraph& paragraph : passage.paragraphs)
    if (paragraph.kind != schema::ParagraphKind::heading) bytes += paragraph.end - paragraph.begin;
  const bool bare = bytes < ranking::least_bytes || passage.boilerplate || passage.repeated;
  return bare ? ranking::of_bare : 1;
}

void fill_passages(const Xapian::Database& database, const Xapian::Query& query, const std::vector<RankingWord>& words,
                   const schema::DocumentRecord& document, const Request& request, DocumentHit& hit) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(schema::term(FieldId::id, hit.id))});
  constexpr Xapian::doccount considered = 20;
  const Xapian::MSet best =
      enquire.get_mset(0, std::max<Xapian::doccount>(considered, request.passages_each), database.get_doccount());
  std::vector<std::string> texts;
  std::vector<bool> weightless;
  for (const RankingWord& word : words) {
    texts.push_back(word.text);
    weightless.push_back(word.weightless);
  }
  std::vector<MarkedPassage> passages;
  for (auto at = best.begin(); at != best.end(); ++at) {
    MarkedPassage passage{schema::decode_passage(at.get_document().get_data()), {}, at.get_weight()};
    passage.marks = marks_of(words, passage.record);
    passage.score = passage.score * substance(passage.record) + proximity(words, passage.marks);
    passages.push_back(std::move(passage));
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const MarkedPassage& a, const MarkedPassage& b) { return a.score > b.score; });
  if (passages.size() > request.passages_each) passages.resize(request.passages_each);
  for (const MarkedPassage& passage : passages)
    hit.passages.push_back(passage_hit(passage, texts, weightless, document));
  hit.more = best.get_matches_lower_bound() - static_cast<std::uint32_t>(hit.passages.size());
}

// How far the query is the title: the share of the query's words in it times the share of its words in the query.
double title_match(const std::vector<RankingWord>& words, const schema::PassageRecord& passage,
                   const std::string& title) {
  const language::Language language = language::from_code(passage.language);
  // A title that is only the text's first line says nothing that the text does not.
  const bool headed = passage.paragraphs.empty() || passage.paragraphs[0].kind == schema::ParagraphKind::heading;
  if (!headed && language::fold(std::string_view(passage.text).substr(0, title.size()))
                     .starts_with(title.substr(0, title.size() / 2)))
    return 0;
  double in_title = 0;
  double length = 0;
  std::set<std::size_t> found;
  for (const language::Token& token : language::tokens(title)) {
    if (language::is_stop_word(token.folded, language)) continue;
    ++length;
    const std::string stem = language::stem(token.folded, language);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (!words[i].weightless &&
          std::find(words[i].stems.begin(), words[i].stems.end(), stem) != words[i].stems.end()) {
        found.insert(i);
        ++in_title;
        break;
      }
  }
  const auto asked = std::count_if(words.begin(), words.end(), [](const RankingWord& w) { return !w.weightless; });
  if (length == 0 || asked == 0) return 0;
  return in_title / length * static_cast<double>(found.size()) / static_cast<double>(asked);
}

std::size_t passages_of(const Xapian::Database& database, Xapian::docid document) {
  return static_cast<std::size_t>(
      Xapian::sortable_unserialise(database.get_document(document).get_value(schema::slot::passages)));
}

// The passages that stand for the documents of the page asked for, in order.
std::vector<std::pair<double, Xapian::docid>> page_of(const Xapian::Database& database, const Xapian::MSet& found,
                                                      const std::vector<RankingWord>& words, const Request& request,
                                                      bool reranked) {
  std::vector<std::pair<double, Xapian::docid>> scored;
  for (auto at = found.begin(); at != found.end(); ++at) {
    double score = at.get_weight();
    if (reranked) {
      const Xapian::Document document = at.get_document();
      const schema::PassageRecord passage = schema::decode_passage(document.get_data());
      // A document that is one short passage has no better one.
      const double kept = substance(passage);
      if (kept < 1 && passages_of(database, *at - passage.ordinal - 1) > 1) score *= kept;
      score += ranking::proximity * proximity(words, marks_of(words, passage)) +
               ranking::title_match * title_match(words, passage, document.get_value(schema::slot::title));
    }
    scored.emplace_back(score, *at);
  }
  std::vector<std::pair<double, Xapian::docid>> page;
  if (reranked)
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const std::size_t first = reranked ? std::min<std::size_t>(request.offset, scored.size()) : 0;
  const std::size_t last = reranked ? std::min<std::size_t>(first + request.limit, scored.size()) : scored.size();
  for (std::size_t i = first; i < last; ++i) page.push_back(scored[i]);
  return page;
}

// The best passage of each document, best first, and whether they are to be ranked again.
std::pair<Xapian::MSet, bool> candidates_of(const Xapian::Database& database, const Xapian::Query& ranked,
                                            const Request& request) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(ranked);
  enquire.set_collapse_key(schema::slot::family);  // of a family one is shown
  set_order(enquire, request.sort);
  const bool reranked = request.sort == Sort::relevance && request.offset + request.limit <= ranking::candidates;
  return {reranked ? enquire.get_mset(0, ranking::candidates, count_exactly_up_to)
                   : enquire.get_mset(request.offset, request.limit, count_exactly_up_to),
          reranked};
}

std::vector<WordCount> counts_of(const Xapian::Database& database, const std::vector<RankingWord>& words) {
  std::vector<WordCount> counts;
  for (const RankingWord& word : words) {
    std::vector<std::string> terms;
    for (const std::string& stem : word.stems) terms.push_back(schema::term(FieldId::stem, stem));
    if (!word.citation.empty()) terms.push_back(schema::term(FieldId::citation, word.citation));
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_FILTER, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()),
                       Xapian::Query(schema::term(FieldId::record, schema::passage_record))});
    enquire.set_collapse_key(schema::slot::document);
    const Xapian::MSet all = enquire.get_mset(0, 0, database.get_doccount());
    counts.push_back({word.text, all.get_matches_lower_bound(), {}});
  }
  return counts;
}

}  // namespace

std::vector<RankedDocument> rank_documents(const Xapian::Database& database, const query::Query& query,
                                           const Request& request) {
  const std::vector<RankingWord> words = ranking_words(query.root);
  const Xapian::Query ranked = only_passages(ranking_query(words), compile(query.filters));
  const auto [found, reranked] = candidates_of(database, ranked, request);
  std::vector<RankedDocument> documents;
  for (const auto& [score, docid] : page_of(database, found, words, request, reranked))
    documents.push_back({document_record(database, document_of(database, docid)).path, score});
  return documents;
}

void set_order(Xapian::Enquire& enquire, Sort sort) {
  if (sort == Sort::date) enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
  if (sort == Sort::title) enquire.set_sort_by_value_then_relevance(schema::slot::title, false);
}

// One query finds the documents by their best passage; for each document shown, the same query within it finds its
// best passages.
void search_ranked(const Xapian::Database& database, const query::Query& query, const Request& request,
                   Result& result) {
  const std::vector<RankingWord> words = ranking_words(query.root);
  const Xapian::Query filters = compile(query.filters);
  const Xapian::Query ranked = only_passages(ranking_query(words), filters);
  const auto [found, reranked] = candidates_of(database, ranked, request);
  result.documents = found.get_matches_lower_bound();
  // The bounds of a grouped search stay apart even when everything was looked at.
  result.documents_exact = found.get_uncollapsed_matches_upper_bound() <= count_exactly_up_to;
  result.explanation.xapian = ranked.get_description();
  result.explanation.candidates = found.get_matches_estimated();
  result.explanation.verified = result.documents;
  result.words = counts_of(database, words);
  for (const auto& [score, docid] : page_of(database, found, words, request, reranked)) {
    const schema::DocumentRecord record = document_record(database, document_of(database, docid));
    result.hits.push_back(document_hit(record));
    result.hits.back().also = also_as(database, record);
    fill_passages(database, ranked, words, record, request, result.hits.back());
  }
  if (!request.facets) return;
  FacetCounts counts = facets_of(database, ranked, schema::slot::family);
  result.facets = std::move(counts.facets);
  result.documents = counts.documents;
  result.documents_exact = true;
}

}  // namespace searcher::search

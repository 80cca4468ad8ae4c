// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranked.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/docid_source.h"
#include "searcher/search/document_counts.h"
#include "searcher/search/document_walk.h"
#include "searcher/search/facets.h"
#include "searcher/search/filters.h"
#include "searcher/search/hits.h"
#include "searcher/search/passage_reader.h"
#include "searcher/search/question.h"
#include "searcher/search/ranked_hits.h"
#include "searcher/search/ranking.h"
#include "searcher/search/rerank.h"
#include "searcher/search/values.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// Documents are counted exactly up to so many, with filters up to so many passages; beyond, the result says "at least".
constexpr Xapian::doccount count_exactly_up_to = 2000;

// Stems stand on passages alone, citations on documents too.
bool finds_only_passages(const Xapian::Query& query) {
  const std::string stem(schema::field(FieldId::stem).prefix);
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term)
    if (!(*term).starts_with(stem)) return false;
  return true;
}

Xapian::Query only_passages(const Xapian::Query& query, const Xapian::Query& filters) {
  const Xapian::Query passages(schema::term(FieldId::record, schema::passage_record));
  const bool unfiltered = filters.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  if (unfiltered && !query.empty() && finds_only_passages(query)) return query;
  const Xapian::Query allowed = unfiltered ? passages : Xapian::Query(Xapian::Query::OP_AND, passages, filters);
  if (query.empty()) return {Xapian::Query::OP_SCALE_WEIGHT, allowed, 0};
  return {Xapian::Query::OP_FILTER, query, allowed};
}

// The query, safe to be cut short at its best results. When the list of them is full, Xapian 1.4 asks the root what it
// can still reach. An OR at the root may just have handed over to an OP_MAX whose parts all ended at one record: then
// it reads memory that it has freed, and the program may end. AND NOT a record that no database has stays the root.
Xapian::Query with_firm_root(const Xapian::Query& query) {
  constexpr Xapian::docid none = std::numeric_limits<Xapian::docid>::max();
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query((new DocidSource(std::vector<Xapian::docid>{none}))->release())};
}

// The best passage of each document, best first.
struct Candidates {
  Xapian::MSet found;
  std::vector<Xapian::MSetIterator> taken;  // of what was found: the page, or all that are to be ranked again
  bool reranked = false;                    // they are still to be ranked by what they say
  std::uint64_t documents = 0;
  bool documents_exact = true;
};

// So many passages are looked at for the best one of each document, before Xapian is asked to group them: to group, it
// reads a value of every passage that comes near.
constexpr Xapian::doccount first_look = 300;

// Of passages by relevance the first of each family, `most` at most.
std::vector<Xapian::MSetIterator> first_of_families(const OpenLibrary& open, const Xapian::MSet& found,
                                                    std::size_t most) {
  std::vector<Xapian::MSetIterator> all;
  for (auto at = found.begin(); at != found.end(); ++at) all.push_back(at);
  std::vector<std::string> families = values_of(open, all, schema::slot::family);
  std::set<std::string> seen;
  std::vector<Xapian::MSetIterator> first;
  for (std::size_t i = 0; i < all.size() && first.size() < most; ++i)
    if (seen.insert(std::move(families[i])).second) first.push_back(all[i]);
  return first;
}

// The documents are not counted when `counted` is 0.
Candidates candidates_of(const OpenLibrary& open, const Xapian::Query& ranked, const Request& request,
                         Xapian::doccount counted) {
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(open.is_one_index() ? with_firm_root(ranked) : ranked);  // of several, nothing is passed over
  Candidates candidates;
  candidates.reranked = request.sort == Sort::relevance && request.offset + request.limit <= ranking::candidates;
  if (candidates.reranked && counted == 0 && open.is_one_index()) {
    candidates.found = enquire.get_mset(0, first_look);
    candidates.taken = first_of_families(open, candidates.found, ranking::candidates);
    if (candidates.found.size() < first_look || candidates.taken.size() == ranking::candidates) return candidates;
  }
  enquire.set_collapse_key(schema::slot::family);  // of a family one is shown
  set_order(enquire, request.sort);
  const Xapian::doccount first = candidates.reranked ? 0 : request.offset;
  const Xapian::doccount last = candidates.reranked ? ranking::candidates : request.offset + request.limit;
  candidates.found = enquire.get_mset(0, open.asked_for(last), counted);
  candidates.taken = in_order(open, candidates.found, first, last);
  candidates.documents = candidates.found.get_matches_lower_bound();
  // The bounds of a grouped search stay apart even when everything was looked at.
  candidates.documents_exact =
      !open.is_one_index() || candidates.found.get_uncollapsed_matches_upper_bound() <= count_exactly_up_to;
  return candidates;
}

// The passages that stand for the documents of the page asked for, in order.
std::vector<std::pair<double, Xapian::docid>> page_of(const OpenLibrary& open, const Candidates& candidates,
                                                      const std::vector<RankingWord>& words, const Request& request,
                                                      PassageReader& reader) {
  if (candidates.reranked)
    return reranked(open, candidates.taken, words, reader, request.offset, request.limit, Titles::count);
  std::vector<std::pair<double, Xapian::docid>> page;
  for (const Xapian::MSetIterator& at : candidates.taken) page.emplace_back(at.get_weight(), *at);
  return page;
}

std::vector<WordCount> counts_of(const DocumentCounts& documents, const std::vector<RankingWord>& words) {
  std::vector<WordCount> counts;
  for (const RankingWord& word : words) {
    std::vector<std::string> terms;
    for (const std::string& stem : word.stems) terms.push_back(schema::term(FieldId::stem, stem));
    if (!word.citation.empty()) terms.push_back(schema::term(FieldId::citation, word.citation));
    counts.push_back({word.text, documents.with_any(terms), {}});
  }
  return counts;
}

// The queries of a question: passages in its own language or in none, and those in the other.
struct Lists {
  Question question;
  Xapian::Query own;
  Xapian::Query other;  // matches nothing when there is no other list
  Question of_other{};  // the question as that list is asked
  // Where nothing else is asked for, the own list is what these find, without the documents that have the term.
  std::optional<Xapian::Query> unfiltered{};
  std::string without{};
};

// A language filter takes the place of the two lists: translations then count among the hits.
Lists lists_of(const Xapian::Database& database, const query::Query& query, const OfficeList& office) {
  Lists lists{question_of(query, office), {}, {}};
  const Xapian::Query filters = compile(query.filters);
  const std::string_view other = other_language(lists.question.language);
  const bool filtered = std::any_of(query.filters.begin(), query.filters.end(),
                                    [](const query::Filter& filter) { return filter.name == "lang"; });
  if (filtered) {
    const bool to_other = std::any_of(query.filters.begin(), query.filters.end(), [&](const query::Filter& filter) {
      return filter.name == "lang" && filter.value == other;
    });
    if (to_other)
      lists.question = in_other_language(std::move(lists.question));
    else
      lists.question.translations.clear();
    lists.own = only_passages(to_other ? translated_query(lists.question) : ranking_query(lists.question), filters);
    return lists;
  }
  const Xapian::Query ranked = ranking_query(lists.question);
  lists.own = only_passages(ranked, filters);
  if (filters.get_type() == Xapian::Query::LEAF_MATCH_ALL && !ranked.empty()) lists.unfiltered = ranked;
  const std::string term = other.empty() ? std::string() : schema::term(FieldId::language, other);
  if (term.empty() || !database.term_exists(term)) {
    lists.question.translations.clear();  // nothing is searched for them
    return lists;
  }
  const Xapian::Query in_other(term);
  lists.of_other = in_other_language(lists.question);
  lists.other =
      only_passages(translated_query(lists.of_other), Xapian::Query(Xapian::Query::OP_AND, filters, in_other));
  lists.own = {Xapian::Query::OP_AND_NOT, lists.own, in_other};
  lists.without = term;
  return lists;
}

// Documents, of each family the first, each by a passage of it; rising.
struct Found {
  std::vector<Xapian::docid> passages;
  bool all = true;
};

// Those of an unfiltered own list; when there are more than `most`, not all of them.
Found documents_of(const OpenLibrary& open, const DocumentWalk& walk, const Lists& lists, std::size_t most) {
  constexpr std::size_t no_end = std::numeric_limits<std::size_t>::max();
  const std::size_t end = most == no_end ? no_end : most + 1;
  const Alternatives parts = alternatives_of(*lists.unfiltered);
  DocumentWalk::Documents documents = walk.none();
  if (!lists.without.empty()) walk.add_with(lists.without, documents, DocumentWalk::State::never);
  std::size_t count = 0;
  if (!parts.rest.empty())
    count += walk.add_found({Xapian::Query::OP_OR, parts.rest.begin(), parts.rest.end()}, documents);
  for (const std::string& term : parts.terms)
    if (count < end) count += walk.add_with(term, documents, DocumentWalk::State::in, end - count);
  const std::vector<Xapian::docid> passages = walk.first_passages(documents);
  std::vector<std::string> families = values_of(open, passages, schema::slot::family);
  std::unordered_set<std::string> seen;
  Found found{{}, count <= most};
  for (std::size_t i = 0; i < passages.size(); ++i)
    if (seen.insert(std::move(families[i])).second) found.passages.push_back(passages[i]);
  return found;
}

// `alone`: its own language found nothing, so that this list takes the whole page.
void fill_other(const OpenLibrary& open, const query::Query& query, const Lists& lists, const Request& request,
                bool alone, OtherLanguage& other) {
  if (lists.other.empty() || request.offset > 0 || request.other == 0 || request.sort != Sort::relevance) return;
  Request first = request;
  first.limit = alone ? std::max(request.other, request.limit) : request.other;
  const Candidates candidates = candidates_of(open, lists.other, first, count_exactly_up_to);
  PassageReader reader(open.database, lists.of_other.words);
  other.language = other_language(lists.question.language);
  query::Query all = query;
  all.filters.push_back({"lang", other.language, {}});
  other.query = query::print(all);
  other.documents = candidates.documents;
  other.documents_exact = candidates.documents_exact;
  other.hits = ranked_hits(open, lists.other, lists.of_other,
                           page_of(open, candidates, lists.of_other.words, first, reader), first, reader);
  other.expansions = expansions_of(lists.question.translations, query);
}

// An acronym that nothing decides is asked about: the question with each reading spelled out.
void ask_doubts(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                const std::vector<Equivalence>& doubts, std::vector<Suggestion>& offers) {
  for (const Equivalence& doubt : doubts) {
    query::Query spelled = query;
    for (const auto& token : language::tokens(doubt.means))
      spelled.root.push_back({query::Word{doubt.means.substr(token.begin, token.end - token.begin), false}});
    const auto parsed = query::parse(query::print(spelled), query::QueryMode::plain);
    const auto* read = std::get_if<query::Query>(&parsed);
    if (read == nullptr) continue;
    offers.push_back({query::print(*read), "«" + doubt.typed + "» read as «" + doubt.means + "»",
                      count_groups(open, lists_of(open.database, *read, office).own, schema::slot::family)});
  }
}

}  // namespace

std::vector<RankedDocument> rank_documents(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                           const Request& request) {
  const Lists lists = lists_of(open.database, query, office);
  const Candidates candidates = candidates_of(open, lists.own, request, 0);
  PassageReader reader(open.database, lists.question.words);
  std::vector<RankedDocument> documents;
  for (const auto& [score, docid] : page_of(open, candidates, lists.question.words, request, reader))
    documents.push_back({document_record(open.database, document_of(open.database, docid)).path, score});
  return documents;
}

std::vector<DocumentHit> hits_of(const OpenLibrary& open, const Question& question, const Xapian::Query& ranked,
                                 const Request& request) {
  const Xapian::Query passages = only_passages(ranked, everything());
  const Candidates candidates = candidates_of(open, passages, request, 0);
  PassageReader reader(open.database, question.words);
  return ranked_hits(open, passages, question, page_of(open, candidates, question.words, request, reader), request,
                     reader);
}

std::vector<Xapian::docid> first_passages(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                          std::size_t most) {
  const Lists lists = lists_of(open.database, query, office);
  Request request;
  request.limit = static_cast<std::uint32_t>(most);
  const Candidates candidates = candidates_of(open, lists.own, request, 0);
  PassageReader reader(open.database, lists.question.words);
  std::vector<Xapian::docid> passages;
  for (const auto& [score, docid] : page_of(open, candidates, lists.question.words, request, reader))
    passages.push_back(docid);
  return passages;
}

void set_order(Xapian::Enquire& enquire, Sort sort) {
  if (sort == Sort::date) enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
  if (sort == Sort::title) enquire.set_sort_by_value_then_relevance(schema::slot::title, false);
}

// One query finds the documents by their best passage; the same query within those shown finds their best passages.
void search_ranked(const OpenLibrary& open, const query::Query& query, const OfficeList& office, const Request& request,
                   Result& result) {
  const Lists lists = lists_of(open.database, query, office);
  const bool walked = open.is_one_index() && lists.unfiltered;
  const Candidates candidates = candidates_of(open, lists.own, request, walked ? 0 : count_exactly_up_to);
  result.documents = candidates.documents;
  result.documents_exact = candidates.documents_exact;
  const DocumentCounts counts(open);
  result.words = counts_of(counts, lists.question.words);
  Found found;
  if (walked) {
    const std::size_t most = request.facets ? std::numeric_limits<std::size_t>::max() : count_exactly_up_to;
    found = documents_of(open, counts.walk(), lists, most);
    result.documents = found.passages.size();
    result.documents_exact = found.all;
  }
  PassageReader reader(open.database, lists.question.words);
  result.hits = ranked_hits(open, lists.own, lists.question,
                            page_of(open, candidates, lists.question.words, request, reader), request, reader);
  result.expansions = expansions_of(lists.question.readings, query);
  if (lists.other.empty())  // a language filter: translations are among the hits
    for (WordExpansion& each : expansions_of(lists.question.translations, query)) result.expansions.push_back(each);
  fill_other(open, query, lists, request, result.hits.empty(), result.other);
  if (request.offset == 0) ask_doubts(open, query, office, lists.question.doubts, result.readings);
  if (request.facets) {
    FacetCounts facets = walked ? facets_of(open, found.passages) : facets_of(open, lists.own, schema::slot::family);
    result.facets = std::move(facets.facets);
    result.documents = facets.documents;
    result.documents_exact = true;
  }
  result.explanation.xapian = lists.own.get_description();
  result.explanation.candidates = candidates.found.get_matches_estimated();
  result.explanation.verified = result.documents;
}

}  // namespace searcher::search

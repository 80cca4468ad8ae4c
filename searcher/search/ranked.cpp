// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranked.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/docid_source.h"
#include "searcher/search/docids.h"
#include "searcher/search/document_counts.h"
#include "searcher/search/facets.h"
#include "searcher/search/filters.h"
#include "searcher/search/forms.h"
#include "searcher/search/hits.h"
#include "searcher/search/provisions.h"
#include "searcher/search/question.h"
#include "searcher/search/ranking.h"
#include "searcher/search/rerank.h"
#include "searcher/search/resolve.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// Documents are counted exactly up to so many matches; beyond, the result says "at least".
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

// What the passage has for words of the question.
std::vector<std::string> instead_of(const Question& question, const std::vector<Mark>& marks) {
  std::vector<std::string> instead;
  for (const Mark& mark : marks) {
    if (mark.word < question.words.size()) continue;
    const std::size_t number = mark.word - question.words.size();
    const bool own = number < question.readings.size();
    const Reading& reading = own ? question.readings[number] : question.translations[number - question.readings.size()];
    if (std::find(instead.begin(), instead.end(), reading.source.means) == instead.end())
      instead.push_back(reading.source.means);
  }
  return instead;
}

// Words that stand in the headings and lead-ins, which are shown with the passage.
std::vector<std::uint32_t> words_above(const std::vector<RankingWord>& words, const schema::PassageRecord& passage) {
  const language::Language language = language::from_code(passage.language);
  std::set<std::string> stems;
  for (const auto* texts : {&passage.headings, &passage.lead_ins})
    for (const std::string& text : *texts)
      for (const language::Token& token : language::tokens(text)) stems.insert(language::stem(token.folded, language));
  std::vector<std::uint32_t> above;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::any_of(words[i].stems.begin(), words[i].stems.end(),
                    [&](const std::string& stem) { return stems.contains(stem); }))
      above.push_back(static_cast<std::uint32_t>(i));
  return above;
}

void fill_passages(const OpenLibrary& open, const Xapian::Query& query, const Question& question,
                   const schema::DocumentRecord& document, const Request& request, DocumentHit& hit) {
  const std::vector<RankingWord>& words = question.words;
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(schema::term(FieldId::id, hit.id))});
  constexpr Xapian::doccount considered = 20;
  const Xapian::doccount most = std::max<Xapian::doccount>(considered, request.passages_each);
  const Xapian::MSet best = enquire.get_mset(0, open.asked_for(most), open.database.get_doccount());
  std::vector<std::string> texts;
  std::vector<bool> weightless;
  for (const RankingWord& word : words) {
    texts.push_back(word.text);
    weightless.push_back(word.weightless);
  }
  const auto taken = in_order(open, best, 0, most);
  for (const auto& [score, docid] :
       reranked(open.database, taken, words, 0, request.passages_each, Titles::are_the_same)) {
    MarkedPassage passage{passage_record(open.database, docid), {}, score, docid};
    passage.marks = marks_of(question, passage.record);
    passage.above = words_above(words, passage.record);
    mark_provisions(open.database, words, passage);
    hit.passages.push_back(passage_hit(passage, texts, weightless, document));
    hit.passages.back().instead = instead_of(question, passage.marks);
  }
  hit.more = best.get_matches_lower_bound() - static_cast<std::uint32_t>(hit.passages.size());
}

// The query, safe to be cut short at its best results. When the list of them is full, Xapian 1.4 asks the root what it
// can still reach. An OR at the root may just have handed over to an OP_MAX whose parts all ended at one record: then it
// reads memory that it has freed, and the program may end. AND NOT a record that no database has stays the root.
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

Candidates candidates_of(const OpenLibrary& open, const Xapian::Query& ranked, const Request& request,
                         Xapian::doccount counted) {
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(open.is_one_index() ? with_firm_root(ranked) : ranked);  // of several, nothing is passed over
  enquire.set_collapse_key(schema::slot::family);  // of a family one is shown
  set_order(enquire, request.sort);
  Candidates candidates;
  candidates.reranked = request.sort == Sort::relevance && request.offset + request.limit <= ranking::candidates;
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
std::vector<std::pair<double, Xapian::docid>> page_of(const Xapian::Database& database, const Candidates& candidates,
                                                      const std::vector<RankingWord>& words, const Request& request) {
  if (candidates.reranked)
    return reranked(database, candidates.taken, words, request.offset, request.limit, Titles::count);
  std::vector<std::pair<double, Xapian::docid>> page;
  for (const Xapian::MSetIterator& at : candidates.taken) page.emplace_back(at.get_weight(), *at);
  return page;
}

std::vector<WordCount> counts_of(const OpenLibrary& open, const std::vector<RankingWord>& words) {
  const DocumentCounts documents(open);
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
    if (!to_other) lists.question.translations.clear();
    lists.own = only_passages(to_other ? translated_query(lists.question) : ranking_query(lists.question), filters);
    return lists;
  }
  lists.own = only_passages(ranking_query(lists.question), filters);
  const std::string term = other.empty() ? std::string() : schema::term(FieldId::language, other);
  if (term.empty() || !database.term_exists(term)) return lists;
  const Xapian::Query in_other(term);
  lists.other =
      only_passages(translated_query(lists.question), Xapian::Query(Xapian::Query::OP_AND, filters, in_other));
  lists.own = {Xapian::Query::OP_AND_NOT, lists.own, in_other};
  return lists;
}

void fill_hits(const OpenLibrary& open, const Xapian::Query& ranked, const Question& question,
               const std::vector<std::pair<double, Xapian::docid>>& page, const Request& request,
               std::vector<DocumentHit>& hits) {
  for (const auto& [score, docid] : page) {
    const schema::DocumentRecord record = document_record(open.database, document_of(open.database, docid));
    hits.push_back(document_hit(record));
    hits.back().part_name = open.part_of(docid).name;
    hits.back().also = also_as(open.database, record);
    fill_passages(open, ranked, question, record, request, hits.back());
  }
}

void fill_other(const OpenLibrary& open, const query::Query& query, const Lists& lists, const Request& request,
                OtherLanguage& other) {
  if (lists.other.empty() || request.offset > 0 || request.other == 0 || request.sort != Sort::relevance) return;
  Request first = request;
  first.limit = request.other;
  const Candidates candidates = candidates_of(open, lists.other, first, count_exactly_up_to);
  other.language = other_language(lists.question.language);
  query::Query all = query;
  all.filters.push_back({"lang", other.language, {}});
  other.query = query::print(all);
  other.documents = candidates.documents;
  other.documents_exact = candidates.documents_exact;
  fill_hits(open, lists.other, lists.question, page_of(open.database, candidates, lists.question.words, first), first,
            other.hits);
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
  std::vector<RankedDocument> documents;
  for (const auto& [score, docid] : page_of(open.database, candidates, lists.question.words, request))
    documents.push_back({document_record(open.database, document_of(open.database, docid)).path, score});
  return documents;
}

std::vector<DocumentHit> hits_of(const OpenLibrary& open, const Question& question, const Xapian::Query& ranked,
                                 const Request& request) {
  const Xapian::Query passages = only_passages(ranked, everything());
  const Candidates candidates = candidates_of(open, passages, request, 0);
  std::vector<DocumentHit> hits;
  fill_hits(open, passages, question, page_of(open.database, candidates, question.words, request), request, hits);
  return hits;
}

std::vector<Xapian::docid> first_passages(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                          std::size_t most) {
  const Lists lists = lists_of(open.database, query, office);
  Request request;
  request.limit = static_cast<std::uint32_t>(most);
  const Candidates candidates = candidates_of(open, lists.own, request, 0);
  std::vector<Xapian::docid> passages;
  for (const auto& [score, docid] : page_of(open.database, candidates, lists.question.words, request))
    passages.push_back(docid);
  return passages;
}

void set_order(Xapian::Enquire& enquire, Sort sort) {
  if (sort == Sort::date) enquire.set_sort_by_value_then_relevance(schema::slot::date, true);
  if (sort == Sort::title) enquire.set_sort_by_value_then_relevance(schema::slot::title, false);
}

// One query finds the documents by their best passage; for each document shown, the same query within it finds its
// best passages.
void search_ranked(const OpenLibrary& open, const query::Query& query, const OfficeList& office, const Request& request,
                   Result& result) {
  const Lists lists = lists_of(open.database, query, office);
  const Candidates candidates = candidates_of(open, lists.own, request, count_exactly_up_to);
  result.documents = candidates.documents;
  result.documents_exact = candidates.documents_exact;
  result.explanation.xapian = lists.own.get_description();
  result.explanation.candidates = candidates.found.get_matches_estimated();
  result.explanation.verified = result.documents;
  result.words = counts_of(open, lists.question.words);
  fill_hits(open, lists.own, lists.question, page_of(open.database, candidates, lists.question.words, request), request,
            result.hits);
  result.expansions = expansions_of(lists.question.readings, query);
  if (lists.other.empty())  // a language filter: translations are among the hits
    for (WordExpansion& each : expansions_of(lists.question.translations, query)) result.expansions.push_back(each);
  fill_other(open, query, lists, request, result.other);
  if (request.offset == 0) ask_doubts(open, query, office, lists.question.doubts, result.readings);
  if (!request.facets) return;
  FacetCounts counts = facets_of(open, lists.own, schema::slot::family);
  result.facets = std::move(counts.facets);
  result.documents = counts.documents;
  result.documents_exact = true;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's expand sets over the stems of passages; a stem is shown as the form those passages have most often.
#include "searcher/search/similar.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/docids.h"
#include "searcher/search/document_counts.h"
#include "searcher/search/equivalents_file.h"
#include "searcher/search/hits.h"
#include "searcher/search/later.h"
#include "searcher/search/open.h"
#include "searcher/search/question.h"
#include "searcher/search/ranked.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using schema::FieldId;

constexpr std::size_t words_of_likeness = 30;
constexpr std::size_t passages_read = 60;    // of a document
constexpr std::size_t passages_first = 10;   // of a question
constexpr std::uint64_t few_documents = 20;  // where half of all says nothing of a word

// Stems of words in the text, of three letters or more; numbers and words of the question are no news.
class NewStems : public Xapian::ExpandDecider {
 public:
  explicit NewStems(std::set<std::string> known) : known_(std::move(known)) {}
  bool operator()(const std::string& term) const override {
    const std::string_view prefix = schema::field(FieldId::stem).prefix;
    if (!std::string_view(term).starts_with(prefix)) return false;
    const std::string stem = term.substr(prefix.size());
    if (stem.size() < 3 || known_.contains(stem)) return false;
    // Other fields of stems have longer prefixes, in capitals; stems are folded.
    return std::all_of(stem.begin(), stem.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
  }

 private:
  std::set<std::string> known_;
};

// For each stem of a passage its forms, and how often.
using Forms = std::map<std::string, std::map<std::string, int>>;

void add_forms(const schema::PassageRecord& passage, Forms& forms) {
  const language::Language language = language::from_code(passage.language);
  for (const language::Token& token : language::tokens(passage.text))
    if (!language::is_stop_word(token.folded, language))
      ++forms[language::stem(token.folded, language)][token.exact.empty() ? token.folded : token.exact];
}

std::string commonest_form(const std::map<std::string, int>& forms) {
  return std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// The words that set the passages apart, most telling first; those that do not stand in their text are left out.
std::vector<RankingWord> telling_words(const Xapian::Database& database, const std::vector<Xapian::docid>& passages,
                                       std::set<std::string> known, std::size_t most) {
  Xapian::RSet set;
  Forms forms;
  for (const Xapian::docid passage : passages) {
    set.add_document(passage);
    add_forms(passage_record(database, passage), forms);
  }
  Xapian::Enquire enquire(database);
  enquire.set_expansion_scheme("bo1");
  enquire.set_query(Xapian::Query(schema::term(FieldId::record, schema::passage_record)));
  const NewStems decider(std::move(known));
  const Xapian::ESet found = enquire.get_eset(static_cast<Xapian::termcount>(3 * most), set, 0, &decider);
  std::vector<RankingWord> words;
  for (auto at = found.begin(); at != found.end() && words.size() < most; ++at) {
    const std::string stem = (*at).substr(schema::field(FieldId::stem).prefix.size());
    const auto shown = forms.find(stem);
    if (shown != forms.end()) words.push_back({commonest_form(shown->second), {stem}, "", false});
  }
  return words;
}

std::uint64_t documents_with(const OpenLibrary& open, const std::string& stem) {
  return count_groups(open, Xapian::Query(schema::term(FieldId::stem, stem)), schema::slot::document);
}

SimilarResult like(const OpenLibrary& open, Xapian::docid document, const schema::DocumentRecord& record,
                   const std::vector<Xapian::docid>& passages, const SimilarRequest& request) {
  const Xapian::Database& database = open.database;
  SimilarResult result;
  result.document = document_hit(record);
  result.document.part_name = open.part_of(passages.front()).name;
  result.passage = request.passage;
  Question question;
  question.words = telling_words(database, passages, {}, words_of_likeness);
  for (const RankingWord& word : question.words) {
    if (result.words.size() == 10) break;
    result.words.push_back({word.text, documents_with(open, word.stems.front()), word.text});
  }
  if (question.words.empty()) return result;
  const std::string family = database.get_document(passages.front()).get_value(schema::slot::family);
  Xapian::Query others = ranking_query(question);
  if (!record.family.empty())
    for (const std::string& path : also_as(database, document, record)) result.also.push_back(path);
  others = {Xapian::Query::OP_AND_NOT, others, Xapian::Query(schema::term(FieldId::id, record.id))};
  // A passage's family is a value: its range is that one family.
  others = {Xapian::Query::OP_AND_NOT, others,
            Xapian::Query(Xapian::Query::OP_VALUE_RANGE, schema::slot::family, family, family)};
  Request page;
  page.limit = request.limit;
  page.passages_each = 1;
  result.hits = hits_of(open, question, others, page);
  for (DocumentHit& hit : result.hits)
    for (PassageHit& passage : hit.passages) {
      passage.missing.clear();  // nobody typed these words
      passage.why.clear();
    }
  add_later_alerts(open, result.hits);
  result.library = state_of(open);
  return result;
}

}  // namespace

std::optional<SimilarResult> similar(const std::filesystem::path& index, const SimilarRequest& request) {
  return with_current(index, [&](const OpenLibrary& open) -> std::optional<SimilarResult> {
    const std::string term = schema::term(FieldId::id, request.document);
    const auto first = open.database.postlist_begin(term);
    if (first == open.database.postlist_end(term)) {
      expect_all_parts(open, request.document);
      return std::nullopt;
    }
    const schema::DocumentRecord record = document_record(open.database, *first);
    if (record.passages == 0 || request.passage > record.passages) return std::nullopt;
    std::vector<Xapian::docid> passages;
    for (std::uint32_t i = 1; i <= record.passages && passages.size() < passages_read; ++i)
      if (request.passage == 0 || request.passage == i) passages.push_back(passage_docid(open.database, *first, i - 1));
    return like(open, *first, record, passages, request);
  });
}

std::vector<RelatedWord> related_words(const std::filesystem::path& index, const std::string& text, std::size_t most) {
  const auto parsed = query::parse(text);
  const auto* query = std::get_if<query::Query>(&parsed);
  if (query == nullptr || query->mode != query::QueryMode::plain || query->root.empty()) return {};
  const OfficeList office = read_equivalents(equivalents_file(index));
  return with_current(index, [&](const OpenLibrary& open) {
    const Question question = question_of(*query, office);
    std::set<std::string> known;
    for (const RankingWord& word : question.words) known.insert(word.stems.begin(), word.stems.end());
    const auto passages = first_passages(open, *query, office, passages_first);
    std::vector<RelatedWord> related;
    if (passages.empty()) return related;
    const std::uint64_t all = state_of(open).documents;
    for (const RankingWord& word : telling_words(open.database, passages, std::move(known), 2 * most)) {
      const std::uint64_t documents = documents_with(open, word.stems.front());
      if (documents * 2 > all && all > few_documents) continue;  // such a word narrows nothing
      query::Query longer = *query;
      longer.root.push_back({query::Word{word.text, false}});
      related.push_back({word.text, documents, query::print(longer)});
      if (related.size() == most) break;
    }
    return related;
  });
}

}  // namespace searcher::search

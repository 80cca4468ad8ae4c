// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/terms.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "indexer/law/crosswalk.h"
#include "indexer/law/document_citation.h"
#include "indexer/passages/places.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/ledger.h"
#include "indexer/store/fingerprint.h"
#include "indexer/store/repeated.h"

namespace indexer::store {
namespace {

using language::Token;
using schema::FieldId;

void add_term(Xapian::Document& document, FieldId id, std::string_view value) {
  if (!value.empty()) document.add_boolean_term(schema::term(id, value));
}

void add_words(Xapian::Document& document, FieldId id, const Token& token, Xapian::termpos position) {
  document.add_posting(schema::term(id, token.folded), position, 0);
  if (!token.exact.empty()) document.add_posting(schema::term(id, token.exact), position, 0);
}

// The terms and values by which both kinds of record of a document are filtered and sorted.
class Filters {
 public:
  explicit Filters(const schema::DocumentRecord& record) {
    const schema::Metadata& metadata = record.metadata;
    add_term(FieldId::id, record.id);
    add_term(FieldId::type, metadata.type.value);
    add_agency(metadata.agency.value);
    add_term(FieldId::number, language::fold(metadata.number.value));
    add_term(FieldId::language, metadata.language.value);
    add_term(FieldId::status, metadata.status.value);
    for (const std::string& folder : folders_of(record.path)) add_term(FieldId::folder, folder);
    for (const std::string& self :
         law::own_keys(metadata.type.value, metadata.number.value, metadata.title.value, record.path))
      add_term(FieldId::self, self);
    const std::string folded = language::fold(record.path);
    values_ = {{schema::slot::folder, folded.substr(0, std::min(folded.rfind('/'), folded.size()))},
               {schema::slot::date, schema::date_value(metadata.date.value)},
               {schema::slot::document, record.id},
               {schema::slot::type, metadata.type.value},
               {schema::slot::agency, metadata.agency.value},
               {schema::slot::language, metadata.language.value},
               {schema::slot::title, language::fold(metadata.title.value).substr(0, schema::slot::longest_title)}};
  }

  void add_to(Xapian::Document& document) const {
    for (const std::string& term : terms_) document.add_boolean_term(term);
    for (const auto& [slot, value] : values_) document.add_value(slot, value);
  }

 private:
  void add_term(FieldId id, std::string_view value) {
    if (!value.empty()) terms_.push_back(schema::term(id, value));
  }

  // "ice opla" is found under agency:ICE too.
  void add_agency(std::string_view agency) {
    const std::string folded = language::fold(agency);
    add_term(FieldId::agency, folded);
    const std::size_t space = folded.find(' ');
    if (space != std::string::npos) add_term(FieldId::agency, std::string_view(folded).substr(0, space));
  }

  std::vector<std::string> terms_;
  std::vector<std::pair<Xapian::valueno, std::string>> values_;
};

// `before`: position of the first of the tokens.
void add_citation(Xapian::Document& document, FieldId id, const law::Citation& citation,
                  const std::vector<Token>& tokens, std::uint32_t before) {
  const auto inside = [&](const Token& token) { return token.begin < citation.end && token.end > citation.begin; };
  const auto first = std::find_if(tokens.begin(), tokens.end(), inside);
  if (first == tokens.end()) return;
  const auto end = std::find_if_not(first, tokens.end(), inside);
  const auto place = schema::citation_place(before + static_cast<std::uint32_t>(first - tokens.begin()),
                                            static_cast<std::uint32_t>(end - first));
  for (const std::string& key : law::with_ancestors(citation.key))
    document.add_posting(schema::term(id, key), place, 0);
}

// Of the tokens of a text, in order.
using Words = std::vector<StemCache::Word*>;

Words words_of(const std::vector<Token>& tokens, StemCache& stems) {
  Words words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(&stems.word(token.folded));
  return words;
}

// The words of titles, headings and lead-ins, which the passages of a document share.
class SharedTexts {
 public:
  explicit SharedTexts(StemCache& stems) : stems_(stems) {}

  const Words& words_of(const std::string& text) {
    const auto [at, fresh] = texts_.try_emplace(text);
    if (fresh) at->second = store::words_of(language::tokens(text), stems_);
    return at->second;
  }

 private:
  StemCache& stems_;
  std::unordered_map<std::string, Words> texts_;
};

// The words of one passage at their places in the document, and where its sentences and paragraphs begin.
class DocumentTerms {
 public:
  explicit DocumentTerms(Xapian::Document& document) : document_(document) {}

  // `words` are those of the tokens.
  void add(const schema::PassageRecord& passage, const std::vector<Token>& tokens, const Words& words,
           const std::vector<law::Citation>& citations) {
    passages_.push_back(passage.first_position);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t place = passage.first_position + static_cast<std::uint32_t>(i);
      places_.emplace_back(words[i], place);
      if (!tokens[i].exact.empty()) document_.add_posting(schema::term(FieldId::text, tokens[i].exact), place, 0);
    }
    std::size_t next = 0;
    for (const schema::Paragraph& paragraph : passage.paragraphs) {
      const std::size_t first = next;
      while (next < tokens.size() && tokens[next].begin < paragraph.end) ++next;
      add_paragraph(passage, paragraph, tokens, first, next);
    }
    for (const law::Citation& citation : citations)
      add_citation(document_, FieldId::citation, citation, tokens, passage.first_position);
  }

  void finish() {
    // Xapian looks a term up for each of its positions; all of one after another are looked up fastest.
    std::stable_sort(places_.begin(), places_.end(),
                     [](const auto& a, const auto& b) { return std::less<>()(a.first, b.first); });
    for (auto at = places_.begin(); at != places_.end();) {
      const std::string term = schema::term(FieldId::text, at->first->folded);
      for (const auto* word = at->first; at != places_.end() && at->first == word; ++at)
        document_.add_posting(term, at->second, 0);
    }
    document_.add_value(schema::slot::sentences, schema::encode_positions(sentences_));
    document_.add_value(schema::slot::paragraphs, schema::encode_positions(paragraphs_));
    document_.add_value(schema::slot::headings, schema::encode_positions(headings_));
    document_.add_value(schema::slot::positions, schema::encode_positions(passages_));
  }

 private:
  void add_paragraph(const schema::PassageRecord& passage, const schema::Paragraph& paragraph,
                     const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    if (first == last) return;
    const auto position = [&](std::size_t token) { return passage.first_position + static_cast<std::uint32_t>(token); };
    if (!paragraph.continues) paragraphs_.push_back(position(first));
    const bool one_sentence =
        paragraph.kind == schema::ParagraphKind::heading || paragraph.kind == schema::ParagraphKind::table_row;
    if (paragraph.kind == schema::ParagraphKind::heading) headings_.push_back(position(first));
    if (paragraph.kind == schema::ParagraphKind::heading)
      for (std::size_t i = first; i < last; ++i) add_words(document_, FieldId::heading, tokens[i], position(i));
    const auto text = std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    std::size_t token = first;
    sentences_.push_back(position(first));
    if (one_sentence) return;
    for (const std::uint32_t start : language::sentence_starts(text)) {
      while (token < last && tokens[token].begin < paragraph.begin + start) ++token;
      if (token < last && position(token) > sentences_.back()) sentences_.push_back(position(token));
    }
  }

  Xapian::Document& document_;
  std::vector<std::pair<const StemCache::Word*, std::uint32_t>> places_;
  std::vector<std::uint32_t> sentences_;
  std::vector<std::uint32_t> paragraphs_;
  std::vector<std::uint32_t> headings_;
  std::vector<std::uint32_t> passages_;
};

void add_stems(Xapian::Document& document, FieldId id, Words words, language::Language language) {
  std::sort(words.begin(), words.end(), std::less<>());
  for (auto at = words.begin(); at != words.end();) {
    const auto next = std::find_if(at, words.end(), [&](const StemCache::Word* word) { return word != *at; });
    document.add_term(schema::term(id, StemCache::stem(**at, language)), static_cast<Xapian::termcount>(next - at));
    at = next;
  }
}

// The words of a passage's text: those of a heading that is the title, which counts by itself, are not among them,
// unless there are no others.
Words body_of(const schema::PassageRecord& passage, const std::string& title, const std::vector<Token>& tokens,
              const Words& words) {
  Words body;
  std::size_t next = 0;
  for (const schema::Paragraph& paragraph : passage.paragraphs) {
    const auto text = std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    const bool is_title =
        paragraph.kind == schema::ParagraphKind::heading && language::fold(text) == language::fold(title);
    for (; next < tokens.size() && tokens[next].begin < paragraph.end; ++next)
      if (!is_title) body.push_back(words[next]);
  }
  return body.empty() ? words : body;
}

// "2024-01-17", "10.4.7": numbers that happen to stand in a question as well.
bool has_no_word(const std::string& name) {
  std::size_t letters = 0;
  for (const char c : name) {
    letters =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ? letters + 1 : 0;
    if (letters == 3) return false;
  }
  return true;
}

Xapian::Document passage_document(const schema::DocumentRecord& record, const Filters& filters,
                                  const schema::PassageRecord& passage, const std::vector<Token>& tokens,
                                  const Words& words, const std::vector<law::Citation>& citations,
                                  SharedTexts& shared) {
  Xapian::Document document;
  add_term(document, FieldId::record, schema::passage_record);
  filters.add_to(document);
  const language::Language language = language::from_code(passage.language);
  add_stems(document, FieldId::stem, body_of(passage, record.metadata.title.value, tokens, words), language);
  // A title that is no more than the first line of the text is in the text already: counting it twice was measured as
  // harmful. Any other one counts as text once, in the first passage, so that its words weigh by how rare they are in
  // texts, not in titles.
  const schema::Sourced& title = record.metadata.title;
  const bool from_name = title.source == "file name";
  if (title.source != "first page" && !(from_name && has_no_word(title.value))) {
    add_stems(document, FieldId::title_stem, shared.words_of(title.value), language);
    if (passage.ordinal == 0 && !from_name) add_stems(document, FieldId::stem, shared.words_of(title.value), language);
  }
  for (const std::string& heading : passage.headings)
    add_stems(document, FieldId::heading_stem, shared.words_of(heading), language);
  for (const std::string& lead_in : passage.lead_ins)
    add_stems(document, FieldId::heading_stem, shared.words_of(lead_in), language);
  for (const law::Citation& citation : citations) {
    add_term(document, FieldId::cited, citation.key);
    for (const std::string& key : law::with_ancestors(citation.key)) add_term(document, FieldId::citation, key);
  }
  add_paragraphs(document, record, passage, tokens);
  // Below the title; or a question alone, as a page of one question and its answer has.
  if (passage.headings.size() > 1 || (!passage.headings.empty() && passage.headings[0].ends_with('?')))
    document.add_value(schema::slot::heading,
                       language::fold(passage.headings.back()).substr(0, schema::slot::longest_title));
  document.add_value(schema::slot::ordinal, Xapian::sortable_serialise(passage.ordinal));
  document.set_data(schema::encode(passage));
  return document;
}

// The number of the section of law that a key is, and of its twin: "ina:240A" -> "240A", "1229b". None for a
// subdivision, a part or anything else.
std::vector<std::string_view> section_numbers(std::string_view key) {
  const std::size_t colon = key.rfind(':');
  const bool of_law = key.starts_with("ina:") || key.starts_with("usc:") || key.starts_with("cfr:");
  if (!of_law || key.find('/') != std::string_view::npos) return {};
  const std::string_view number = key.substr(colon + 1);
  if (key.starts_with("cfr:") && number.find('.') == std::string_view::npos) return {};
  std::vector<std::string_view> numbers{number};
  if (const std::string_view twin = law::usc_of_ina(number); key.starts_with("ina:") && !twin.empty())
    numbers.push_back(twin);
  return numbers;
}

// In a section of law each passage is the subdivisions that stand in it; positions tell where they begin.
void add_subdivisions(const schema::DocumentRecord& record, const passages::Analysed& analysed, XapianDocuments& made) {
  const schema::Metadata& metadata = record.metadata;
  const auto own = law::own_key(metadata.type.value, metadata.number.value, metadata.title.value, record.path);
  const auto numbers = own ? section_numbers(*own) : std::vector<std::string_view>();
  if (numbers.empty()) return;
  const auto order = own->starts_with("cfr:") ? passages::Order::of_regulation : passages::Order::of_statute;
  const auto places = passages::places_of(analysed.passages, numbers, order);
  for (std::size_t i = 0; i < places.size(); ++i)
    for (const passages::Subdivision& place : places[i]) {
      const std::string term = schema::term(FieldId::self, *own + "/" + place.path);
      made.passages[i].add_boolean_term(term);
      if (place.begin) made.passages[i].add_posting(term, schema::self_place(*place.begin), 0);
    }
}

void add_field_words(Xapian::Document& document, FieldId id, std::string_view text) {
  Xapian::termpos position = 0;
  for (const Token& token : language::tokens(text)) add_words(document, id, token, ++position);
}

}  // namespace

StemCache::Word& StemCache::word(const std::string& folded) {
  if (const auto at = words_.find(folded); at != words_.end()) return *at->second;
  auto word = std::make_unique<Word>(Word{folded, {}, {}});
  Word& result = *word;
  words_.emplace(result.folded, std::move(word));
  return result;
}

const std::string& StemCache::stem(Word& word, language::Language language) {
  std::string& stem = language == language::Language::spanish ? word.spanish : word.english;
  if (stem.empty()) stem = language::stem(word.folded, language);
  return stem;
}

std::vector<std::string> folders_of(std::string_view path) {
  std::vector<std::string> folders;
  const std::string folded = language::fold(path);
  std::vector<std::size_t> starts{0};
  for (std::size_t slash = folded.find('/'); slash != std::string::npos; slash = folded.find('/', slash + 1)) {
    for (const std::size_t start : starts) folders.push_back(folded.substr(start, slash - start));
    starts.push_back(slash + 1);
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

XapianDocuments make_documents(const schema::DocumentRecord& record, const passages::Analysed& analysed,
                               StemCache& stems) {
  XapianDocuments made;
  Xapian::Document& document = made.document;
  add_term(document, FieldId::record, schema::document_record);
  if (!record.container.empty()) add_term(document, FieldId::record, schema::member_record);
  add_term(document, FieldId::path, record.path);
  add_term(document, FieldId::place, language::fold(record.path));
  add_term(document, FieldId::digest, record.ledger.digest);
  add_term(document, FieldId::outcome, schema::name(record.ledger.outcome));
  const Filters filters(record);
  filters.add_to(document);
  if (!analysed.passages.empty()) {
    add_field_words(document, FieldId::title, record.metadata.title.value);
    add_field_words(document, FieldId::author, record.metadata.author.value);
    const auto title = language::tokens(record.metadata.title.value);
    for (const law::Citation& citation : law::find_citations(record.metadata.title.value))
      add_citation(document, FieldId::title_citation, citation, title, 1);
  }
  DocumentTerms terms(document);
  SharedTexts shared(stems);
  Runs runs;
  for (const schema::PassageRecord& passage : analysed.passages) {
    const auto tokens = language::tokens(passage.text);
    const auto citations = law::find_citations(passage.text);
    const Words words = words_of(tokens, stems);
    terms.add(passage, tokens, words, citations);
    runs.add(tokens);
    made.passages.push_back(passage_document(record, filters, passage, tokens, words, citations, shared));
  }
  add_subdivisions(record, analysed, made);
  terms.finish();
  made.runs = runs.take();
  document.add_value(schema::slot::passages, Xapian::sortable_serialise(record.passages));
  document.add_value(schema::slot::ledger, schema::encode(schema::row_of(record)));
  document.set_data(schema::encode(record));
  return made;
}

}  // namespace indexer::store

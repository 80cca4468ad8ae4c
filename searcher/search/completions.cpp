// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/completions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/query/text.h"
#include "searcher/search/forms.h"
#include "searcher/search/hits.h"
#include "searcher/search/open.h"

namespace searcher::search {
namespace {

using schema::FieldId;
using Kind = Completion::Kind;

constexpr std::size_t longest_typed = 200;  // bytes
constexpr std::size_t least_typed = 3;      // bytes, of the text and of a word to be completed
constexpr int most_terms = 5'000;           // looked at for one completion
constexpr Xapian::termcount most_forms = 100;
constexpr Xapian::doccount most_titles = 50;
constexpr std::size_t most_of_a_kind = 4;

// The values of a field that begin with `begin`, commonest first. Of very many only the first are looked at.
std::vector<CountedForm> values(const Xapian::Database& database, FieldId field, const std::string& begin) {
  const std::string prefix(schema::field(field).prefix);
  std::vector<CountedForm> found;
  int looked_at = 0;
  for (auto at = database.allterms_begin(prefix + begin);
       at != database.allterms_end(prefix + begin) && looked_at < most_terms; ++at, ++looked_at)
    found.emplace_back((*at).substr(prefix.size()), at.get_termfreq());
  return commonest(std::move(found), found.size());
}

// Section 240 goes on as 240(a) and as 240A, not as 2401.
bool goes_on(const std::string& key, const std::string& from) {
  return key.size() == from.size() || !query::is_digit(key[from.size()]);
}

void add_citations(const Xapian::Database& database, std::string_view typed, std::vector<Completion>& found) {
  while (!typed.empty() && (typed.back() == '(' || typed.back() == '.' || typed.back() == ' ')) typed.remove_suffix(1);
  const auto citation = law::parse_citation(typed);
  if (!citation) return;
  std::size_t added = 0;
  for (const auto& [key, count] : values(database, FieldId::citation, citation->key))
    if (goes_on(key, citation->key) && added++ < most_of_a_kind) found.push_back({law::display(key), Kind::citation});
}

void add_numbers(const Xapian::Database& database, const std::string& folded, std::vector<Completion>& found) {
  for (const auto& [number, count] : commonest(values(database, FieldId::number, folded), most_of_a_kind)) {
    const std::string term = schema::term(FieldId::number, number);
    const auto holder = database.postlist_begin(term);  // a document record stands before its passages
    if (holder != database.postlist_end(term))
      found.push_back({document_record(database, *holder).metadata.number.value, Kind::number});
  }
}

// A title as a query: one that the language would read as connectors is written small.
std::optional<std::string> as_query(const std::string& title) {
  for (const std::string& text : {title, query::lower_ascii(title)}) {
    const auto parsed = query::parse(text);
    const auto* query = std::get_if<query::Query>(&parsed);
    if (query != nullptr && query->mode == query::QueryMode::plain && query->filters.empty()) return text;
  }
  return std::nullopt;
}

// Documents whose title holds all words, the last one perhaps not yet whole.
std::vector<std::pair<std::string, Xapian::docid>> titles(const Xapian::Database& database, const std::string& folded) {
  std::vector<Xapian::Query> words;
  for (const language::Token& token : language::tokens(folded))
    words.emplace_back(schema::term(FieldId::title, token.folded));
  if (words.empty()) return {};
  if (query::is_word_byte(folded.back())) {
    const std::string last = *words.back().get_terms_begin();
    words.back() =
        Xapian::Query(Xapian::Query::OP_WILDCARD, last, most_forms, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_collapse_key(schema::slot::title);
  std::vector<std::pair<std::string, Xapian::docid>> found;
  const Xapian::MSet hits = enquire.get_mset(0, most_titles);
  for (auto at = hits.begin(); at != hits.end(); ++at)
    found.emplace_back(at.get_document().get_value(schema::slot::title), *at);
  // What begins as typed comes first, then the shorter.
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    const bool begins[] = {a.first.starts_with(folded), b.first.starts_with(folded)};
    return begins[0] != begins[1] ? begins[0] : a.first.size() < b.first.size();
  });
  if (found.size() > most_of_a_kind) found.resize(most_of_a_kind);
  return found;
}

void add_titles(const Xapian::Database& database, const std::string& folded, std::vector<Completion>& found) {
  for (const auto& [folded_title, docid] : titles(database, folded))
    if (auto query = as_query(document_record(database, docid).metadata.title.value))
      found.push_back({std::move(*query), Kind::title});
}

void add_words(const Xapian::Database& database, std::string_view typed, std::vector<Completion>& found) {
  const auto tokens = language::tokens(typed);
  if (tokens.empty() || tokens.back().end != typed.size() || tokens.back().folded.size() < least_typed) return;
  const std::string before(typed.substr(0, tokens.back().begin));
  std::size_t added = 0;
  for (const auto& [word, count] : values(database, FieldId::text, tokens.back().folded))
    if (word.find('~') == std::string::npos && word != tokens.back().folded && added++ < most_of_a_kind)
      found.push_back({before + word, Kind::word});
}

}  // namespace

std::vector<Completion> completions(const std::filesystem::path& index, std::string_view typed, std::size_t most) {
  if (typed.size() > longest_typed || query::invalid_utf8(typed)) return {};
  const std::string text = query::normalise(typed).bytes;
  const std::string_view trimmed = query::trim(text);
  if (trimmed.size() < least_typed) return {};
  return with_current(index, [&](const OpenLibrary& open) {
    std::vector<Completion> found;
    const std::string folded = language::fold(trimmed);
    add_citations(open.database, trimmed, found);
    add_numbers(open.database, folded, found);
    if (as_query(std::string(trimmed))) add_titles(open.database, folded, found);
    add_words(open.database, text, found);
    std::vector<Completion> chosen;
    for (Completion& each : found)
      if (chosen.size() < most &&
          std::none_of(chosen.begin(), chosen.end(), [&](const Completion& one) { return one.query == each.query; }))
        chosen.push_back(std::move(each));
    return chosen;
  });
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/citing.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>

#include "indexer/language/sentences.h"
#include "indexer/law/citations.h"
#include "indexer/law/crosswalk.h"
#include "indexer/law/families.h"
#include "indexer/schema/fields.h"
#include "searcher/query/text.h"
#include "searcher/search/candidates.h"
#include "searcher/search/hits.h"
#include "searcher/search/open.h"
#include "searcher/search/snippet.h"
#include "searcher/search/values.h"

namespace searcher::search {
namespace {

using schema::FieldId;

constexpr std::size_t longest_citation = 400;  // bytes; more is no citation but a text

// What is asked for, in all the ways in which it is cited.
struct Wanted {
  std::vector<std::string> keys;   // of the thing itself
  std::vector<std::string> above;  // of what contains it, nearest first
};

bool holds(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::optional<Citing> relation_of(const std::string& key, const Wanted& wanted) {
  const std::vector<std::string> keys = law::with_ancestors(key);
  if (holds(wanted.keys, keys.front())) return Citing::exactly;
  for (const std::string& each : keys)
    if (holds(wanted.keys, each)) return Citing::part;
  if (holds(wanted.above, key)) return Citing::whole;
  return std::nullopt;
}

std::vector<Xapian::docid> postings(const Xapian::Database& database, FieldId field, const std::string& key) {
  const std::string term = schema::term(field, key);
  return {database.postlist_begin(term), database.postlist_end(term)};
}

// Documents that are one of the keys, by their document records.
std::vector<Xapian::docid> selves_of(const Xapian::Database& database, const std::string& key) {
  std::vector<Xapian::docid> documents;
  for (const Xapian::docid docid : postings(database, FieldId::self, key))
    if (!database.get_document(docid).get_value(schema::slot::passages).empty()) documents.push_back(docid);
  return documents;
}

// The number and the name of a decision, the number of an order and that of its printing: what the document itself is
// known by.
void add_other_names(const Xapian::Database& database, const std::vector<Xapian::docid>& selves,
                     std::vector<std::string>& keys) {
  const std::string prefix(schema::field(FieldId::self).prefix);
  for (const Xapian::docid docid : selves) {
    const Xapian::Document document = database.get_document(docid);
    auto at = document.termlist_begin();
    for (at.skip_to(prefix); at != document.termlist_end() && (*at).starts_with(prefix); ++at)
      if (std::string key = (*at).substr(prefix.size()); !holds(keys, key)) keys.push_back(std::move(key));
  }
}

// Passages that cite, each with its nearest relation, by their documents.
using Passages = std::map<Xapian::docid, Citing>;
std::map<std::string, Passages> citing_passages(const OpenLibrary& open, const Wanted& wanted) {
  const Xapian::Query passages(schema::term(FieldId::record, schema::passage_record));  // documents have them too
  Passages all;
  const auto add = [&](FieldId field, const std::string& key, Citing relation) {
    const Xapian::Query cites(schema::term(field, key));
    for (const Xapian::docid docid : docids_of(open.database, {Xapian::Query::OP_FILTER, cites, passages}))
      all.emplace(docid, relation);
  };
  for (const std::string& key : wanted.keys) add(FieldId::cited, key, Citing::exactly);
  for (const std::string& key : wanted.keys) add(FieldId::citation, key, Citing::part);
  for (const std::string& key : wanted.above) add(FieldId::cited, key, Citing::whole);
  std::vector<Xapian::docid> docids;
  for (const auto& [docid, relation] : all) docids.push_back(docid);
  const std::vector<std::string> ids = values_of(open, docids, schema::slot::document);
  std::map<std::string, Passages> documents;
  for (std::size_t i = 0; i < docids.size(); ++i) documents[ids[i]].emplace(docids[i], all.at(docids[i]));
  return documents;
}

CitingDocument counted(const std::string& id, const Passages& passages) {
  CitingDocument document;
  document.id = id;
  for (const auto& [docid, relation] : passages)
    ++(relation == Citing::exactly ? document.exactly : relation == Citing::part ? document.part : document.whole);
  return document;
}

// A sentence of a passage, by its bytes there.
std::vector<Range> sentences_of(const schema::PassageRecord& passage) {
  std::vector<Range> sentences;
  for (const schema::Paragraph& paragraph : passage.paragraphs) {
    const auto text = std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    auto starts = language::sentence_starts(text);
    if (starts.empty() || paragraph.kind == schema::ParagraphKind::heading ||
        paragraph.kind == schema::ParagraphKind::table_row)
      starts = {0};
    for (std::size_t i = 0; i < starts.size(); ++i) {
      std::uint32_t end = i + 1 < starts.size() ? paragraph.begin + starts[i + 1] : paragraph.end;
      while (end > paragraph.begin + starts[i] && (passage.text[end - 1] == ' ' || passage.text[end - 1] == '\n'))
        --end;
      sentences.push_back({paragraph.begin + starts[i], end});
    }
  }
  return sentences;
}

void set_page(CitingSentence& sentence, const schema::PassageRecord& passage, std::uint32_t at,
              const schema::DocumentRecord& document) {
  if (passage.pages.empty()) return;
  const std::uint32_t page = page_at(passage, at);
  sentence.pin.first_page = sentence.pin.last_page = page;
  sentence.pin.first_label = page >= 1 && page <= document.page_labels.size() ? document.page_labels[page - 1] : "";
  sentence.pin.last_label = sentence.pin.first_label;
}

std::vector<CitingSentence> citing_sentences(const schema::PassageRecord& passage, const Wanted& wanted,
                                             const schema::DocumentRecord& document) {
  std::vector<CitingSentence> found;
  const std::vector<law::Citation> citations = law::find_citations(passage.text);
  std::size_t next = 0;
  for (const Range& place : sentences_of(passage)) {
    CitingSentence sentence{passage.ordinal, {}, {}, {}, Citing::whole, passage.headings, passage.pin};
    for (; next < citations.size() && citations[next].begin < place.end; ++next) {
      const law::Citation& citation = citations[next];
      const auto relation = relation_of(citation.key, wanted);
      if (!relation || citation.begin < place.begin) continue;
      if (sentence.citations.empty()) set_page(sentence, passage, citation.begin, document);
      if (sentence.citations.empty() || *relation < sentence.relation) {
        sentence.relation = *relation;
        sentence.cited = law::display(citation.key);
      }
      // The elements of a range "(a) through (d)" stand at one place.
      const Range range{citation.begin - place.begin, std::min(citation.end, place.end) - place.begin};
      if (sentence.citations.empty() || range.begin >= sentence.citations.back().end)
        sentence.citations.push_back(range);
    }
    if (sentence.citations.empty()) continue;
    sentence.text = passage.text.substr(place.begin, place.end - place.begin);
    found.push_back(std::move(sentence));
  }
  return found;
}

void show(const OpenLibrary& open, const Passages& passages, const Wanted& wanted, std::uint32_t most,
          CitingDocument& hit) {
  const Xapian::Database& database = open.database;
  hit.part_name = open.part_of(passages.begin()->first).name;
  const schema::DocumentRecord record = document_record(database, document_of(database, passages.begin()->first));
  hit.path = record.path;
  hit.format = record.format;
  hit.metadata = record.metadata;
  std::vector<std::pair<Citing, Xapian::docid>> order;
  for (const auto& [docid, relation] : passages) order.emplace_back(relation, docid);
  std::sort(order.begin(), order.end());
  hit.more = order.size() > most ? order.size() - most : 0;
  if (order.size() > most) order.resize(most);
  for (const auto& [relation, docid] : order)
    for (CitingSentence& sentence : citing_sentences(passage_record(database, docid), wanted, record))
      hit.sentences.push_back(std::move(sentence));
  std::stable_sort(hit.sentences.begin(), hit.sentences.end(),
                   [](const CitingSentence& a, const CitingSentence& b) { return a.relation < b.relation; });
}

// "INA § 240A(b)" -> "8 U.S.C. § 1229b(b)".
std::optional<std::string> twin_of(const std::string& key) {
  if (!key.starts_with("ina:")) return std::nullopt;
  const std::size_t slash = std::min(key.find('/'), key.size());
  const std::string_view twin = law::usc_of_ina(std::string_view(key).substr(4, slash - 4));
  if (twin.empty()) return std::nullopt;
  return law::display("usc:8:" + std::string(twin) + key.substr(slash));
}

// The documents that are the thing itself, or what contains it, and its other names, which are wanted too.
void find_itself(const OpenLibrary& open, const std::string& key, Wanted& wanted, CitingResult& result) {
  const Xapian::Database& database = open.database;
  std::vector<Xapian::docid> selves = selves_of(database, key);
  add_other_names(database, selves, wanted.keys);
  for (std::size_t i = 0; selves.empty() && i < wanted.above.size(); ++i) selves = selves_of(database, wanted.above[i]);
  for (const Xapian::docid docid : selves) {
    result.itself.push_back(document_hit(document_record(database, docid)));
    result.itself.back().part_name = open.part_of(docid).name;
  }
  if (const auto twin = twin_of(key)) result.also.push_back(*twin);
  for (std::size_t i = 1; i < wanted.keys.size(); ++i) result.also.push_back(law::display(wanted.keys[i]));
}

CitingResult answer(const OpenLibrary& open, const CitingRequest& request, const std::string& key) {
  CitingResult result;
  result.typed = request.citation;
  result.key = key;
  result.citation = law::display(key);
  result.offset = request.offset;
  result.library = state_of(open);
  Wanted wanted{{key}, law::with_ancestors(key)};
  wanted.above.erase(wanted.above.begin());
  for (const std::string& each : wanted.above) result.containing.push_back(law::display(each));
  find_itself(open, key, wanted, result);

  const auto documents = citing_passages(open, wanted);
  std::vector<CitingDocument> hits;
  for (const auto& [id, passages] : documents) {
    hits.push_back(counted(id, passages));
    const CitingDocument& hit = hits.back();
    ++(hit.exactly > 0 ? result.documents_exactly : hit.part > 0 ? result.documents_part : result.documents_whole);
    result.passages += passages.size();
  }
  result.documents = hits.size();
  std::sort(hits.begin(), hits.end(), [&](const CitingDocument& a, const CitingDocument& b) {
    const auto rank = [&](const CitingDocument& hit) {
      return std::tuple(hit.exactly, hit.exactly > 0 ? 0 : hit.part, hit.exactly + hit.part > 0 ? 0 : hit.whole);
    };
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    return documents.at(a.id).begin()->first < documents.at(b.id).begin()->first;
  });
  const std::size_t first = std::min<std::size_t>(request.offset, hits.size());
  const std::size_t last = std::min<std::size_t>(first + request.limit, hits.size());
  for (std::size_t i = first; i < last; ++i) {
    show(open, documents.at(hits[i].id), wanted, request.passages_each, hits[i]);
    result.hits.push_back(std::move(hits[i]));
  }
  return result;
}

QueryError no_citation(const std::string& text) {
  QueryError error{"no-citation", {}, 0, static_cast<std::uint32_t>(text.size()), {}};
  const auto found = law::find_citations(text);
  if (found.empty()) {
    error.message = "No citation can be read here. Known forms: ";
    bool first = true;
    for (const law::Family& family : law::families()) {
      error.message += (first ? "" : "; ") + std::string(family.examples.front().text);
      first = false;
    }
    error.message += ".";
  } else {
    error.message = found.size() > 1 ? "This is more than one citation." : "There is more here than a citation.";
    error.suggestion = law::display(found.front().key);
  }
  return error;
}

}  // namespace

std::vector<CitationRange> citations_of(std::string_view text) {
  std::vector<law::Citation> found = law::find_citations(text);
  std::stable_sort(found.begin(), found.end(), [](const law::Citation& a, const law::Citation& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<CitationRange> citations;
  for (const law::Citation& each : found)
    if (each.end > each.begin && (citations.empty() || each.begin >= citations.back().range.end))
      citations.push_back({{each.begin, each.end}, each.key, law::display(each.key)});
  return citations;
}

std::variant<CitingResult, QueryError> citing(const std::filesystem::path& index, const CitingRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  if (const auto invalid = query::invalid_utf8(request.citation))
    return QueryError{"invalid-utf8", "The citation is no valid UTF-8.", *invalid, 1, {}};
  const std::string text = query::normalise(request.citation).bytes;
  const auto citation = text.size() > longest_citation ? std::nullopt : law::parse_citation(text);
  if (!citation) return no_citation(text.substr(0, longest_citation));
  CitingResult result =
      with_current(index, [&](const OpenLibrary& open) { return answer(open, request, citation->key); });
  result.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/hits.h"

#include <map>

#include "indexer/schema/fields.h"
#include "searcher/search/docids.h"

namespace searcher::search {
namespace {

std::string count_text(std::size_t found, std::size_t all) {
  if (found == all) return all == 1 ? "the word" : all == 2 ? "both words" : "all " + std::to_string(all) + " words";
  return std::to_string(found) + " of " + std::to_string(all) + " words";
}

}  // namespace

std::size_t different_words(const std::vector<Mark>& marks) {
  std::set<std::uint32_t> words;
  for (const Mark& mark : marks) words.insert(mark.word);
  return words.size();
}

PassageHit passage_hit(const MarkedPassage& passage, const std::vector<std::string>& words,
                       const std::vector<bool>& weightless, const schema::DocumentRecord& document, const Aim& aim) {
  const schema::PassageRecord& record = passage.record;
  const Snippet part = snippet(record, passage.marks, aim);
  PassageHit hit;
  hit.ordinal = record.ordinal;
  hit.snippet = record.text.substr(part.begin, part.end - part.begin);
  hit.highlights = part.highlights;
  hit.cut_before = part.cut_before;
  hit.cut_after = part.cut_after;
  hit.headings = record.headings;
  hit.lead_ins = record.lead_ins;
  hit.pin = record.pin;
  if (!record.pages.empty()) {
    const std::uint32_t first = part.highlights.empty() ? part.begin : part.begin + part.highlights.front().begin;
    const std::uint32_t last = part.highlights.empty() ? part.end : part.begin + part.highlights.back().end;
    const auto label = [&](std::uint32_t page) {
      return page >= 1 && page <= document.page_labels.size() ? document.page_labels[page - 1] : std::string();
    };
    hit.pin.first_page = page_at(record, first);
    hit.pin.last_page = page_at(record, last == 0 ? 0 : last - 1);
    hit.pin.first_label = label(hit.pin.first_page);
    hit.pin.last_label = label(hit.pin.last_page);
  }
  hit.language = record.language;
  hit.score = passage.score;
  hit.warnings = record.warnings;
  std::set<std::uint32_t> present(passage.itself.begin(), passage.itself.end());
  present.insert(passage.above.begin(), passage.above.end());
  for (const Mark& mark : passage.marks) present.insert(mark.word);
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (weightless[i]) continue;
    ++wanted;
    if (!present.contains(static_cast<std::uint32_t>(i))) hit.missing.push_back(words[i]);
  }
  if (wanted > 0) hit.why = count_text(wanted - hit.missing.size(), wanted);
  return hit;
}

DocumentHit document_hit(const schema::DocumentRecord& record) {
  DocumentHit hit;
  hit.id = record.id;
  hit.path = record.path;
  hit.format = record.format;
  hit.metadata = record.metadata;
  hit.warnings = record.ledger.warnings;
  return hit;
}

std::vector<Copy> copies_of(const Xapian::Database& database, Xapian::docid docid,
                            const schema::DocumentRecord& record) {
  constexpr std::size_t most = 20;
  std::map<std::string, Copy> copies;
  for (const auto& [field, value] :
       {std::pair(schema::FieldId::digest, record.ledger.digest), std::pair(schema::FieldId::family, record.family)}) {
    if (value.empty()) continue;
    const std::string term = schema::term(field, value);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term) && copies.size() < most; ++at) {
      if (*at == docid) continue;
      const schema::DocumentRecord other = document_record(database, *at);
      copies.try_emplace(other.path, Copy{other.id, other.path, other.metadata.title.value, other.passages > 0});
    }
  }
  std::vector<Copy> list;
  for (auto& [path, copy] : copies) list.push_back(std::move(copy));
  return list;
}

std::vector<std::string> also_as(const Xapian::Database& database, Xapian::docid docid,
                                 const schema::DocumentRecord& record) {
  std::vector<std::string> paths;
  for (Copy& copy : copies_of(database, docid, record)) paths.push_back(std::move(copy.path));
  return paths;
}

schema::DocumentRecord document_record(const Xapian::Database& database, Xapian::docid docid) {
  return schema::decode_document(database.get_document(docid).get_data());
}

schema::PassageRecord passage_record(const Xapian::Database& database, Xapian::docid docid) {
  return schema::decode_passage(database.get_document(docid).get_data());
}

Xapian::docid document_of(const Xapian::Database& database, Xapian::docid passage) {
  const std::string ordinal = database.get_document(passage).get_value(schema::slot::ordinal);
  return document_docid(database, passage, static_cast<std::uint32_t>(Xapian::sortable_unserialise(ordinal)));
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/families.h"

#include <algorithm>
#include <set>

#include "indexer/schema/fields.h"
#include "indexer/store/fingerprint.h"

namespace indexer::store {
namespace {

using schema::FieldId;

constexpr std::size_t most_candidates = 64;
constexpr double worth_reading = 0.75;  // estimates from 64 hashes stray by a tenth at most

std::vector<std::uint64_t> runs_of(const Xapian::Database& database, Xapian::docid docid, std::uint32_t passages) {
  Runs runs;
  for (std::uint32_t i = 1; i <= passages; ++i)
    runs.add(language::tokens(schema::decode_passage(database.get_document(docid + i).get_data()).text));
  return runs.take();
}

std::size_t searched(const std::vector<std::uint64_t>& runs) { return std::min(runs.size(), search_hashes); }

// One may leave open what the other states.
bool agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

}  // namespace

bool Families::Claims::allow(const Claims& other) const {
  return agree(number, other.number) && agree(date, other.date) && status == other.status;
}

Families::Claims Families::claims_of(const schema::DocumentRecord& record) {
  const schema::Metadata& metadata = record.metadata;
  return {metadata.number.value, metadata.date.value, metadata.status.value};
}

Families::Families(Xapian::Database committed) : committed_(std::move(committed)) {}

std::optional<std::string> Families::among_fresh(const Known& document) const {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < searched(document.runs); ++i)
    if (const auto at = by_hash_.find(document.runs[i]); at != by_hash_.end())
      found.insert(at->second.begin(),
                   at->second.begin() + static_cast<std::ptrdiff_t>(std::min(at->second.size(), most_candidates)));
  for (const std::size_t place : found) {
    const Known& other = fresh_[place];
    if (document.claims.allow(other.claims) && estimate(document.sketch, other.sketch) >= worth_reading &&
        jaccard(document.runs, other.runs) >= alike)
      return other.family;
  }
  return std::nullopt;
}

std::optional<std::string> Families::among_committed(const Known& document) const {
  std::set<Xapian::docid> found;
  for (std::size_t i = 0; i < searched(document.runs); ++i) {
    const std::string term = schema::term(FieldId::run, hex(document.runs[i]));
    std::size_t looked = 0;
    for (auto at = committed_.postlist_begin(term); at != committed_.postlist_end(term) && looked < most_candidates;
         ++at, ++looked)
      found.insert(*at);
  }
  for (const Xapian::docid docid : found) {
    const Xapian::Document other = committed_.get_document(docid);
    if (estimate(document.sketch, decode_sketch(other.get_value(schema::slot::sketch))) < worth_reading) continue;
    const schema::DocumentRecord record = schema::decode_document(other.get_data());
    if (document.claims.allow(claims_of(record)) &&
        jaccard(document.runs, runs_of(committed_, docid, record.passages)) >= alike)
      return record.family;
  }
  return std::nullopt;
}

std::string Families::join(const schema::DocumentRecord& record, std::vector<std::uint64_t> runs) {
  // Provisions of law repeat each other almost word for word; without its number one cannot be told from its double.
  const std::string& type = record.metadata.type.value;
  const bool is_law = type == "statute" || type == "regulation";
  if (runs.empty() || (is_law && record.metadata.number.value.empty())) return {};
  Known document{claims_of(record), {}, sketch_of(runs), std::move(runs)};
  std::optional<std::string> family = among_committed(document);
  if (!family) family = among_fresh(document);
  if (!family) {
    std::uint64_t text = 0;
    for (const char c : document.claims.number + document.claims.date + document.claims.status)
      text = text * 31 + static_cast<unsigned char>(c);
    for (const std::uint64_t hash : document.sketch) text = text * 31 + hash;
    family = hex(text);
  }
  document.family = *family;
  for (std::size_t i = 0; i < searched(document.runs); ++i) by_hash_[document.runs[i]].push_back(fresh_.size());
  fresh_.push_back(std::move(document));
  return *family;
}

void add_family(XapianDocuments& made, const schema::DocumentRecord& record) {
  const std::string& family = record.family;
  const std::string& shown_as_one = family.empty() ? record.id : family;
  for (Xapian::Document& passage : made.passages) passage.add_value(schema::slot::family, shown_as_one);
  if (family.empty()) return;
  Xapian::Document& document = made.document;
  const std::vector<std::uint64_t>& runs = made.runs;
  document.add_boolean_term(schema::term(FieldId::family, family));
  document.add_value(schema::slot::family, family);
  document.add_value(schema::slot::sketch, encode_sketch(sketch_of(runs)));
  for (std::size_t i = 0; i < searched(runs); ++i) document.add_boolean_term(schema::term(FieldId::run, hex(runs[i])));
}

}  // namespace indexer::store

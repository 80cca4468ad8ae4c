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

std::optional<std::string> Families::among_fresh(const Claims& claims, const std::vector<std::uint64_t>& runs) const {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < searched(runs); ++i)
    if (const auto at = by_hash_.find(runs[i]); at != by_hash_.end())
      found.insert(at->second.begin(),
                   at->second.begin() + static_cast<std::ptrdiff_t>(std::min(at->second.size(), most_candidates)));
  for (const std::size_t place : found) {
    const Known& other = fresh_[place];
    if (claims.allow(other.claims) &&
        estimate(sketch_of(runs), fresh_runs_.read(other.runs, sketch_size)) >= worth_reading &&
        jaccard(runs, fresh_runs_.read(other.runs)) >= alike)
      return other.family;
  }
  return std::nullopt;
}

std::optional<std::string> Families::among_committed(const Claims& claims,
                                                     const std::vector<std::uint64_t>& runs) const {
  std::set<Xapian::docid> found;
  for (std::size_t i = 0; i < searched(runs); ++i) {
    const std::string term = schema::term(FieldId::run, hex(runs[i]));
    std::size_t looked = 0;
    for (auto at = committed_.postlist_begin(term); at != committed_.postlist_end(term) && looked < most_candidates;
         ++at, ++looked)
      found.insert(*at);
  }
  for (const Xapian::docid docid : found) {
    const Xapian::Document other = committed_.get_document(docid);
    if (estimate(sketch_of(runs), decode_sketch(other.get_value(schema::slot::sketch))) < worth_reading) continue;
    const schema::DocumentRecord record = schema::decode_document(other.get_data());
    if (claims.allow(claims_of(record)) && jaccard(runs, runs_of(committed_, docid, record.passages)) >= alike)
      return record.family;
  }
  return std::nullopt;
}

std::string Families::join(const schema::DocumentRecord& record, const std::vector<std::uint64_t>& runs) {
  // Provisions of law repeat each other almost word for word; without its number one cannot be told from its double.
  const std::string& type = record.metadata.type.value;
  const bool is_law = type == "statute" || type == "regulation";
  if (runs.empty() || (is_law && record.metadata.number.value.empty())) return {};
  const Claims claims = claims_of(record);
  std::optional<std::string> family = among_committed(claims, runs);
  if (!family) family = among_fresh(claims, runs);
  if (!family) {
    std::uint64_t text = 0;
    for (const char c : claims.number + claims.date + claims.status) text = text * 31 + static_cast<unsigned char>(c);
    for (const std::uint64_t hash : sketch_of(runs)) text = text * 31 + hash;
    family = hex(text);
  }
  for (std::size_t i = 0; i < searched(runs); ++i)
    by_hash_[runs[i]].push_back(static_cast<std::uint32_t>(fresh_.size()));
  fresh_.push_back({claims, *family, fresh_runs_.add(runs)});
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

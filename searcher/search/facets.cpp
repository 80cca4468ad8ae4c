// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facets.h"

#include <algorithm>
#include <map>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"
#include "searcher/search/values.h"

namespace searcher::search {
namespace {

std::string type_name(const std::string& key) {
  for (const schema::DocumentType& type : schema::document_types)
    if (type.key == key) return std::string(type.name);
  return key;
}

std::string language_name(const std::string& code) {
  return code == "en" ? "English" : code == "es" ? "Español" : code;
}

Facet facet(const std::string& field, const std::map<std::string, std::uint64_t>& counts) {
  Facet result{field, {}};
  for (const auto& [value, count] : counts) {
    if (value.empty()) continue;
    const std::string name = field == "type" ? type_name(value) : field == "lang" ? language_name(value) : value;
    result.values.push_back({value, name, count});
  }
  if (field != "year")
    std::stable_sort(result.values.begin(), result.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.documents > b.documents; });
  return result;
}

// Values are read in the order they are stored: fetching them record by record costs several times as much.
template <typename Cut>
std::map<std::string, std::uint64_t> counted(const OpenLibrary& open, const std::vector<Xapian::docid>& records,
                                             Xapian::valueno slot, Cut cut) {
  std::map<std::string, std::uint64_t> counts;
  for (const std::string& value : values_of(open, records, slot)) ++counts[cut(value)];
  counts.erase("");
  return counts;
}

// The folders right below the one that holds all of the results, so that each choice leads one step down.
Facet folders(const std::map<std::string, std::uint64_t>& counts) {
  if (counts.empty()) return {"in", {}};
  // The map is in order: what its first and its last key share, all of them share.
  const std::string first = counts.begin()->first + "/";
  const std::string last = counts.rbegin()->first + "/";
  std::size_t shared = 0;
  for (std::size_t i = 0; i < std::min(first.size(), last.size()) && first[i] == last[i]; ++i)
    if (first[i] == '/') shared = i + 1;
  std::map<std::string, std::uint64_t> below;
  for (const auto& [folder, count] : counts)
    if (folder.size() > shared) below[folder.substr(0, folder.find('/', shared))] += count;
  Facet result = facet("in", below);
  for (FacetValue& value : result.values) value.name = value.value.substr(shared);
  return result;
}

}  // namespace

FacetCounts facets_of(const OpenLibrary& open, const Xapian::Query& query, Xapian::valueno group) {
  const Xapian::Database& database = open.database;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.set_collapse_key(group);
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> records;
  for (auto at = all.begin(); at != all.end(); ++at) records.push_back(*at);
  std::sort(records.begin(), records.end());
  return facets_of(open, records);
}

FacetCounts facets_of(const OpenLibrary& open, const std::vector<Xapian::docid>& records) {
  const auto year = [](const std::string& date) { return date.substr(0, 4); };
  const auto itself = [](const std::string& value) { return value; };
  return {{facet("type", counted(open, records, schema::slot::type, itself)),
           facet("agency", counted(open, records, schema::slot::agency, itself)),
           facet("year", counted(open, records, schema::slot::date, year)),
           facet("lang", counted(open, records, schema::slot::language, itself)),
           folders(counted(open, records, schema::slot::folder, itself))},
          records.size()};
}

}  // namespace searcher::search

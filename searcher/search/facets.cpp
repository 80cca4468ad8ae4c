// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facets.h"

#include <algorithm>
#include <map>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"

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

}  // namespace

std::vector<Facet> facets_of(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.set_collapse_key(schema::slot::document);
  std::map<std::string, std::uint64_t> types;
  std::map<std::string, std::uint64_t> agencies;
  std::map<std::string, std::uint64_t> years;
  std::map<std::string, std::uint64_t> languages;
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  for (auto at = all.begin(); at != all.end(); ++at) {
    const Xapian::Document document = at.get_document();
    ++types[document.get_value(schema::slot::type)];
    ++agencies[document.get_value(schema::slot::agency)];
    ++years[document.get_value(schema::slot::date).substr(0, 4)];
    ++languages[document.get_value(schema::slot::language)];
  }
  return {facet("type", types), facet("agency", agencies), facet("year", years), facet("lang", languages)};
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of the names people use for metadata values.
#include "searcher/query/values.h"

#include <algorithm>
#include <array>

#include "indexer/language/tokens.h"
#include "indexer/law/agencies.h"
#include "indexer/schema/records.h"

namespace searcher::query {
namespace {

constexpr auto type_keys = [] {
  std::array<std::string_view, std::size(schema::document_types)> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys.at(i) = schema::document_types[i].key;
  return keys;
}();
// As documents carry them; a division stands after its agency.
constexpr std::array<std::string_view, 23> agencies{
    "USCIS",    "ICE",      "EOIR",      "CBP",         "DHS",       "DOJ",      "DOS",     "DOL",
    "HHS",      "INS",      "SSA",       "White House", "USCIS AAO", "ICE OPLA", "ICE ERO", "ICE HSI",
    "ICE SEVP", "EOIR BIA", "EOIR OCIJ", "EOIR OCAHO",  "DOJ AG",    "DOL ETA",  "HHS ORR"};
// Words of the agencies' long names. A value with any other word names no agency: none may be passed over.
constexpr std::string_view agency_words =
    " us u s united states the of for and i n office dept department secretary principal legal advisor enforcement "
    "removal"
    " operations homeland security investigations student exchange visitor program immigration customs administrative"
    " appeals citizenship services servicio servicios de e y la del ciudadania inmigracion border protection patrol "
    "board chief judge"
    " hearing officer executive review court naturalization service attorney general departamento seguridad nacional"
    " justice justicia state estado employment training administration labor trabajo refugee resettlement health human"
    " social president white house casa blanca uscis ice eoir cbp dhs doj dos dol hhs ins ssa aao opla ero hsi sevp "
    "bia ocij"
    " ocaho ag eta orr ";
constexpr std::array<std::string_view, 2> languages{"en", "es"};
constexpr std::array<std::string_view, 7> statuses{"current",   "superseded", "rescinded", "vacated",
                                                   "withdrawn", "expired",    "unknown"};

struct Alias {
  std::string_view name;  // tokens joined by one space
  std::string_view value;
};
constexpr Alias type_aliases[] = {
    {"memorandum", "memo"},
    {"memoranda", "memo"},
    {"policy memorandum", "memo"},
    {"policy memo", "memo"},
    {"law", "statute"},
    {"ina", "statute"},
    {"usc", "statute"},
    {"cfr", "regulation"},
    {"reg", "regulation"},
    {"rule", "regulation"},
    {"fr", "federal-register"},
    {"fed reg", "federal-register"},
    {"eo", "executive-order"},
    {"presidential", "executive-order"},
    {"proclamation", "executive-order"},
    {"policy manual", "manual"},
    {"policy alert", "alert"},
    {"email", "mail"},
    {"e mail", "mail"},
    {"instructions", "form"},
    {"precedential", "precedent"},
    {"case", "decision"},
    {"policies", "guidance"},
    {"statutes", "statute"},
};
constexpr Alias language_aliases[] = {
    {"english", "en"}, {"ingles", "en"}, {"eng", "en"}, {"spanish", "es"}, {"espanol", "es"}, {"spa", "es"},
};
constexpr Alias status_aliases[] = {
    {"in force", "current"},  {"active", "current"},      {"valid", "current"},      {"replaced", "superseded"},
    {"revoked", "rescinded"}, {"cancelled", "rescinded"}, {"canceled", "rescinded"},
};

std::string plain(std::string_view text) {
  std::string joined;
  for (const auto& token : language::tokens(text)) {
    if (!joined.empty()) joined += ' ';
    joined += token.folded;
  }
  return joined;
}

std::optional<std::string> find(std::string_view name, std::span<const std::string_view> values,
                                std::span<const Alias> aliases) {
  for (const std::string_view value : values)
    if (plain(value) == name) return std::string(value);
  for (const Alias& alias : aliases)
    if (alias.name == name) return std::string(alias.value);
  return std::nullopt;
}

bool has_only_agency_words(std::string_view name) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const std::string word = " " + std::string(name.substr(begin, end - begin)) + " ";
    if (agency_words.find(word) == std::string_view::npos) return false;
    begin = end + 1;
  }
  return true;
}

// Running text must write an agency in capitals, so that ice is not ICE; here nothing else can be meant. A division
// may stand alone: OCAHO for EOIR OCAHO.
std::optional<std::string> agency_named(std::string_view text) {
  const std::string name = plain(text);
  for (const std::string_view agency : agencies) {
    const std::string known = plain(agency);
    if (known == name || (name.size() <= 5 && name.size() >= 2 && known.ends_with(" " + name)))
      return std::string(agency);
  }
  if (!has_only_agency_words(name)) return std::nullopt;
  if (auto named = law::agency_named_in(text)) return named;
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return law::agency_named_in(capitals);
}

std::optional<std::string> type_named(std::string_view name) {
  if (auto key = find(name, type_keys, type_aliases)) return key;
  for (const auto& type : schema::document_types)
    if (plain(type.name) == name) return std::string(type.key);
  if (name.ends_with("s")) return type_named(name.substr(0, name.size() - 1));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> canonical_value(ValueKind kind, std::string_view text) {
  if (kind == ValueKind::agency) return agency_named(text);
  const std::string name = plain(text);
  if (kind == ValueKind::type) return type_named(name);
  return kind == ValueKind::language ? find(name, languages, language_aliases) : find(name, statuses, status_aliases);
}

std::span<const std::string_view> known_values(ValueKind kind) {
  switch (kind) {
    case ValueKind::agency:
      return agencies;
    case ValueKind::type:
      return type_keys;
    case ValueKind::language:
      return languages;
    case ValueKind::status:
      return statuses;
  }
  return {};
}

std::string_view name_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::agency:
      return "agency";
    case ValueKind::type:
      return "type";
    case ValueKind::language:
      return "language";
    case ValueKind::status:
      return "status";
  }
  return {};
}

}  // namespace searcher::query

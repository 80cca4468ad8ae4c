// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of the names people use for metadata values.
#include "searcher/query/values.h"

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
constexpr std::array<std::string_view, 15> agencies{"USCIS", "ICE",   "EOIR", "CBP", "DHS", "BIA",         "DOJ", "DOS",
                                                    "DOL",   "OCAHO", "HHS",  "ORR", "INS", "White House", "AILA"};
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

std::optional<std::string> type_named(std::string_view name) {
  if (auto key = find(name, type_keys, type_aliases)) return key;
  for (const auto& type : schema::document_types)
    if (plain(type.name) == name) return std::string(type.key);
  if (name.ends_with("s")) return type_named(name.substr(0, name.size() - 1));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> canonical_value(ValueKind kind, std::string_view text) {
  if (kind == ValueKind::agency) return law::agency_named_in(text);
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

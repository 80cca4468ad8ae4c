// SPDX-License-Identifier: GPL-3.0-or-later
// Filter names, the cut of a filter out of the text, and what its value means.
#include "searcher/query/filters.h"

#include <array>

#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "searcher/query/dates.h"
#include "searcher/query/fields.h"
#include "searcher/query/suggest.h"
#include "searcher/query/values.h"

namespace searcher::query {
namespace {

struct Row {
  std::string_view canonical;
  std::string_view field;  // of exact mode, empty = none
  std::array<std::string_view, 5> aliases;
};
constexpr Row rows[] = {
    {"agency", "AG", {"ag", "agencia"}},
    {"type", "TY", {"ty", "tipo", "kind"}},
    {"status", "ST", {"st", "estado"}},
    {"lang", "LA", {"language", "la", "idioma"}},
    {"after", "DA", {"aft"}},
    {"before", "DA", {"bef"}},
    {"date", "DA", {"da", "dated", "year", "fecha"}},
    {"cites", "CI", {"cite", "ci", "citing", "citation"}},
    {"number", "NO", {"no", "num", "numero"}},
    {"in", "PATH", {"path", "folder", "dir"}},
    {"no-expand", "", {"noexpand"}},
};

std::string_view field_of(std::string_view filter) {
  for (const Row& row : rows)
    if (row.canonical == filter) return row.field;
  return {};
}

std::string all_names() {
  std::string names;
  for (const Row& row : rows) names += (names.empty() ? "" : ", ") + std::string(row.canonical);
  return names;
}

struct NearName {
  std::string_view canonical;
  bool likely = false;  // near enough to be meant
};
NearName nearest_name(std::string_view name) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> canonical;
  for (const Row& row : rows) {
    canonical.push_back(row.canonical);
    names.push_back(row.canonical);
    for (const std::string_view alias : row.aliases)
      if (alias.size() > 2) names.push_back(alias);
  }
  if (const auto near = likely(name, names)) return {*filter_named(*near), true};
  return {nearest(name, canonical), false};
}

// The value's end: its closing quote, a blank, or a parenthesis that it did not open. Nothing for an open quote.
std::optional<std::uint32_t> value_end(std::string_view text, std::uint32_t at) {
  if (text[at] == '"') {
    const std::size_t close = text.find('"', at + 1);
    if (close == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint32_t>(close) + 1;
  }
  int open = 0;
  for (; at < text.size() && !is_space(text[at]) && text[at] != '"' && text[at] != '|'; ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && --open < 0) break;
  }
  return at;
}

Mistake unknown_filter(std::string_view query, Place name, Place value) {
  const std::string typed(query.substr(name.begin, name.end - name.begin));
  const std::string inside(query.substr(value.begin, value.end - value.begin));
  const Place whole{name.begin, value.end};
  const auto field = field_named(typed);
  const NearName near = nearest_name(typed);
  std::string message = "there is no filter " + typed + ":; ";
  std::vector<std::string> rewrites;
  if (field) {
    message += "the field is written " + std::string(*field) + "(...)";
    rewrites.push_back(replaced(query, whole, std::string(*field) + "(" + inside + ")"));
  } else {
    message += "the nearest is " + std::string(near.canonical) + ":, and all are " + all_names();
    if (near.likely) rewrites.push_back(replaced(query, name, near.canonical));
  }
  message += "; to search the word itself put it in quotes";
  rewrites.push_back(quoted(query, whole));
  rewrites.push_back(replaced(query, {name.end, name.end + 1}, " "));
  return {"unknown-filter", std::move(message), whole, std::move(rewrites)};
}

Mistake no_filter_value(std::string_view query, Place name) {
  const std::string typed(query.substr(name.begin, name.end - name.begin));
  std::uint32_t next = name.end;
  while (next < query.size() && is_space(query[next])) ++next;
  std::vector<std::string> rewrites;
  if (next < query.size()) rewrites.push_back(replaced(query, {name.end, next}, ""));
  rewrites.push_back(replaced(query, {name.end - 1, name.end}, ""));
  return {"filter-without-value",
          typed + " needs a value directly after it; to search the word itself leave the colon out", name,
          std::move(rewrites)};
}

// Values that people forget to quote: each longer run of words that follows, shortest first.
void offer_longer_values(std::string_view query, const FilterText& filter, Mistake& mistake) {
  std::uint32_t end = filter.value_place.end;
  if (query[filter.value_place.begin] == '"') return;
  for (int words = 0; words < 6 && end < query.size(); ++words) {
    while (end < query.size() && is_space(query[end])) ++end;
    while (end < query.size() && !is_space(query[end]) && query[end] != '"') ++end;
    const Place longer{filter.value_place.begin, end};
    FilterText candidate = filter;
    candidate.value = std::string(query.substr(longer.begin, longer.end - longer.begin));
    candidate.value_place = {0, 0};
    if (filter.name == "cites" ? law::parse_citation(candidate.value).has_value()
                               : canonical_value(ValueKind::agency, candidate.value).has_value()) {
      mistake.rewrites.insert(mistake.rewrites.begin(), quoted(query, longer));
      return;
    }
  }
}

Mistake bad_value(std::string_view query, const FilterText& filter, std::string code, std::string message) {
  Mistake mistake{std::move(code), std::move(message), filter.place, {}};
  if (filter.name == "cites" || filter.name == "agency") offer_longer_values(query, filter, mistake);
  // What may have been meant as words is offered as words; a date or a language hardly is.
  const bool may_be_words = filter.name == "agency" || filter.name == "type" || filter.name == "cites";
  if (may_be_words) mistake.rewrites.push_back(replaced(query, filter.place, "\"" + filter.value + "\""));
  mistake.rewrites.push_back(removed(query, filter.place));
  if (!may_be_words) mistake.rewrites.push_back(replaced(query, filter.place, "\"" + filter.value + "\""));
  return mistake;
}

using Filters = std::variant<std::vector<Filter>, Mistake>;

Filters read_named(std::string_view query, const FilterText& filter, ValueKind kind) {
  std::vector<Filter> filters;
  std::string_view rest = filter.value;
  do {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view one = trim(rest.substr(0, end));
    rest = end < rest.size() ? rest.substr(end + 1) : std::string_view();
    if (one.empty()) continue;
    const auto value = canonical_value(kind, one);
    if (!value) {
      const std::string near(nearest(one, known_values(kind)));
      Mistake mistake = bad_value(
          query, filter, "unknown-value",
          "no " + std::string(name_of(kind)) + " is called \"" + std::string(one) + "\"; the nearest known is " + near);
      if (likely(one, known_values(kind)))
        mistake.rewrites.insert(mistake.rewrites.end() - 2, replaced(query, filter.value_place, "\"" + near + "\""));
      return mistake;
    }
    filters.push_back({std::string(filter.name), *value, {}});
  } while (!rest.empty());
  if (filters.empty()) return no_filter_value(query, {filter.place.begin, filter.value_place.begin});
  return filters;
}

Filters read_date(std::string_view query, const FilterText& filter) {
  std::string text = filter.value;
  if (filter.name == "after") text = "aft " + text;
  if (filter.name == "before") text = "bef " + text;
  const auto dates = read_dates(text);
  if (const auto* range = std::get_if<DateRange>(&dates)) return std::vector<Filter>{{"date", "", *range}};
  const BadDate& bad = std::get<BadDate>(dates);
  Mistake mistake = bad_value(query, filter, bad.code, bad.message);
  if (!bad.instead.empty())
    mistake.rewrites.insert(mistake.rewrites.begin(), replaced(query, filter.value_place, bad.instead));
  return mistake;
}

Filters read_citation(std::string_view query, const FilterText& filter) {
  if (const auto cite = law::parse_citation(filter.value)) return std::vector<Filter>{{"cites", cite->key, {}}};
  return bad_value(query, filter, "unreadable-citation",
                   "\"" + filter.value + "\" is no citation that can be read, such as cites:\"8 CFR 1003.18\"");
}

// A number of a known series as the series writes it, which is how documents carry it.
std::vector<Filter> read_number(const FilterText& filter) {
  if (const auto cite = law::parse_citation(filter.value)) {
    const std::string shown = law::display(cite->key);
    if (const auto again = law::parse_citation(shown); again && again->key == cite->key) return {{"number", shown, {}}};
  }
  return {{"number", filter.value, {}}};
}

// Folded, as the list of equivalents is searched.
std::vector<Filter> read_no_expand(const FilterText& filter) {
  std::string words;
  for (const auto& token : language::tokens(filter.value)) words += (words.empty() ? "" : " ") + token.folded;
  return {{"no-expand", words, {}}};
}

// Folded, since the index holds folders folded.
std::vector<Filter> read_folder(const FilterText& filter) {
  std::string folder = language::fold(filter.value);
  while (folder.starts_with("./")) folder.erase(0, 2);
  while (folder.starts_with('/')) folder.erase(0, 1);
  while (folder.ends_with('/')) folder.pop_back();
  return {{"in", folder, {}}};
}

// Values that a blank, a sign of the language or a doubtful character would cut are quoted.
std::string with_quotes(std::string_view value) {
  for (const char c : value)
    if (!is_word_byte(c) && c != '-' && c != '.' && c != '/' && c != '_') return "\"" + std::string(value) + "\"";
  return std::string(value);
}

std::string print_date(const DateRange& range) {
  const std::string text = print_dates(range);
  if (text.starts_with("aft ")) return "after:" + text.substr(4);
  if (text.starts_with("bef ")) return "before:" + text.substr(4);
  return "date:" + text;
}

}  // namespace

std::optional<std::string_view> filter_named(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (const Row& row : rows) {
    if (lower == row.canonical) return row.canonical;
    for (const std::string_view alias : row.aliases)
      if (!alias.empty() && lower == alias) return row.canonical;
  }
  return std::nullopt;
}

std::variant<std::monostate, FilterText, Mistake> filter_at(const Text& text, std::uint32_t at) {
  const std::string_view bytes = text.bytes;
  std::uint32_t colon = at;
  bool hyphen = false;
  for (; colon < bytes.size() && (is_letter(bytes[colon]) || bytes[colon] == '-'); ++colon)
    hyphen = hyphen || bytes[colon] == '-';
  if (colon == at || colon >= bytes.size() || bytes[colon] != ':') return {};
  const Place name{at, colon};
  const auto known = filter_named(bytes.substr(at, colon - at));
  if (hyphen && !known) return {};  // "non-citizens:" ends a phrase of people more often than it names a filter
  const std::uint32_t begin = colon + 1;
  if (begin == bytes.size() || is_space(bytes[begin])) {
    if (!known) return {};
    return no_filter_value(bytes, {at, begin});
  }
  if (bytes.substr(begin).starts_with("//")) return {};
  const auto end = value_end(bytes, begin);
  if (!end) return unbalanced_quote(bytes, {begin, begin + 1});
  if (!known) return unknown_filter(bytes, name, {begin, *end});
  FilterText filter{*known, {}, {at, *end}, {begin, *end}};
  const bool has_quotes = bytes[begin] == '"';
  const Place inside{begin + (has_quotes ? 1U : 0U), *end - (has_quotes ? 1U : 0U)};
  filter.value = std::string(trim(bytes.substr(inside.begin, inside.end - inside.begin)));
  if (language::tokens(filter.value).empty()) return no_filter_value(bytes, {at, begin});
  return filter;
}

Filters read_filter(std::string_view query, const FilterText& filter) {
  if (filter.name == "agency") return read_named(query, filter, ValueKind::agency);
  if (filter.name == "type") return read_named(query, filter, ValueKind::type);
  if (filter.name == "status") return read_named(query, filter, ValueKind::status);
  if (filter.name == "lang") return read_named(query, filter, ValueKind::language);
  if (filter.name == "cites") return read_citation(query, filter);
  if (filter.name == "number") return read_number(filter);
  if (filter.name == "in") return read_folder(filter);
  if (filter.name == "no-expand") return read_no_expand(filter);
  return read_date(query, filter);
}

std::string print(const Filter& filter) {
  if (filter.name == "date") return print_date(filter.dates);
  std::string value = filter.value;
  if (filter.name == "cites")
    if (const std::string shown = law::display(value); !shown.empty())
      if (const auto cite = law::parse_citation(shown); cite && cite->key == value) value = shown;
  return filter.name + ":" + with_quotes(value);
}

std::string as_field(const FilterText& filter) {
  std::string value = filter.value;
  if (filter.name == "after") value = "aft " + value;
  if (filter.name == "before") value = "bef " + value;
  const std::string_view field = field_of(filter.name);
  if (field.empty()) return {};
  const bool quote = field != "DA" && value.find(' ') != std::string::npos;
  return std::string(field) + (quote ? "(\"" + value + "\")" : "(" + value + ")");
}

}  // namespace searcher::query

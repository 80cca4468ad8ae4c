// SPDX-License-Identifier: GPL-3.0-or-later
// Recognisers of fixed spellings; none looks further than the sign it reads.
#include "searcher/query/connectors.h"

#include <algorithm>

#include "indexer/language/tokens.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

constexpr std::string_view at_least_name = "atleast";

bool begins_with(std::string_view text, std::uint32_t at, std::string_view lower) {
  return text.size() - at >= lower.size() && lower_ascii(text.substr(at, lower.size())) == lower;
}

std::uint32_t digits_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) value = std::min(value * 10 + static_cast<std::uint32_t>(c - '0'), 1'000'000U);
  return value;
}

// No letter, and none after a sign that joins words, so that 1/2/2021 and w/s-wide are words.
bool ends_here(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return true;
  if (begins_word(text, at)) return false;
  const bool joins = std::string_view("/.-'&+:").find(text[at]) != std::string_view::npos;
  return !joins || !begins_word(text, at + 1);
}

}  // namespace

// Beyond ASCII there are letters and there is punctuation; documents are cut the same way.
bool begins_word(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_word_byte(text[at]);
  std::uint32_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  return !language::tokens(text.substr(at, end - at)).empty();
}

bool ends_word(std::string_view text, std::uint32_t at) {
  if (at == 0) return false;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return begins_word(text, at);
}

Conjunction conjunction(std::string_view word) {
  const std::string lower = lower_ascii(word);
  if (lower == "and") return Conjunction::conj_and;
  if (lower == "or") return Conjunction::conj_or;
  if (lower == "not") return Conjunction::conj_not;
  return Conjunction::none;
}

std::uint32_t end_of_capital_connector(std::string_view text, std::uint32_t at) {
  for (const std::string_view name : {"AND", "OR", "NOT"}) {
    if (!text.substr(at).starts_with(name)) continue;
    const auto end = at + static_cast<std::uint32_t>(name.size());
    if (ends_here(text, end)) return end;
    if (name == "NOT" && proximity_at(text, end)) return end;
  }
  return at;
}

std::optional<ProximityText> proximity_at(std::string_view text, std::uint32_t at) {
  ProximityText near;
  std::uint32_t after = at;
  for (const std::string_view name : {"/", "+", "w/", "near/", "pre/"}) {
    if (!begins_with(text, at, name)) continue;
    after = at + static_cast<std::uint32_t>(name.size());
    near.ordered = name == "+" || name == "pre/";
  }
  if (after == at || after >= text.size()) return std::nullopt;
  const std::uint32_t end = digits_end(text, after);
  near.digits = {after, end};
  near.distance = value_of(text.substr(after, end - after));
  near.place = {at, end};
  if (end == after) {
    const char scope = text[after];
    if (scope == 's' || scope == 'S')
      near.reach = Reach::sentence;
    else if (scope == 'p' || scope == 'P')
      near.reach = Reach::paragraph;
    else
      return std::nullopt;
    near.place.end = after + 1;
  }
  if (!ends_here(text, near.place.end)) return std::nullopt;
  return near;
}

std::optional<NameText> name_before_parenthesis(std::string_view text, std::uint32_t at) {
  NameText named;
  std::uint32_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  if (end == at) return std::nullopt;
  const std::uint32_t letters = end;
  named.is_at_least = lower_ascii(text.substr(at, letters - at)) == at_least_name;
  if (named.is_at_least) end = digits_end(text, end);
  if (end >= text.size() || text[end] != '(') return std::nullopt;
  named.name = text.substr(at, end - at);
  named.end = end + 1;
  named.digits = {letters, end};
  named.count = value_of(text.substr(letters, end - letters));
  return named;
}

std::uint32_t end_of_at_least(std::string_view text, std::uint32_t at) {
  if (!begins_with(text, at, at_least_name)) return at;
  const auto digits = at + static_cast<std::uint32_t>(at_least_name.size());
  const std::uint32_t end = digits_end(text, digits);
  return end > digits && ends_here(text, end) ? end : at;
}

}  // namespace searcher::query

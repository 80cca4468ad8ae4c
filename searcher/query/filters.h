// SPDX-License-Identifier: GPL-3.0-or-later
// Filters, name:value, which narrow either mode.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/text.h"
#include "searcher/query/tree.h"

namespace searcher::query {

// A filter as it stands in the text.
struct FilterText {
  std::string_view name;  // canonical: agency type status lang after before date cites number in no-expand
  std::string value;      // without its quotes
  Place place;            // name and value
  Place value_place;      // with its quotes
};

// "agency" for agency, ag, agencia; nothing for a name that is none.
std::optional<std::string_view> filter_named(std::string_view name);

// The filter that begins at byte `at` of the text, which must be the beginning of a word. Nothing when none begins
// there: "12:30", "Re: asylum", "https://...". A name directly followed by a colon and a value is a filter, so an
// unknown one is a mistake, as is a known name without a value.
std::variant<std::monostate, FilterText, Mistake> filter_at(const Text& text, std::uint32_t at);

// The filters a text stands for: one, or one for each value of a list such as agency:USCIS,ICE.
std::variant<std::vector<Filter>, Mistake> read_filter(std::string_view query, const FilterText& filter);

// As read_filter() reads it back: "agency:USCIS", "cites:\"8 C.F.R. § 1003.18\"", "after:2021-12-31".
std::string print(const Filter& filter);

// The field of exact mode with the same meaning, for rewrites where a filter cannot stand: "AG(USCIS)". Empty when
// there is none.
std::string as_field(const FilterText& filter);

}  // namespace searcher::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes in a query while it is being read: what is wrong, where, and which texts would do instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::query {

// Limits. Documented in the query language; a query past one is an error, never cut.
inline constexpr std::uint32_t longest_query = 4096;  // bytes, as typed and as echoed
inline constexpr std::uint32_t most_terms = 64;       // words, words of phrases, citations, dates, filters
inline constexpr std::uint32_t deepest_parenthesis = 64;
inline constexpr std::uint32_t deepest_tree = 16;
inline constexpr std::uint32_t longest_distance = 255;  // of /n and +n
inline constexpr std::uint32_t most_at_least = 255;     // of ATLEASTn
inline constexpr std::uint32_t shortest_root = 3;       // letters before the first of ! * ?

// Bytes in the normalised text, half-open.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Place&) const = default;
};

struct Mistake {
  std::string code;
  std::string message;
  Place place;
  std::vector<std::string> rewrites;  // whole queries, best first; the first that can be run is offered
};

// The query with `place` replaced: the usual way to make a rewrite.
std::string replaced(std::string_view query, Place place, std::string_view with);
std::string removed(std::string_view query, Place place);
// With the words at `place` in quotes, so that they are searched as they stand.
std::string quoted(std::string_view query, Place place);

Mistake unbalanced_quote(std::string_view query, Place quote);
Mistake empty_quotes(std::string_view query, Place quotes);
Mistake unbalanced_parenthesis(std::string_view query, Place parenthesis, std::uint32_t missing);
Mistake empty_parentheses(std::string_view query, Place parentheses);
Mistake too_deep(Place place, std::uint32_t limit);
Mistake too_many_terms(std::string_view query, Place place);
Mistake distance_out_of_range(std::string_view query, Place place, Place digits, std::uint32_t value);
Mistake count_out_of_range(std::string_view query, Place place, Place digits, std::uint32_t value);
Mistake at_least_without_parentheses(std::string_view query, Place place, Place next_word);
// `name` is what stands before the parenthesis at `place`.
Mistake unknown_field(std::string_view query, Place place);
Mistake stray_sign(std::string_view query, Place place);
Mistake short_root(std::string_view query, Place word);
Mistake truncation_of_exact_form(std::string_view query, Place word);
Mistake truncation_in_quotes(std::string_view query, Place phrase);
Mistake query_ends(std::string_view query, Place connector);
// A connector without an operand. `word` is how the connector is written as a plain word, empty for signs.
Mistake nothing_to_work_on(std::string_view query, Place connector, std::string_view name, std::string_view word);
Mistake leading_not(std::string_view query, Place connector);
Mistake word_expected(std::string_view query, Place parenthesis, Place connector);

}  // namespace searcher::query

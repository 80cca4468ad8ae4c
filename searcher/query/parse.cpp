// SPDX-License-Identifier: GPL-3.0-or-later
// text -> normalised text -> lexemes -> mode -> tree, then the check that the echo reads back as the same query.
#include "searcher/query/parse.h"

#include <algorithm>
#include <utility>

#include "indexer/language/tokens.h"
#include "searcher/query/connect.h"
#include "searcher/query/errors.h"
#include "searcher/query/expression.h"
#include "searcher/query/lexer.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

using Mode = std::optional<QueryMode>;
using Outcome = std::variant<Query, Mistake>;

bool opens(const Lexeme& lexeme) {
  return lexeme.kind == Kind::open || lexeme.kind == Kind::field || lexeme.kind == Kind::at_least;
}

std::optional<Mistake> check_parentheses(std::string_view query, const std::vector<Lexeme>& lexemes) {
  std::vector<Place> open;
  for (const Lexeme& lexeme : lexemes) {
    if (opens(lexeme)) open.push_back(lexeme.place);
    if (open.size() > deepest_parenthesis) return too_deep(lexeme.place, deepest_parenthesis);
    if (lexeme.kind != Kind::close) continue;
    if (open.empty()) return unbalanced_parenthesis(query, lexeme.place, 0);
    open.pop_back();
  }
  if (open.empty()) return std::nullopt;
  const Place last{open.back().end - 1, open.back().end};
  return unbalanced_parenthesis(query, last, static_cast<std::uint32_t>(open.size()));
}

std::optional<Mistake> check_terms(std::string_view query, const std::vector<Lexeme>& lexemes) {
  std::size_t terms = 0;
  for (const Lexeme& lexeme : lexemes) {
    const bool is_term = lexeme.kind == Kind::word || lexeme.kind == Kind::cite || lexeme.kind == Kind::date ||
                         lexeme.kind == Kind::filter;
    if (is_term) ++terms;
    if (lexeme.kind == Kind::phrase) terms += lexeme.phrase.words.size();
    if (terms > most_terms) return too_many_terms(query, lexeme.place);
  }
  return std::nullopt;
}

std::uint32_t depth(const Node& node) {
  return std::visit(
      [](const auto& value) -> std::uint32_t {
        std::uint32_t deepest = 0;
        if constexpr (requires { value.operands; })
          for (const Node& operand : value.operands) deepest = std::max(deepest, depth(operand));
        return deepest + 1;
      },
      node.value);
}

std::variant<std::vector<Filter>, Mistake> read_filters(std::string_view query, const std::vector<Lexeme>& lexemes) {
  std::vector<Filter> filters;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind != Kind::filter) continue;
    auto read = read_filter(query, lexeme.filter);
    if (auto* mistake = std::get_if<Mistake>(&read)) return std::move(*mistake);
    auto& more = std::get<std::vector<Filter>>(read);
    std::move(more.begin(), more.end(), std::back_inserter(filters));
  }
  if (filters.size() > most_terms) return too_many_terms(query, {0, static_cast<std::uint32_t>(query.size())});
  return filters;
}

void add_plain_words(const std::vector<Lexeme>& lexemes, Query& query) {
  for (const Lexeme& lexeme : lexemes) {
    Node node;
    node.begin = lexeme.place.begin;
    node.end = lexeme.place.end;
    if (lexeme.kind == Kind::cite) {
      node.value = Cite{lexeme.text, lexeme.key};
    } else if (lexeme.kind == Kind::word) {
      std::string word = lexeme.text;
      word.erase(word.find_last_not_of('?') + 1);
      word.erase(0, std::min(word.find_first_not_of('?'), word.size()));
      node.value = Word{std::move(word), false};
    } else {
      continue;
    }
    query.root.push_back(std::move(node));
  }
}

std::optional<Mistake> add_expression(std::string_view text, std::vector<Lexeme> lexemes, Query& query) {
  if (auto mistake = check_words(text, lexemes)) return mistake;
  read_lower_case_connectors(lexemes);
  if (auto mistake = take_out_filters(text, lexemes)) return mistake;
  join_negations(lexemes);
  if (lexemes.empty()) return std::nullopt;
  auto tree = read_expression(text, std::move(lexemes));
  if (auto* mistake = std::get_if<Mistake>(&tree)) return std::move(*mistake);
  Node& node = std::get<Node>(tree);
  if (depth(node) > deepest_tree) return too_deep({node.begin, node.end}, deepest_tree);
  query.root.push_back(std::move(node));
  return std::nullopt;
}

// An AND that only ties a filter to the words is no sign: filters do not switch the mode.
bool means_exact_mode(std::string_view text, std::vector<Lexeme>& lexemes) {
  const auto is_sign = [](const Lexeme& lexeme) { return lexeme.is_sign; };
  if (!std::any_of(lexemes.begin(), lexemes.end(), is_sign)) return false;
  std::vector<Lexeme> rest = lexemes;
  if (take_out_filters(text, rest) || std::any_of(rest.begin(), rest.end(), is_sign)) return true;
  lexemes = std::move(rest);
  return false;
}

Outcome read(const Text& text, Mode forced) {
  const std::string_view bytes = text.bytes;
  const bool operators = forced != QueryMode::plain;
  auto lexed = lex(text, operators);
  if (auto* mistake = std::get_if<Mistake>(&lexed)) return std::move(*mistake);
  auto& lexemes = std::get<std::vector<Lexeme>>(lexed);
  if (operators)
    if (auto mistake = check_parentheses(bytes, lexemes)) return *mistake;
  if (auto mistake = check_terms(bytes, lexemes)) return *mistake;
  auto filters = read_filters(bytes, lexemes);
  if (auto* mistake = std::get_if<Mistake>(&filters)) return std::move(*mistake);

  Query query;
  query.filters = std::move(std::get<std::vector<Filter>>(filters));
  query.mode = forced.value_or(means_exact_mode(bytes, lexemes) ? QueryMode::exact : QueryMode::plain);
  if (query.mode == QueryMode::plain) {
    add_plain_words(lexemes, query);
    if (query.root.empty() && !forced) query.mode = QueryMode::exact;  // filters alone: nothing to rank
  } else if (auto mistake = add_expression(bytes, std::move(lexemes), query)) {
    return *mistake;
  }
  if (query.root.empty() && query.filters.empty())
    return Mistake{"empty-query", "the query has no word", {0, static_cast<std::uint32_t>(bytes.size())}, {}};
  return query;
}

// The promise that the echo is the query, kept by looking: a query whose echo reads otherwise is not run.
Outcome read_and_check(const Text& text, Mode forced) {
  Outcome outcome = read(text, forced);
  const auto* query = std::get_if<Query>(&outcome);
  if (query == nullptr) return outcome;
  const std::string echo = print(*query);
  const Place all{0, static_cast<std::uint32_t>(text.bytes.size())};
  if (echo.size() > longest_query)
    return Mistake{"too-long",
                   "the query, written out in full, is longer than " + std::to_string(longest_query) + " bytes",
                   all,
                   {}};
  const Outcome again = read(normalise(echo), forced);
  if (const auto* same = std::get_if<Query>(&again); same != nullptr && *same == *query) return outcome;
  return Mistake{"two-readings", "this can be read in two ways; put words that belong together in quotes", all, {echo}};
}

// The words alone, which can always be run in plain mode.
std::string plain_words(std::string_view text) {
  std::string words;
  std::uint32_t count = 0;
  for (const auto& token : language::tokens(text)) {
    if (++count > most_terms) break;
    words += (words.empty() ? "" : " ") + lower_ascii(text.substr(token.begin, token.end - token.begin));
  }
  return words;
}

// Rewrites are cut out of the query and leave blanks behind.
std::string tidy(std::string_view text) {
  std::string tidied;
  for (const char c : trim(text))
    if (!is_space(c) || !is_space(tidied.back())) tidied += c;
  return tidied;
}

// Breadth first through the rewrites, and the rewrites of rewrites, until one can be run.
std::string first_runnable(std::string_view text, const Mistake& mistake, Mode forced) {
  constexpr std::size_t most_tries = 12;
  std::vector<std::string> candidates = mistake.rewrites;
  for (std::size_t i = 0; i < candidates.size() && i < most_tries; ++i) {
    const Text candidate = normalise(candidates[i]);
    if (candidate.bytes.size() > longest_query) continue;
    const Outcome outcome = read_and_check(candidate, forced);
    if (std::holds_alternative<Query>(outcome)) return tidy(candidate.bytes);
    const auto& further = std::get<Mistake>(outcome).rewrites;
    if (!further.empty()) candidates.push_back(further.front());
  }
  const std::string words = plain_words(text);
  return std::holds_alternative<Query>(read_and_check(normalise(words), forced)) ? words : "";
}

void set_places_as_typed(const Text& text, Node& node) {
  node.begin = text.origin[node.begin];
  node.end = text.origin[node.end];
  std::visit(
      [&](auto& value) {
        if constexpr (requires { value.operands; })
          for (Node& operand : value.operands) set_places_as_typed(text, operand);
      },
      node.value);
}

ParseError too_long(std::string_view text) {
  return {"too-long", "the query is longer than " + std::to_string(longest_query) + " bytes", longest_query,
          static_cast<std::uint32_t>(std::min<std::size_t>(text.size() - longest_query, 0xFFFFFFFFu)), ""};
}

}  // namespace

std::variant<Query, ParseError> parse(std::string_view typed, std::optional<QueryMode> forced) {
  if (typed.size() > longest_query) return too_long(typed);
  if (const auto at = invalid_utf8(typed))
    return ParseError{"invalid-text", "the query is not valid UTF-8 text", *at, 1, ""};
  const Text text = normalise(typed);
  Outcome outcome = read_and_check(text, forced);
  if (auto* query = std::get_if<Query>(&outcome)) {
    for (Node& node : query->root) set_places_as_typed(text, node);
    return std::move(*query);
  }
  const Mistake& mistake = std::get<Mistake>(outcome);
  const std::uint32_t begin = text.origin[mistake.place.begin];
  const std::uint32_t end = text.origin[mistake.place.end];
  return ParseError{mistake.code, mistake.message, begin, end - begin, first_runnable(text.bytes, mistake, forced)};
}

}  // namespace searcher::query

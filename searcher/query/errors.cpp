// SPDX-License-Identifier: GPL-3.0-or-later
// The wording of each mistake. A message names the thing, says how to write it as a word, and stays one sentence.
#include "searcher/query/errors.h"

#include <algorithm>

#include "searcher/query/fields.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

std::string_view at(std::string_view query, Place place) { return query.substr(place.begin, place.end - place.begin); }

std::string cut_signs(std::string_view word, std::string_view signs) {
  std::string plain;
  for (const char c : word)
    if (signs.find(c) == std::string_view::npos) plain += c;
  return plain;
}

}  // namespace

std::string replaced(std::string_view query, Place place, std::string_view with) {
  return std::string(query.substr(0, place.begin)) + std::string(with) + std::string(query.substr(place.end));
}

std::string removed(std::string_view query, Place place) {
  const std::string_view rest = trim(query.substr(place.end));
  return std::string(trim(query.substr(0, place.begin))) + (rest.starts_with(')') ? "" : " ") + std::string(rest);
}

std::string quoted(std::string_view query, Place place) {
  return replaced(query, place, "\"" + std::string(at(query, place)) + "\"");
}

Mistake unbalanced_quote(std::string_view query, Place quote) {
  return {"unbalanced-quote",
          "unbalanced quote: this quotation mark has no partner",
          quote,
          {std::string(trim(query)) + "\"", removed(query, quote)}};
}

Mistake empty_quotes(std::string_view query, Place quotes) {
  return {
      "empty-quotes", "empty quotes: there is no word between these quotation marks", quotes, {removed(query, quotes)}};
}

Mistake unbalanced_parenthesis(std::string_view query, Place parenthesis, std::uint32_t missing) {
  std::vector<std::string> rewrites;
  if (missing > 0) rewrites.push_back(std::string(trim(query)) + std::string(missing, ')'));
  rewrites.push_back(removed(query, parenthesis));
  rewrites.push_back(cut_signs(query, "()"));
  return {"unbalanced-parenthesis",
          "unbalanced parenthesis: this " + std::string(1, query[parenthesis.end - 1]) +
              " has no partner; to search it as text, put the words in quotes",
          parenthesis, std::move(rewrites)};
}

Mistake empty_parentheses(std::string_view query, Place parentheses) {
  return {"empty-parentheses",
          "empty parentheses: a word was expected between them",
          parentheses,
          {removed(query, parentheses)}};
}

Mistake too_deep(Place place, std::uint32_t limit) {
  return {"too-deep", "the query is nested more than " + std::to_string(limit) + " levels deep", place, {}};
}

Mistake too_many_terms(std::string_view query, Place place) {
  return {"too-many-terms",
          "the query has more than " + std::to_string(most_terms) + " terms; this is the first too many",
          place,
          {std::string(trim(query.substr(0, place.begin)))}};
}

Mistake distance_out_of_range(std::string_view query, Place place, Place digits, std::uint32_t value) {
  return {"distance-out-of-range",
          std::string(at(query, place)) + " is out of range: the distance goes from 1 to " +
              std::to_string(longest_distance),
          place,
          {replaced(query, digits, value == 0 ? "1" : std::to_string(longest_distance))}};
}

Mistake count_out_of_range(std::string_view query, Place place, Place digits, std::uint32_t value) {
  return {"count-out-of-range",
          std::string(at(query, place)) + " is out of range: ATLEAST counts from 1 to " + std::to_string(most_at_least),
          place,
          {replaced(query, digits, value == 0 ? "1" : std::to_string(most_at_least))}};
}

Mistake at_least_without_parentheses(std::string_view query, Place place, Place next_word) {
  const std::string name(at(query, place));
  std::vector<std::string> rewrites;
  if (next_word.end > next_word.begin)
    rewrites.push_back(
        replaced(query, {place.begin, next_word.end}, name + "(" + std::string(at(query, next_word)) + ")"));
  rewrites.push_back(quoted(query, place));
  return {"parenthesis-expected",
          name + " needs a word in parentheses directly after it; to search the word itself write \"" + name + "\"",
          place, std::move(rewrites)};
}

Mistake unknown_field(std::string_view query, Place place) {
  const std::string name(at(query, place));
  const FieldName nearest = nearest_field(name);
  std::string message = "there is no field " + name + "(...); ";
  std::vector<std::string> rewrites;
  if (nearest.likely) {
    message += "the nearest is " + std::string(nearest.canonical) + " (" + std::string(nearest.meaning) + ")";
    rewrites.push_back(replaced(query, place, nearest.canonical));
  } else {
    message += "the fields are TI HE AU AG NO CI TY LA DA ST PATH";
  }
  message += "; to search the word itself put a space before the parenthesis";
  rewrites.push_back(replaced(query, place, name + " "));
  return {"unknown-field", std::move(message), place, std::move(rewrites)};
}

Mistake stray_sign(std::string_view query, Place place) {
  const std::string sign(at(query, place));
  return {"stray-sign",
          sign + " means nothing here; put it in quotes together with the words it belongs to, or leave it out",
          place,
          {removed(query, place)}};
}

Mistake short_root(std::string_view query, Place word) {
  const std::string typed(at(query, word));
  const std::string plain = cut_signs(typed, "!*?");
  return {"short-root",
          typed + " is too short to expand: at least " + std::to_string(shortest_root) +
              " letters must stand before !, * or ?; to search the word itself leave the sign out",
          word,
          {plain.empty() ? removed(query, word) : replaced(query, word, plain)}};
}

Mistake truncation_of_exact_form(std::string_view query, Place word) {
  const std::string typed(at(query, word));
  return {"truncated-exact-form",
          typed + " cannot be both this form only (#) and any ending (!, *, ?)",
          word,
          {replaced(query, word, cut_signs(typed, "#")), replaced(query, word, cut_signs(typed, "!*?"))}};
}

Mistake truncation_in_quotes(std::string_view query, Place phrase) {
  const std::string_view inside = trim(query.substr(phrase.begin + 1, phrase.end - phrase.begin - 2));
  std::string chain;
  for (const char c : inside) {
    if (!is_space(c))
      chain += c;
    else if (chain.empty() || chain.back() != ' ')
      chain += " +1 ";
  }
  return {
      "truncation-in-quotes",
      "words in quotes match as typed, so !, * and ? expand nothing there; +1 keeps words side by side",
      phrase,
      {replaced(query, phrase, "(" + chain + ")"), replaced(query, phrase, "\"" + cut_signs(inside, "!*?") + "\"")}};
}

Mistake query_ends(std::string_view query, Place connector) {
  return {"query-ends",
          "the query ends where a word was expected",
          connector,
          {removed(query, connector), quoted(query, connector)}};
}

Mistake nothing_to_work_on(std::string_view query, Place connector, std::string_view name, std::string_view word) {
  std::string message = std::string(name) + " has nothing to work on";
  if (!word.empty()) message += "; to search the word itself write \"" + std::string(word) + "\"";
  std::vector<std::string> rewrites;
  if (!word.empty()) rewrites.push_back(quoted(query, connector));
  rewrites.push_back(removed(query, connector));
  return {"missing-operand", std::move(message), connector, std::move(rewrites)};
}

Mistake leading_not(std::string_view query, Place connector) {
  std::string message = "NOT needs something before it";
  std::vector<std::string> rewrites;
  if (is_letter(query[connector.begin])) {
    message += "; to search the word itself write \"not\"";
    rewrites.push_back(quoted(query, connector));
  }
  rewrites.push_back(removed(query, connector));
  return {"leading-not", std::move(message), connector, std::move(rewrites)};
}

Mistake word_expected(std::string_view query, Place parenthesis, Place connector) {
  return {"word-expected", "a word was expected before this )", parenthesis, {removed(query, connector)}};
}

}  // namespace searcher::query

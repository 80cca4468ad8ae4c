// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/readings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "indexer/law/citations.h"
#include "searcher/query/connect.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parse.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

using Run = std::pair<std::size_t, std::size_t>;  // lexemes, half-open

// Runs of two or more words with nothing but spaces between them.
std::vector<Run> runs_of_words(const std::vector<Lexeme>& lexemes) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < lexemes.size();) {
    std::size_t end = i;
    while (end < lexemes.size() && lexemes[end].kind == Kind::word) ++end;
    if (end - i >= 2) runs.emplace_back(i, end);
    i = std::max(end, i + 1);
  }
  return runs;
}

std::string slice(std::string_view text, const Lexeme& from, const Lexeme& to) {
  return std::string(text.substr(from.place.begin, to.place.end - from.place.begin));
}

std::string rewritten(std::string_view text, const std::vector<Lexeme>& lexemes, const Run& run, ReadingKind kind) {
  if (kind == ReadingKind::phrase) return "\"" + slice(text, lexemes[run.first], lexemes[run.second - 1]) + "\"";
  std::string any;
  for (std::size_t i = run.first; i < run.second; ++i)
    any += (any.empty() ? "(" : " OR ") + slice(text, lexemes[i], lexemes[i]);
  return any + ")";
}

// A phrase matches its words as typed: it holds no truncation and no #word.
bool allows(const std::vector<Lexeme>& lexemes, const Run& run, ReadingKind kind) {
  return kind == ReadingKind::any_word ||
         std::none_of(lexemes.begin() + static_cast<std::ptrdiff_t>(run.first),
                      lexemes.begin() + static_cast<std::ptrdiff_t>(run.second),
                      [](const Lexeme& lexeme) { return lexeme.truncated || lexeme.exact_form; });
}

std::string read_as(std::string_view text, const std::vector<Lexeme>& lexemes, ReadingKind kind) {
  std::string whole;
  std::size_t done = 0;
  for (const Run& run : runs_of_words(lexemes)) {
    if (!allows(lexemes, run, kind)) continue;
    whole += text.substr(done, lexemes[run.first].place.begin - done);
    whole += rewritten(text, lexemes, run, kind);
    done = lexemes[run.second - 1].place.end;
  }
  return done == 0 ? std::string() : whole + std::string(text.substr(done));
}

// The citation that a phrase is, as a query reads it without quotes; empty = it is none.
std::string citation_of(std::string_view text, const Lexeme& lexeme) {
  const auto [begin, end] = lexeme.place;
  if (lexeme.kind != Kind::phrase || end - begin < 3) return {};
  const std::string_view quoted = text.substr(begin + 1, end - begin - 2);
  const auto found = law::find_citations(quoted);
  const auto whole = law::parse_citation(quoted);
  if (found.empty() || !whole || found.back().key != whole->key) return {};
  const std::string shown = law::display(whole->key);
  const auto again = law::parse_citation(shown);
  return again && again->key == whole->key ? shown : std::string();
}

std::string read_citations(std::string_view text, const std::vector<Lexeme>& lexemes) {
  std::string whole;
  std::size_t done = 0;
  for (const Lexeme& lexeme : lexemes) {
    const std::string citation = citation_of(text, lexeme);
    if (citation.empty()) continue;
    whole += std::string(text.substr(done, lexeme.place.begin - done)) + citation;
    done = lexeme.place.end;
  }
  return done == 0 ? std::string() : whole + std::string(text.substr(done));
}

}  // namespace

std::vector<Reading> other_readings(std::string_view typed) {
  const auto parsed = parse(typed);
  const auto* query = std::get_if<Query>(&parsed);
  if (query == nullptr || query->mode != QueryMode::exact) return {};
  const Text text = normalise(typed);
  auto lexed = lex(text, true);
  auto* lexemes = std::get_if<std::vector<Lexeme>>(&lexed);
  if (lexemes == nullptr) return {};
  read_lower_case_connectors(*lexemes);
  std::vector<Reading> readings;
  for (const ReadingKind kind : {ReadingKind::any_word, ReadingKind::phrase, ReadingKind::citation}) {
    std::string other =
        kind == ReadingKind::citation ? read_citations(text.bytes, *lexemes) : read_as(text.bytes, *lexemes, kind);
    if (other.empty() || !std::holds_alternative<Query>(parse(other))) continue;
    readings.push_back({kind, std::move(other)});
  }
  return readings;
}

}  // namespace searcher::query

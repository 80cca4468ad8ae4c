// SPDX-License-Identifier: GPL-3.0-or-later
// A request from its text to its result: parse, open, search by mode, help when nothing was found.
#include "searcher/search/search.h"

#include <algorithm>
#include <chrono>

#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/equivalents_file.h"
#include "searcher/search/exact.h"
#include "searcher/search/help.h"
#include "searcher/search/later.h"
#include "searcher/search/open.h"
#include "searcher/search/ranked.h"

namespace searcher::search {
namespace {

std::optional<query::QueryMode> forced(Mode mode) {
  if (mode == Mode::plain) return query::QueryMode::plain;
  if (mode == Mode::exact) return query::QueryMode::exact;
  return std::nullopt;
}

QueryError as_query_error(const query::ParseError& error) {
  return {error.code, error.message, error.offset, error.length, error.suggestion};
}

std::vector<AppliedFilter> filters_of(const query::Query& query) {
  std::vector<AppliedFilter> filters;
  for (std::size_t i = 0; i < query.filters.size(); ++i) {
    query::Query alone{query.mode, {}, {query.filters[i]}};
    query::Query rest = query;
    rest.filters.erase(rest.filters.begin() + static_cast<std::ptrdiff_t>(i));
    filters.push_back({query::print(alone), query::print(rest)});
  }
  return filters;
}

std::variant<Result, QueryError> answer(const OpenLibrary& open, const query::Query& query, const OfficeList& office,
                                        const Request& request) {
  Result result;
  result.query = request.query;
  result.echo = query::print(query);
  result.offset = request.offset;
  result.library = state_of(open);
  result.filters = filters_of(query);
  for (const query::Node& node : query.root)
    result.explanation.tree += (result.explanation.tree.empty() ? "" : " ") + query::print(node);
  const bool exact = query.mode == query::QueryMode::exact && !query.root.empty();
  result.mode = exact ? "exact" : "ranked";
  if (exact) {
    if (auto error = search_exact(open, query, request, result)) return std::move(*error);
  } else {
    if (!office.mistake.empty()) result.notes.push_back(office.mistake);
    search_ranked(open, query, office, request, result);
  }
  add_later_alerts(open, result.hits);
  add_later_alerts(open, result.other.hits);
  const bool word_without_hit =
      std::any_of(result.words.begin(), result.words.end(), [](const WordCount& word) { return word.documents == 0; });
  if (result.documents == 0 && result.other.documents == 0)
    result.suggestions = suggestions(open, query);
  else if (word_without_hit && result.other.documents == 0)  // a word of the other language is not misspelt
    result.suggestions = spelling(open, query);
  if (exact && request.offset == 0) result.readings = readings(open, request.query);
  return result;
}

}  // namespace

std::variant<Result, QueryError> search(const std::filesystem::path& index, const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  const auto parsed = query::parse(request.query, forced(request.mode));
  if (const auto* error = std::get_if<query::ParseError>(&parsed)) return as_query_error(*error);
  const OfficeList office = read_equivalents(equivalents_file(index));
  auto result = with_current(
      index, [&](const OpenLibrary& open) { return answer(open, std::get<query::Query>(parsed), office, request); });
  if (auto* found = std::get_if<Result>(&result))
    found->milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return result;
}

std::variant<std::vector<RankedDocument>, QueryError> rank(const std::filesystem::path& index, const Request& request) {
  const auto parsed = query::parse(request.query, forced(request.mode));
  if (const auto* error = std::get_if<query::ParseError>(&parsed)) return as_query_error(*error);
  const auto& query = std::get<query::Query>(parsed);
  if (query.mode == query::QueryMode::plain || query.root.empty()) {
    const OfficeList office = read_equivalents(equivalents_file(index));
    return with_current(index, [&](const OpenLibrary& open) {
      if (!open.missing.empty()) throw schema::IndexError("A part of the library is missing: " + open.missing[0].name);
      return rank_documents(open, query, office, request);
    });
  }
  const auto found = search(index, request);
  if (const auto* error = std::get_if<QueryError>(&found)) return *error;
  std::vector<RankedDocument> documents;
  for (const DocumentHit& hit : std::get<Result>(found).hits)
    documents.push_back({hit.path, static_cast<double>(request.limit - documents.size())});
  return documents;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/api.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <utility>

#include "searcher/render/html.h"
#include "searcher/render/json.h"
#include "searcher/web/errors.h"
#include "searcher/web/openapi.h"
#include "searcher/web/search_request.h"

namespace searcher::web {
namespace {

Response json_response(std::string body, std::string etag = {}) {
  Response response;
  response.type = "application/json";
  response.body = std::move(body);
  response.etag = std::move(etag);
  return response;
}

// Path and parameters as asked, and what else the answer hangs on. Read before the question is asked: an update in
// between makes an old tag for the new state, which the next request replaces, never a new tag for the old one.
std::string etag_of(const Answers& answers, const RequestHead& request, std::string_view besides = {}) {
  std::string asked = request.path + std::string(besides);
  for (const auto& [name, value] : request.parameters)
    asked += "&" + render::encoded(name) + "=" + render::encoded(value);
  return "\"" + render::encoded(answers.state().revision) + "-" + std::to_string(std::hash<std::string>{}(asked)) +
         "\"";
}

bool is_unchanged(const RequestHead& request, const std::string& etag) {
  return request.if_none_match.find(etag) != std::string::npos;
}

Response unchanged(const std::string& etag) {
  Response response = json_response("", etag);
  response.status = 304;
  return response;
}

// The request that a cursor stands for; nothing when it is none. `revision` is the state of the library it was made on.
std::optional<search::Request> after_cursor(const RequestHead& request, search::Request wanted, std::string& revision) {
  const std::string cursor = request.parameter("cursor");
  const std::size_t dash = cursor.rfind('-');
  if (dash == std::string::npos || !request.parameter("offset").empty()) return std::nullopt;
  const char* begin = cursor.data() + dash + 1;
  const char* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(begin, end, wanted.offset);
  if (error != std::errc{} || stop != end || wanted.offset > render::last_offset) return std::nullopt;
  revision = cursor.substr(0, dash);
  return wanted;
}

Response unreadable(const search::QueryError& error) {
  Response response = json_response(render::json(error));
  response.status = 400;
  response.type = "application/problem+json";
  return response;
}

Response bad_parameter(const std::string& which) {
  return problem(400, "bad-parameter", which + " is out of its range");
}

}  // namespace

Response search_api(const Answers& answers, const RequestHead& request, std::string_view) {
  auto wanted = read_search_request(request);
  if (!wanted) return bad_parameter("offset, limit, mode or sort");
  if (wanted->query.empty()) return bad_parameter("q");
  const std::string etag = etag_of(answers, request);
  if (!request.parameter("cursor").empty()) {
    std::string revision;
    wanted = after_cursor(request, *wanted, revision);
    if (!wanted) return bad_parameter("cursor");
    if (revision != answers.state().revision)
      return problem(409, "library-changed", "The library has changed since this cursor was made; begin again");
  }
  if (is_unchanged(request, etag)) return unchanged(etag);
  const auto found = answers.search(*wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found)) return unreadable(*error);
  return json_response(render::json(std::get<search::Result>(found)), etag);
}

Response cites_api(const Answers& answers, const RequestHead& request, std::string_view) {
  constexpr std::uint32_t deepest = 1'000'000;
  search::CitingRequest wanted;
  wanted.citation = request.parameter("citation");
  const auto offset = number_parameter(request, "offset", 0, deepest, wanted.offset);
  const auto limit = number_parameter(request, "limit", 1, 100, wanted.limit);
  const auto passages = number_parameter(request, "passages", 1, 20, wanted.passages_each);
  if (!offset || !limit || !passages) return bad_parameter("offset, limit or passages");
  if (wanted.citation.empty()) return bad_parameter("citation");
  wanted.offset = *offset;
  wanted.limit = *limit;
  wanted.passages_each = *passages;
  const std::string etag = etag_of(answers, request);
  if (is_unchanged(request, etag)) return unchanged(etag);
  const auto found = answers.citing(wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found)) return unreadable(*error);
  return json_response(render::json(std::get<search::CitingResult>(found)), etag);
}

Response similar_api(const Answers& answers, const RequestHead& request, std::string_view) {
  constexpr std::uint32_t any = std::numeric_limits<std::uint32_t>::max();
  search::SimilarRequest wanted;
  wanted.document = request.parameter("document");
  const auto passage = number_parameter(request, "passage", 1, any, 0);
  const auto limit = number_parameter(request, "limit", 1, 100, wanted.limit);
  if (!passage || !limit) return bad_parameter("passage or limit");
  if (wanted.document.empty()) return bad_parameter("document");
  wanted.passage = *passage;
  wanted.limit = *limit;
  const std::string etag = etag_of(answers, request);
  if (is_unchanged(request, etag)) return unchanged(etag);
  const auto found = answers.similar(wanted);
  if (!found) return problem(404, "not-found", "There is no such document or passage");
  return json_response(render::json(*found), etag);
}

Response related_api(const Answers& answers, const RequestHead& request, std::string_view) {
  const std::string query = request.parameter("q");
  if (query.empty()) return bad_parameter("q");
  const std::string etag = etag_of(answers, request);
  if (is_unchanged(request, etag)) return unchanged(etag);
  return json_response(render::json(query, answers.related(query)), etag);
}

Response completions_api(const Answers& answers, const RequestHead& request, std::string_view) {
  const std::string typed = request.parameter("q");
  if (typed.empty()) return bad_parameter("q");
  const std::string etag = etag_of(answers, request);
  if (is_unchanged(request, etag)) return unchanged(etag);
  return json_response(render::json(answers.completions(typed)), etag);
}

Response document_api(const Answers& answers, const RequestHead& request, std::string_view id) {
  constexpr std::uint32_t any = std::numeric_limits<std::uint32_t>::max();
  const auto first = number_parameter(request, "first", 1, any, 1);
  const auto last = number_parameter(request, "last", 1, any, any);
  if (!first || !last) return bad_parameter("first or last");
  const std::string etag = etag_of(answers, request);
  auto document = answers.document(std::string(id), request.parameter("q"));
  if (!document) return problem(404, "not-found", "There is no such document");
  if (is_unchanged(request, etag)) return unchanged(etag);
  const std::size_t end = std::min<std::size_t>(*last, document->passages.size());
  const std::size_t begin = std::min<std::size_t>(*first - 1, end);
  const auto cut = [&](auto& list) {
    if (list.size() < end) return;
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(end), list.end());
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(begin));
  };
  cut(document->passages);
  cut(document->highlights);
  cut(document->citations);
  return json_response(render::json(*document), etag);
}

Response library_api(const Answers& answers, const RequestHead& request, std::string_view) {
  // The folders change between two states of the index.
  search::LibraryView library = library_of(answers);
  const std::string at = std::exchange(library.folders.at, "");
  const std::string etag = etag_of(answers, request, render::json(library));
  if (is_unchanged(request, etag)) return unchanged(etag);
  library.folders.at = at;
  return json_response(render::json(library), etag);
}

Response openapi(const Answers&, const RequestHead&, std::string_view) {
  return json_response(std::string(openapi_description));
}

Response metrics(const Answers& answers, const RequestHead&, std::string_view) {
  Response response;
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  if (answers.metrics) response.body = answers.metrics();
  return response;
}

Response health(const Answers& answers, const RequestHead&, std::string_view) {
  answers.state();
  return json_response("{\"status\": \"ok\"}");
}

}  // namespace searcher::web

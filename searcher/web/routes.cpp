// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/routes.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "indexer/schema/error.h"
#include "searcher/render/html.h"
#include "searcher/render/json.h"
#include "searcher/web/original.h"
#include "searcher/web/style.h"

namespace searcher::web {
namespace {

constexpr std::uint32_t page_size = 10;
constexpr std::uint32_t deepest = 9'900;

Response json_response(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.type = status == 200 ? "application/json" : "application/problem+json";
  response.body = std::move(body);
  return response;
}

Response html_response(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

// A number parameter within bounds; `otherwise` when it is missing; -1 when it is no such number.
long number(const RequestHead& request, std::string_view name, long least, long most, long otherwise) {
  const std::string text = request.parameter(name);
  if (text.empty()) return otherwise;
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return -1;
  return value;
}

// The form's own fields become filters of the query, so that the echo shows all there is.
std::string composed_query(const RequestHead& request) {
  std::string query = request.parameter("q");
  for (const char* name : {"agency", "type", "lang", "after", "before"}) {
    const std::string value = request.parameter(name);
    if (value.empty()) continue;
    const bool quoted = value.find(' ') != std::string::npos;
    query += std::string(query.empty() ? "" : " ") + name + ":" + (quoted ? "\"" + value + "\"" : value);
  }
  return query;
}

bool read_request(const RequestHead& request, search::Request& wanted) {
  wanted.query = composed_query(request);
  const long offset = number(request, "offset", 0, deepest, 0);
  const long limit = number(request, "limit", 1, 100, page_size);
  if (offset < 0 || limit < 0) return false;
  wanted.offset = static_cast<std::uint32_t>(offset);
  wanted.limit = static_cast<std::uint32_t>(limit);
  const std::string mode = request.parameter("mode");
  if (mode == "plain") wanted.mode = search::Mode::plain;
  if (mode == "exact") wanted.mode = search::Mode::exact;
  const std::string sort = request.parameter("sort");
  if (sort == "date") wanted.sort = search::Sort::date;
  if (sort == "title") wanted.sort = search::Sort::title;
  wanted.facets = true;
  return (mode.empty() || mode == "plain" || mode == "exact") &&
         (sort.empty() || sort == "relevance" || sort == "date" || sort == "title");
}

Response search_page(const Answers& answers, const RequestHead& request, std::string_view) {
  search::Request wanted;
  if (!read_request(request, wanted)) return error_response(400, "A number in the address is out of its range.", false);
  if (wanted.query.empty()) return html_response(render::html_start(answers.state()));
  const auto found = answers.search(wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found))
    return html_response(render::html(wanted.query, *error, answers.state()), 400);
  return html_response(render::html(std::get<search::Result>(found), wanted.limit));
}

Response search_json(const Answers& answers, const RequestHead& request, std::string_view) {
  search::Request wanted;
  if (!read_request(request, wanted))
    return error_response(400, "offset, limit, mode or sort is out of its range", true);
  const std::string etag =
      "\"" + answers.state().revision + "-" +
      std::to_string(std::hash<std::string>{}(wanted.query + "\n" + std::to_string(wanted.offset) + "\n" +
                                              std::to_string(wanted.limit) + request.parameter("mode") + "\n" +
                                              request.parameter("sort"))) +
      "\"";
  if (request.if_none_match == etag) {
    Response unchanged = json_response("");
    unchanged.status = 304;
    unchanged.etag = etag;
    return unchanged;
  }
  const auto found = answers.search(wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found)) return json_response(render::json(*error), 400);
  Response response = json_response(render::json(std::get<search::Result>(found)));
  response.etag = etag;
  return response;
}

Response document_page(const Answers& answers, const RequestHead& request, std::string_view id) {
  const std::string query = request.parameter("q");
  const auto document = answers.document(std::string(id), query);
  if (!document) return error_response(404, "There is no such document in the library.", false);
  return html_response(render::html(*document, query, answers.state()));
}

Response document_json(const Answers& answers, const RequestHead& request, std::string_view id) {
  const auto document = answers.document(std::string(id), request.parameter("q"));
  if (!document) return error_response(404, "there is no such document", true);
  return json_response(render::json(*document));
}

// A PDF opens in the browser, in a sandbox; everything else is saved, never run.
Response original(const Answers& answers, const RequestHead&, std::string_view id) {
  const auto document = answers.document(std::string(id), "");
  if (!document) return error_response(404, "There is no such document in the library.", false);
  auto bytes = read_original(document->record);
  if (!bytes)
    return error_response(404, "The original is no longer where the library found it. Its text stays readable here.",
                          false);
  Response response;
  const bool pdf = bytes->starts_with("%PDF-");
  response.type = pdf ? "application/pdf" : "application/octet-stream";
  response.policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
  if (pdf) response.policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  if (!pdf) response.disposition = attachment_named(original_name(document->record));
  response.body = std::move(*bytes);
  return response;
}

Response library_page(const Answers& answers, const RequestHead&, std::string_view) {
  return html_response(render::html(answers.library()));
}

Response health(const Answers& answers, const RequestHead&, std::string_view) {
  answers.state();
  return json_response("{\"status\":\"ok\"}");
}

Response stylesheet(const Answers&, const RequestHead&, std::string_view) {
  Response response;
  response.type = "text/css; charset=utf-8";
  response.body = style;
  response.is_asset = true;
  return response;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

bool matches(std::string_view pattern, std::string_view path, std::string_view& argument) {
  const std::size_t hole = pattern.find("{id}");
  if (hole == std::string_view::npos) return pattern == path;
  const std::string_view before = pattern.substr(0, hole);
  const std::string_view after = pattern.substr(hole + 4);
  if (path.size() < before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) return false;
  argument = path.substr(before.size(), path.size() - before.size() - after.size());
  return is_id(argument);
}

// Messages for people may name files of the server's machine; the page leaves the folders out.
std::string without_paths(const std::string& message) {
  std::string result;
  for (std::size_t at = 0; at < message.size();) {
    const bool starts = message[at] == '/' && (at == 0 || message[at - 1] == ' ');
    if (!starts) {
      result.push_back(message[at++]);
      continue;
    }
    while (at < message.size() && message[at] != ' ') ++at;
    result += "the index";
  }
  return result;
}

}  // namespace

const std::array<Route, 9>& routes() {
  static constexpr std::array<Route, 9> table{{
      {"/", search_page},
      {"/search", search_page},
      {"/documents/{id}", document_page},
      {"/documents/{id}/original", original},
      {"/library", library_page},
      {"/api/v1/search", search_json},
      {"/api/v1/documents/{id}", document_json},
      {"/healthz", health},
      {"/style.css", stylesheet},
  }};
  return table;
}

Response error_response(int status, std::string_view message, bool api) {
  if (api) {
    std::string text(message);
    std::erase_if(text, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
    return json_response(
        "{\"type\":\"about:blank\",\"status\":" + std::to_string(status) + ",\"title\":\"" + text + "\"}", status);
  }
  return html_response(render::html_error(status, message), status);
}

Response answer(const Answers& answers, const RequestHead& request) {
  const bool api = request.path.starts_with("/api/") || request.path == "/healthz";
  try {
    for (const Route& route : routes()) {
      std::string_view argument;
      if (matches(route.pattern, request.path, argument)) return route.handler(answers, request, argument);
    }
    return error_response(404, "There is no such page.", api);
  } catch (const schema::IndexError& error) {
    return error_response(503, without_paths(error.what()), api);
  } catch (...) {
    return error_response(500, "Something went wrong inside the program. The library is not harmed; try again.", api);
  }
}

}  // namespace searcher::web

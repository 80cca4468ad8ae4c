// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/api.h"

#include <functional>
#include <utility>

#include "searcher/render/html.h"
#include "searcher/render/json.h"
#include "searcher/web/errors.h"
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

// Path and parameters as asked. Read before the question is asked: an update in between makes an old tag for the new
// state, which the next request replaces, never a new tag for the old one.
std::string etag_of(const Answers& answers, const RequestHead& request) {
  std::string asked = request.path;
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

}  // namespace

Response search_api(const Answers& answers, const RequestHead& request, std::string_view) {
  const auto wanted = read_search_request(request);
  if (!wanted) return error_response(400, "offset, limit, mode or sort is out of its range", true);
  const std::string etag = etag_of(answers, request);
  if (is_unchanged(request, etag)) return unchanged(etag);
  const auto found = answers.search(*wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found)) {
    Response response = json_response(render::json(*error));
    response.status = 400;
    response.type = "application/problem+json";
    return response;
  }
  return json_response(render::json(std::get<search::Result>(found)), etag);
}

Response document_api(const Answers& answers, const RequestHead& request, std::string_view id) {
  const std::string etag = etag_of(answers, request);
  const auto document = answers.document(std::string(id), request.parameter("q"));
  if (!document) return error_response(404, "there is no such document", true);
  if (is_unchanged(request, etag)) return unchanged(etag);
  return json_response(render::json(*document), etag);
}

Response health(const Answers& answers, const RequestHead&, std::string_view) {
  answers.state();
  return json_response("{\"status\": \"ok\"}");
}

}  // namespace searcher::web

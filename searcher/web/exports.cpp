// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/exports.h"

#include <utility>
#include <variant>

#include "searcher/render/exports.h"
#include "searcher/render/html.h"
#include "searcher/render/words.h"
#include "searcher/web/errors.h"
#include "searcher/web/frame.h"
#include "searcher/web/search_request.h"

namespace searcher::web {
namespace {

constexpr std::uint32_t documents_by_default = 100;

Response refused(const RequestHead& request) {
  return error_response(frame_of(request), 400, "A value in the address of this page is out of its range.", false);
}

// The result, or the page that says what is wrong.
std::variant<search::Result, Response> result_of(const Answers& answers, const RequestHead& request) {
  auto wanted = read_search_request(request);
  if (!wanted || wanted->query.empty()) return refused(request);
  if (request.parameter("limit").empty()) wanted->limit = documents_by_default;
  wanted->facets = false;
  auto found = answers.search(*wanted);
  if (auto* result = std::get_if<search::Result>(&found)) {
    // A file has no place for the banner that a page has, and goes its own way.
    if (!render::is_complete(result->library))
      return error_response(frame_of(request), 503,
                            "A part of the library is missing, so that this file would not be whole. Try again when it "
                            "is back.",
                            false);
    return std::move(*result);
  }
  Response response;
  response.status = 400;
  response.body = render::html(frame_of(request), wanted->query, std::get<search::QueryError>(found), answers.state());
  return response;
}

Response saved(std::string type, std::string body, const std::string& name) {
  Response response;
  response.type = std::move(type);
  response.body = std::move(body);
  response.policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
  if (!name.empty()) response.disposition = attachment_named(name);
  return response;
}

}  // namespace

Response export_csv(const Answers& answers, const RequestHead& request, std::string_view) {
  auto found = result_of(answers, request);
  if (auto* refusal = std::get_if<Response>(&found)) return std::move(*refusal);
  return saved("text/csv; charset=utf-8", render::csv(std::get<search::Result>(found)), "results.csv");
}

Response export_ris(const Answers& answers, const RequestHead& request, std::string_view) {
  auto found = result_of(answers, request);
  if (auto* refusal = std::get_if<Response>(&found)) return std::move(*refusal);
  return saved("application/x-research-info-systems", render::ris(std::get<search::Result>(found)), "results.ris");
}

Response atom_feed(const Answers& answers, const RequestHead& request, std::string_view) {
  auto found = result_of(answers, request);
  if (auto* refusal = std::get_if<Response>(&found)) return std::move(*refusal);
  const render::Frame frame = frame_of(request);
  return saved("application/atom+xml; charset=utf-8",
               render::atom(std::get<search::Result>(found), site_of(request), frame.address, frame.tongue), "");
}

Response opensearch_description(const Answers&, const RequestHead& request, std::string_view) {
  return saved("application/opensearchdescription+xml", render::opensearch(site_of(request), frame_of(request).tongue),
               "");
}

}  // namespace searcher::web

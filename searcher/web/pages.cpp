// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/pages.h"

#include <limits>
#include <utility>

#include "searcher/render/exports.h"
#include "searcher/render/html.h"
#include "searcher/web/errors.h"
#include "searcher/web/frame.h"
#include "searcher/web/original.h"
#include "searcher/web/script.h"
#include "searcher/web/search_request.h"
#include "searcher/web/style.h"

namespace searcher::web {
namespace {

Response html_response(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response no_such_document(const RequestHead& request) {
  return error_response(frame_of(request), 404, "There is no such document in the library.", false);
}

Response out_of_range(const RequestHead& request) {
  return error_response(frame_of(request), 400, "A value in the address of this page is out of its range.", false);
}

Response file_response(std::string type, std::string body, const std::string& name) {
  Response response;
  response.type = std::move(type);
  response.body = std::move(body);
  response.policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
  response.disposition = attachment_named(name);
  return response;
}

}  // namespace

Response search_page(const Answers& answers, const RequestHead& request, std::string_view) {
  render::Frame frame = frame_of(request);
  const auto wanted = read_search_request(request);
  if (!wanted) return out_of_range(request);
  if (wanted->query.empty()) return html_response(render::html_start(frame, answers.state()));
  const auto found = answers.search(*wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found))
    return html_response(render::html(frame, wanted->query, *error, answers.state()), 400);
  render::Listing listing;
  listing.limit = wanted->limit;
  if (wanted->mode != search::Mode::automatic) listing.mode = request.parameter("mode");
  if (wanted->sort != search::Sort::relevance) listing.sort = request.parameter("sort");
  if (!request.parameter("related").empty() && answers.related) listing.related = answers.related(wanted->query);
  frame.feed = "/atom?q=" + render::encoded(wanted->query);
  return html_response(render::html(frame, std::get<search::Result>(found), listing));
}

Response help_page(const Answers&, const RequestHead& request, std::string_view) {
  return html_response(render::html_help(frame_of(request)));
}

Response document_page(const Answers& answers, const RequestHead& request, std::string_view id) {
  const std::string query = request.parameter("q");
  const auto document = answers.document(std::string(id), query);
  if (!document) return no_such_document(request);
  // A path of another machine may lead to another file here.
  const auto original = document->elsewhere ? std::nullopt : open_original(document->record);
  const auto found = document->elsewhere ? render::OriginalFile::elsewhere
                     : !original         ? render::OriginalFile::gone
                     : original->pdf     ? render::OriginalFile::pdf
                                         : render::OriginalFile::other;
  const auto beside = number_parameter(request, "beside", 1, std::numeric_limits<std::uint32_t>::max(), 0);
  if (!beside) return out_of_range(request);
  render::Reading reading{query, found, *beside, {}};
  if (!document->citation.empty()) {
    const auto cited = answers.citing({document->citation, 0, 3, 2});
    if (const auto* result = std::get_if<search::CitingResult>(&cited)) reading.cited_by = *result;
  }
  Response response = html_response(render::html(frame_of(request), *document, reading, answers.state()));
  if (*beside > 0) response.frames = true;
  return response;
}

Response cites_page(const Answers& answers, const RequestHead& request, std::string_view) {
  search::CitingRequest wanted;
  wanted.citation = request.parameter("citation");
  const auto offset = number_parameter(request, "offset", 0, 1'000'000, 0);
  if (!offset || wanted.citation.empty()) return out_of_range(request);
  wanted.offset = *offset;
  const auto found = answers.citing(wanted);
  if (const auto* error = std::get_if<search::QueryError>(&found))
    return html_response(render::html(frame_of(request), wanted.citation, *error, answers.state()), 400);
  return html_response(render::html(frame_of(request), std::get<search::CitingResult>(found), wanted.limit));
}

Response similar_page(const Answers& answers, const RequestHead& request, std::string_view) {
  const auto passage = number_parameter(request, "passage", 1, std::numeric_limits<std::uint32_t>::max(), 0);
  if (!passage) return out_of_range(request);
  const auto similar = answers.similar({request.parameter("document"), *passage, 10});
  if (!similar) return no_such_document(request);
  return html_response(render::html(frame_of(request), *similar));
}

Response quote_page(const Answers& answers, const RequestHead& request, std::string_view id) {
  const auto document = answers.document(std::string(id), "");
  if (!document || document->passages.empty()) return no_such_document(request);
  const auto number = number_parameter(request, "passage", 1, std::numeric_limits<std::uint32_t>::max(), 1);
  if (!number) return out_of_range(request);
  const render::QuotePlace place = render::find_quote(*document, *number, request.parameter("text"));
  return html_response(render::html_quote(frame_of(request), *document, place.passage, place.state, site_of(request)));
}

Response changes_page(const Answers& answers, const RequestHead& request, std::string_view id) {
  const auto comparison = answers.comparison(std::string(id));
  if (!comparison)
    return error_response(frame_of(request), 404, "This document has not changed since the library was built.", false);
  return html_response(render::html(frame_of(request), *comparison, answers.state()));
}

Response original_file(const Answers& answers, const RequestHead& request, std::string_view id) {
  const auto document = answers.document(std::string(id), "");
  if (!document) return no_such_document(request);
  if (document->elsewhere)
    return error_response(
        frame_of(request), 404,
        "The original is where the part {} of the library is served, not on this machine. Its text can be read here.",
        false, {document->part_name});
  auto original = open_original(document->record);
  if (!original)
    return error_response(
        frame_of(request), 404,
        "The original is no longer where the library found it. Its text can still be read in the library.", false);
  Response response;
  if (original->pdf) {
    // Without "sandbox": browsers do not start their PDF viewer in one. A PDF is no page and gets no script either way.
    response.type = "application/pdf";
    response.policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
    response.framed = true;
  } else {
    response.type = "application/octet-stream";
    response.policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
    response.disposition = attachment_named(original->name);
  }
  response.file = std::move(original->file);
  response.file_size = original->size;
  return response;
}

Response document_text(const Answers& answers, const RequestHead& request, std::string_view id) {
  const auto document = answers.document(std::string(id), "");
  if (!document) return no_such_document(request);
  const std::string& path = document->record.path;
  return file_response("text/plain; charset=utf-8", render::plain_text(*document),
                       path.substr(path.rfind('/') + 1) + ".txt");
}

Response library_page(const Answers& answers, const RequestHead& request, std::string_view) {
  const auto offset = number_parameter(request, "offset", 0, std::numeric_limits<std::uint32_t>::max(), 0);
  if (!offset) return out_of_range(request);
  return html_response(render::html(frame_of(request), library_of(answers), {*offset, request.parameter("file")}));
}

Response stylesheet(const Answers&, const RequestHead&, std::string_view) {
  Response response;
  response.type = "text/css; charset=utf-8";
  response.body = style;
  return response;
}

Response script(const Answers&, const RequestHead&, std::string_view) {
  Response response;
  response.type = "text/javascript; charset=utf-8";
  response.body = page_script;
  return response;
}

Response icon(const Answers&, const RequestHead&, std::string_view) {
  Response response;
  response.type = "image/svg+xml";
  response.policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  response.body = icon_picture;
  return response;
}

}  // namespace searcher::web

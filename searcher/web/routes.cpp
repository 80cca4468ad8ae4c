// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/routes.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include "indexer/schema/error.h"
#include "searcher/web/api.h"
#include "searcher/web/door.h"
#include "searcher/web/errors.h"
#include "searcher/web/exports.h"
#include "searcher/web/frame.h"
#include "searcher/web/login.h"
#include "searcher/web/pages.h"

namespace searcher::web {
namespace {

constexpr std::size_t longest_id = 32;
constexpr std::chrono::seconds longest_wait(10);  // for a turn

constexpr Route table[] = {
    {"/", search_page, true},
    {"/search", search_page, true},
    {"/help", help_page},
    {"/documents/{id}", document_page, true},
    {"/documents/{id}/quote", quote_page, true},
    {"/documents/{id}/text", document_text, true},
    {"/documents/{id}/changes", changes_page, true},
    {"/documents/{id}/original", original_file, true},
    {"/cites", cites_page, true},
    {"/similar", similar_page, true},
    {"/library", library_page, true, false, true},
    {"/export.csv", export_csv, true},
    {"/export.ris", export_ris, true},
    {"/atom", atom_feed, true},
    {"/opensearch.xml", opensearch_description},
    {"/api/v1/search", search_api, true},
    {"/api/v1/cites", cites_api, true},
    {"/api/v1/suggest", completions_api, true},
    {"/api/v1/similar", similar_api, true},
    {"/api/v1/related", related_api, true},
    {"/api/v1/documents/{id}", document_api, true},
    {"/api/v1/library", library_api, true, false, true},
    {"/api/v1/openapi.json", openapi},
    {"/login", login_page, false, true},
    {"/healthz", health, false, true},
    {"/metrics", metrics},
    {"/style.css", stylesheet, false, true},
    {"/page.js", script},
    {"/icon.svg", icon, false, true},
};

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && std::all_of(text.begin(), text.end(), [](char c) {
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

// A link on another site may lead to the start page, which begins a visit, and from there to the login.
bool may_be_led_to(const RequestHead& request, const Answers& answers) {
  if (answers.door && request.path == "/login") return true;
  return request.path == "/" && request.parameters.empty();
}

Response failure(const RequestHead& request, const std::string& what, const TellFailure& tell) {
  return error_response(frame_of(request), 500,
                        "Something went wrong inside the program; the library is not harmed. Where it was started, "
                        "this is told as failure {}.",
                        is_api(request.path), {std::to_string(tell(what))});
}

}  // namespace

std::span<const Route> routes() { return table; }

const Route* route_of(std::string_view path) {
  std::string_view argument;
  for (const Route& route : table)
    if (matches(route.pattern, path, argument)) return &route;
  return nullptr;
}

Response answer(const Answers& answers, const RequestHead& asked, const TellFailure& tell, Turns& turns) {
  RequestHead request = asked;
  const bool api = is_api(request.path);
  const Route* route = nullptr;
  try {
    if (request.from_elsewhere && !may_be_led_to(request, answers))
      return error_response(frame_of(request), 403,
                            "Another site asked for this page. Open it from the search, or type its address.", api);
    route = route_of(request.path);
    if (answers.door) {
      request.session = answers.door->has_session(request);
      if (route == nullptr || !route->open)
        if (auto stopped = answers.door->stops(request)) return std::move(*stopped);
    }
    if (route == nullptr) return error_response(frame_of(request), 404, "There is no such page.", api);
    std::string_view argument;
    matches(route->pattern, request.path, argument);
    if (!route->asks) return route->handler(answers, request, argument);
    if (route->looks && answers.folders) answers.folders(true);
    const Turns::Turn turn = turns.take(longest_wait);
    if (turn) return route->handler(answers, request, argument);
    return error_response(frame_of(request), 503, "Too many questions at once. Ask again in a moment.", api);
  } catch (const schema::IndexError& error) {
    tell(error.what());
    if (answers.door && route != nullptr && route->open)
      return error_response(frame_of(request), 503, "The library cannot be read now.", api);
    return told_error(frame_of(request), 503, without_paths(error.what()), api);
  } catch (const std::exception& error) {
    return failure(request, error.what(), tell);
  } catch (...) {
    return failure(request, "of an unknown kind", tell);
  }
}

Response refusal(int status) {
  switch (status) {
    case 403:
      return unread_response(status, "This page answers only the person who started it.");
    case 405:
      return unread_response(status, "This page can only be read.");
    case 408:
      return unread_response(status, "The request took too long to come.");
    case 421:
      return unread_response(status, "This page is not at that address. Use the one shown where it was started.");
    case 431:
      return unread_response(status, "The address or the headers of the request are too long; shorten the query.");
    default:
      return unread_response(status, "The request could not be read.");
  }
}

}  // namespace searcher::web

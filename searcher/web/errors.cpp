// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/errors.h"

#include "searcher/render/html.h"
#include "searcher/render/words.h"

namespace searcher::web {
namespace {

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : render::printable(text)) {
    if (c == '"' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result + "\"";
}

Response page_response(const render::Frame& frame, int status, std::string_view html) {
  Response response;
  response.status = status;
  response.body = render::html_error(frame, status, html);
  return response;
}

std::string_view code_of(int status) {
  switch (status) {
    case 400:
      return "bad-parameter";
    case 401:
      return "no-password";
    case 403:
      return "from-elsewhere";
    case 404:
      return "not-found";
    case 429:
      return "too-many-attempts";
    case 503:
      return "no-index";
    default:
      return "failure";
  }
}

}  // namespace

Response problem(int status, std::string_view code, std::string_view title) {
  Response response;
  response.status = status;
  response.type = "application/problem+json";
  response.body = "{\"version\": 1, \"type\": \"about:blank\", \"status\": " + std::to_string(status) +
                  ", \"code\": " + json_string(code) + ", \"title\": " + json_string(title) + "}";
  return response;
}

Response error_response(const render::Frame& frame, int status, render::Message message, bool api,
                        std::initializer_list<std::string_view> values) {
  if (api) return problem(status, code_of(status), render::say(render::Tongue::english, message, values));
  return page_response(frame, status, render::escaped(frame.say(message, values)));
}

Response told_error(const render::Frame& frame, int status, std::string_view message, bool api) {
  if (api) return problem(status, code_of(status), message);
  return page_response(frame, status, render::told(frame, message));
}

Response unread_response(int status, render::Message message) {
  return page_response({}, status,
                       render::escaped(message.in(render::Tongue::english)) + " <span lang=\"es\">" +
                           render::escaped(message.in(render::Tongue::spanish)) + "</span>");
}

bool is_api(std::string_view path) { return path.starts_with("/api/") || path == "/healthz" || path == "/metrics"; }

std::string without_paths(std::string_view message) {
  constexpr std::string_view before = " \"'(«";
  constexpr std::string_view after = " \"'),;»";
  std::string result;
  for (std::size_t at = 0; at < message.size();) {
    if (message[at] != '/' || (at > 0 && before.find(message[at - 1]) == std::string_view::npos)) {
      result.push_back(message[at++]);
      continue;
    }
    std::size_t end = std::min(message.find_first_of(after, at), message.size());
    while (end > at && (message[end - 1] == '.' || message[end - 1] == ':')) --end;
    result += "the index";
    at = end;
  }
  return result;
}

}  // namespace searcher::web

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

}  // namespace

Response error_response(int status, std::string_view message, bool api) {
  Response response;
  response.status = status;
  if (!api) {
    response.body = render::html_error(status, message);
    return response;
  }
  response.type = "application/problem+json";
  response.body = "{\"type\": \"about:blank\", \"status\": " + std::to_string(status) +
                  ", \"title\": " + json_string(message) + "}";
  return response;
}

bool is_api(std::string_view path) { return path.starts_with("/api/") || path == "/healthz"; }

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

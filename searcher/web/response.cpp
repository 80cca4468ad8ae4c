// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/response.h"

#include <algorithm>
#include <string_view>

#include "searcher/render/html.h"

namespace searcher::web {
namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types "
    "'none'";

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 408:
      return "Request Timeout";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Internal Server Error";
  }
}

bool is_clean(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

void add(std::string& head, std::string_view name, std::string_view value) {
  if (value.empty() || !is_clean(value)) return;
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string head_of(const Response& response, bool close) {
  std::string head =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reason_of(response.status)) + "\r\n";
  if (response.status != 304) {
    add(head, "Content-Type", response.type);
    add(head, "Content-Length", std::to_string(response.file.is_open() ? response.file_size : response.body.size()));
  }
  add(head, "Content-Encoding", response.encoding);
  if (!response.encoding.empty()) add(head, "Vary", "Accept-Encoding");
  add(head, "Content-Disposition", response.disposition);
  std::string policy(response.policy.empty() ? page_policy : std::string_view(response.policy));
  if (response.frames) policy += "; frame-src 'self'";
  add(head, "Content-Security-Policy", policy);
  add(head, "X-Content-Type-Options", "nosniff");
  add(head, "X-Frame-Options", response.framed ? "SAMEORIGIN" : "DENY");
  add(head, "Referrer-Policy", "no-referrer");
  add(head, "Cross-Origin-Resource-Policy", "same-origin");
  add(head, "Cross-Origin-Opener-Policy", "same-origin");
  add(head, "Cache-Control", "no-store");
  add(head, "ETag", response.etag);
  add(head, "Allow", response.allow);
  add(head, "Location", response.location);
  add(head, "Set-Cookie", response.cookie);
  add(head, "WWW-Authenticate", response.challenge);
  if (response.retry_after > 0)
    add(head, "Retry-After", std::to_string(response.retry_after));
  else if (response.status == 503)
    add(head, "Retry-After", "2");
  add(head, "Connection", close ? "close" : "keep-alive");
  return head + "\r\n";
}

std::string attachment_named(const std::string& name) {
  std::string plain;
  for (const char c : name) plain.push_back(c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%' ? c : '_');
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + render::encoded(name);
}

}  // namespace searcher::web

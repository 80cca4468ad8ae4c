// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/request_head.h"

#include <algorithm>

namespace searcher::web {
namespace {

bool is_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Lines of a head end in CR LF; anything else within them is a control byte and refused.
bool split_lines(std::string_view text, std::vector<std::string_view>& lines) {
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    if (end == std::string_view::npos) return false;
    const std::string_view line = text.substr(0, end);
    for (const char c : line)
      if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return false;
    text.remove_prefix(end + 2);
    if (line.empty()) return text.empty();
    lines.push_back(line);
  }
  return false;
}

int read_request_line(std::string_view line, Parsed& parsed, bool takes_login) {
  RequestHead& head = parsed.head;
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last || line.find(' ', first + 1) != last) return 400;
  const std::string_view method = line.substr(0, first);
  const std::string_view version = line.substr(last + 1);
  if (method.empty() || !std::all_of(method.begin(), method.end(), is_token)) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return version.starts_with("HTTP/") ? 505 : 400;
  head.head_only = method == "HEAD";
  head.keep_alive = version == "HTTP/1.1";
  const bool reads = method == "GET" || head.head_only;
  const bool well_formed = parse_target(line.substr(first + 1, last - first - 1), head);
  const bool is_login = takes_login && well_formed && head.path == "/login";
  if (is_login) parsed.allow = "GET, HEAD, POST";
  head.posts = method == "POST" && is_login;
  if (!reads && !head.posts) return 405;
  return well_formed ? 0 : 400;
}

struct Seen {
  std::vector<std::string> hosts;
  int lengths = 0;
  std::string form_type{};
};

// The one field of the head that takes the value as it was sent; nothing for any other header.
std::string* field_of(RequestHead& head, std::string_view name) {
  if (name == "accept-language") return &head.accept_language;
  if (name == "accept-encoding") return &head.accept_encoding;
  if (name == "accept") return &head.accept;
  if (name == "if-none-match") return &head.if_none_match;
  if (name == "cookie") return &head.cookie;
  if (name == "authorization") return &head.authorization;
  if (name == "origin") return &head.origin;
  if (name == "sec-fetch-site") return &head.fetch_site;
  return name == "x-forwarded-for" ? &head.forwarded_for : nullptr;
}

// Whoever tells twice who asks may have told it to two of us.
bool only_once(std::string_view name) {
  return name == "cookie" || name == "authorization" || name == "origin" || name == "sec-fetch-site";
}

int read_length(std::string_view value, RequestHead& head, Seen& seen) {
  if (++seen.lengths > 1 || value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos)
    return 400;
  if (!head.posts) return value == "0" ? 0 : 413;
  if (value.size() > 4) return 413;
  for (const char digit : value) head.form_size = head.form_size * 10 + static_cast<std::size_t>(digit - '0');
  return head.form_size <= largest_form ? 0 : 413;
}

int read_header(std::string_view line, RequestHead& head, Seen& seen) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return 400;
  const std::string_view raw_name = line.substr(0, colon);
  if (!std::all_of(raw_name.begin(), raw_name.end(), is_token)) return 400;  // folded lines begin with a blank
  const std::string name = lower(raw_name);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "host") seen.hosts.push_back(lower(value));
  if (name == "transfer-encoding" || name == "expect" || name == "upgrade") return 400;
  if (name == "content-length") return read_length(value, head, seen);
  if (name == "content-type") seen.form_type = lower(trimmed(value.substr(0, value.find(';'))));
  if (name == "connection" && lower(value).find("close") != std::string::npos) head.keep_alive = false;
  if (name == "sec-fetch-site") head.from_elsewhere = value != "same-origin" && value != "none";
  if (std::string* field = field_of(head, name)) {
    if (!field->empty() && only_once(name)) return 400;
    // The last proxy's word comes last.
    *field = name == "x-forwarded-for" && !field->empty() ? *field + "," + std::string(value) : std::string(value);
  }
  return 0;
}

}  // namespace

std::string RequestHead::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters)
    if (key == name) return value;
  return {};
}

bool percent_decode(std::string_view text, bool plus_is_blank, std::string& decoded) {
  decoded.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return false;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return false;
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      decoded.push_back(text[i] == '+' && plus_is_blank ? ' ' : text[i]);
    }
  }
  return true;
}

bool parse_parameters(std::string_view text, Parameters& parameters) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name;
    std::string value;
    if (!percent_decode(pair.substr(0, equals), true, name)) return false;
    if (!percent_decode(pair.substr(std::min(equals + 1, pair.size())), true, value)) return false;
    parameters.emplace_back(std::move(name), std::move(value));
  }
  return true;
}

bool parse_target(std::string_view target, RequestHead& head) {
  if (!target.starts_with('/')) return false;  // absolute form, authority form, "*"
  if (!std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f && c != '#'; })) return false;
  const std::size_t mark = std::min(target.find('?'), target.size());
  if (!percent_decode(target.substr(0, mark), false, head.path)) return false;
  if (head.path.find('\0') != std::string::npos || head.path.find('\\') != std::string::npos) return false;
  const std::string parts = head.path + "/";
  if (parts.find("/../") != std::string::npos || parts.find("/./") != std::string::npos ||
      head.path.find("//") != std::string::npos)
    return false;
  return parse_parameters(target.substr(std::min(mark + 1, target.size())), head.parameters);
}

Parsed parse_head(std::string_view text, const std::vector<std::string>& hosts, bool takes_login) {
  Parsed parsed;
  std::vector<std::string_view> lines;
  const auto refused = [&](int status) {
    parsed.status = status;
    return parsed;
  };
  if (text.size() > largest_head || !split_lines(text, lines) || lines.empty()) return refused(400);
  if (lines.size() - 1 > most_headers) return refused(431);
  if (const int status = read_request_line(lines.front(), parsed, takes_login); status != 0) return refused(status);
  Seen seen;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (const int status = read_header(lines[i], parsed.head, seen); status != 0) return refused(status);
  if (seen.hosts.size() != 1) return refused(400);
  if (std::find(hosts.begin(), hosts.end(), seen.hosts.front()) == hosts.end()) return refused(421);
  parsed.head.host = seen.hosts.front();
  if (parsed.head.posts && seen.lengths == 0) return refused(411);
  if (parsed.head.posts && seen.form_type != "application/x-www-form-urlencoded") return refused(415);
  return parsed;
}

}  // namespace searcher::web

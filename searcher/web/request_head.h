// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an HTTP request, read strictly: what is odd is refused, never repaired.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace searcher::web {

inline constexpr std::size_t largest_head = 8192;  // bytes, the empty line included
inline constexpr std::size_t most_headers = 64;
inline constexpr std::size_t largest_form = 4096;  // bytes

using Parameters = std::vector<std::pair<std::string, std::string>>;  // decoded, in order

struct RequestHead {
  bool head_only = false;       // HEAD
  std::string path;             // decoded, begins with '/', without NUL, "." and ".." parts
  Parameters parameters;        // of the query
  std::string host;             // as sent, in lower case: one of ours
  std::string accept_language;  // as sent, like the next eight
  std::string accept_encoding;
  std::string accept;
  std::string if_none_match;
  std::string cookie;
  std::string authorization;
  std::string origin;
  std::string fetch_site;     // Sec-Fetch-Site: only browsers send it, and pages cannot change it
  std::string forwarded_for;  // X-Forwarded-For: worth something from a known proxy alone
  bool keep_alive = true;
  bool from_elsewhere = false;  // the browser says that another site made it ask
  bool posts = false;           // POST to /login, and a form of so many bytes follows:
  std::size_t form_size = 0;
  // Not in the head; the connection knows them.
  Parameters form{};
  std::string client{};  // address of who asks
  bool secure = false;   // the browser came by https
  bool session = false;  // of a person who has logged in

  // The first parameter of that name; empty = none.
  std::string parameter(std::string_view name) const;
};

// Status 0 = well-formed; else the status to answer with, after which the connection is closed. Of a refused head only
// head_only is to be relied on, and `allow`.
struct Parsed {
  int status = 0;
  RequestHead head;
  std::string_view allow = "GET, HEAD";  // with 405: the methods that its path takes
};

// Parses a whole head, up to and including its empty line. Refused are: methods other than GET and HEAD (405), bodies
// and any Transfer-Encoding or Content-Length but 0 (400, 413), other versions than HTTP/1.0 and 1.1 (505), absolute
// targets, missing, double and foreign Host headers (400, 421), control bytes, folded lines, malformed escapes and
// targets that are not ASCII (400), and a second one of a header that tells who asks (400). `hosts` are the values of
// Host that are ours, port included, in lower case. `takes_login`: a POST to /login is read, when it brings a form
// (else 415) of a known size (else 411) that is not too large (else 413).
Parsed parse_head(std::string_view text, const std::vector<std::string>& hosts, bool takes_login = false);

// The path and the query of a target such as "/search?q=a"; false when it is malformed or no path of a site.
bool parse_target(std::string_view target, RequestHead& head);

// "a=b&c=d" as it stands in a query or in a form; false on a malformed escape.
bool parse_parameters(std::string_view text, Parameters& parameters);

// %XX and, in a query, '+'; false on a malformed escape.
bool percent_decode(std::string_view text, bool plus_is_blank, std::string& decoded);

}  // namespace searcher::web

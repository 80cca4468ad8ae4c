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

struct RequestHead {
  bool head_only = false;  // HEAD
  std::string path;        // decoded, begins with '/', without NUL, "." and ".." parts
  std::vector<std::pair<std::string, std::string>> parameters;  // of the query, decoded, in order
  std::string host;                                             // as sent, in lower case: one of ours
  std::string accept_language;                                  // as sent
  std::string if_none_match;
  bool keep_alive = true;
  bool from_elsewhere = false;  // the browser says that another site made it ask (Sec-Fetch-Site)

  // The first parameter of that name; empty = none.
  std::string parameter(std::string_view name) const;
};

// Status 0 = well-formed; else the status to answer with, after which the connection is closed. Of a refused head only
// head_only is to be relied on.
struct Parsed {
  int status = 0;
  RequestHead head;
};

// Parses a whole head, up to and including its empty line. Refused are: methods other than GET and HEAD (405), bodies
// and any Transfer-Encoding or Content-Length but 0 (400, 413), other versions than HTTP/1.0 and 1.1 (505), absolute
// targets, missing, double and foreign Host headers (400, 421), control bytes, folded lines, malformed escapes and
// targets that are not ASCII (400). `hosts` are the values of Host that are ours, port included, in lower case.
Parsed parse_head(std::string_view text, const std::vector<std::string>& hosts);

// %XX and, in a query, '+'; false on a malformed escape.
bool percent_decode(std::string_view text, bool plus_is_blank, std::string& decoded);

}  // namespace searcher::web

// SPDX-License-Identifier: GPL-3.0-or-later
// An answer, and the one place that writes response headers.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/web/beneath.h"

namespace searcher::web {

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  File file;  // when open, the body is its first `file_size` bytes
  std::uint64_t file_size = 0;
  std::string etag;         // quoted; empty = none
  std::string encoding;     // Content-Encoding of the body; empty = none
  std::string disposition;  // Content-Disposition; empty = none
  std::string policy;       // Content-Security-Policy; empty = the page's own
  bool frames = false;      // with the page's own policy: may hold frames of this site
  bool framed = false;      // may stand in a frame of this site
  std::string location;     // where a 303 leads to
  std::string cookie;       // Set-Cookie; empty = none
  std::string allow;        // with 405: the methods that are
  std::string challenge;    // WWW-Authenticate; empty = none
  long retry_after = 0;     // seconds; 0 = none
};

// Status line, headers and the empty line. Header values with control bytes are left out whole, so that nothing from a
// request or a file name can begin a header of its own. `close`: the connection ends with it.
std::string head_of(const Response& response, bool close);

// File names in Content-Disposition, by RFC 6266: plain and, encoded, in full.
std::string attachment_named(const std::string& name);

}  // namespace searcher::web

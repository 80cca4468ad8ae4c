// SPDX-License-Identifier: GPL-3.0-or-later
// 240 ways to frame a request, over a socket: the status that is due, and never a second answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/searcher/web/page.h"

namespace {

using tests::Page;

struct Framing {
  const char* headers;
  const char* body;
  int status;               // for GET and HEAD; 0 = no objection
  bool unreadable = false;  // 400 before the method is looked at
};

// RFC 9112 section 6, and what has been used to hide one request in another.
constexpr Framing framings[] = {
    {"", "", 0},
    {"Content-Length: 0\r\n", "", 0},
    {"Content-Length: 5\r\n", "hello", 413},
    {"Content-Length: 5\r\nContent-Length: 5\r\n", "hello", 413},
    {"Content-Length: 0\r\nContent-Length: 5\r\n", "hello", 400},
    {"Content-Length: 5, 5\r\n", "hello", 400},
    {"Content-Length: -5\r\n", "hello", 400},
    {"Content-Length: +5\r\n", "hello", 400},
    {"Content-Length: 5x\r\n", "hello", 400},
    {"Content-Length: 0x5\r\n", "hello", 400},
    {"Content-Length: 5.0\r\n", "hello", 400},
    {"Content-Length: 99999999999999999999\r\n", "hello", 413},
    {"Content-Length:\r\n", "hello", 400},
    {"Content-Length : 5\r\n", "hello", 400},
    {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 413},
    {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding: chunked\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding: Chunked\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding: identity\r\n", "", 400},
    {"Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding : chunked\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n", 400},
    {"Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n", 400},
    {"X: y\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n", 400},
    {"X: y\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 400, true},
    {"X: y\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 400, true},
    {"\x0bTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 400, true},
    {"Expect: 100-continue\r\n", "", 400},
    {"Upgrade: websocket\r\nConnection: upgrade\r\n", "", 400},
    {"no colon\r\n", "", 400},
};

constexpr const char* methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"};

TEST_F(Page, FramingTable) {
  const std::string inner = "GET /healthz HTTP/1.1\r\n" + tests::host_line(server_.port()) + "\r\n";
  int cases = 0;
  for (const char* method : methods)
    for (const Framing& framing : framings) {
      const bool reads = std::string(method) == "GET" || std::string(method) == "HEAD";
      const int due = framing.unreadable ? 400 : !reads ? 405 : framing.status == 0 ? 200 : framing.status;
      const tests::Client client(server_.port());
      client.send(std::string(method) + " /help HTTP/1.1\r\n" + tests::host_line(server_.port()) + framing.headers +
                  "\r\n" + framing.body + (due == 200 ? "" : inner));
      std::string answer = client.read_some(65536);
      if (due != 200) answer += client.read_to_end();
      EXPECT_TRUE(tests::has_status(answer, due)) << method << " " << framing.headers << answer.substr(0, 40);
      EXPECT_EQ(answer.find("HTTP/1.1 ", 9), std::string::npos) << method << " " << framing.headers;
      EXPECT_EQ(tests::header(answer, "Connection"), due == 200 ? "keep-alive" : "close");
      ++cases;
    }
  EXPECT_GE(cases, 200);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/request_head.h"

#include <gtest/gtest.h>

#include <random>

#include "searcher/render/html.h"
#include "searcher/web/response.h"

namespace {

using namespace searcher;
using namespace searcher::web;

const std::vector<std::string> hosts{"127.0.0.1:8080", "localhost:8080", "[::1]:8080"};

int status_of(const std::string& text) { return parse_head(text, hosts).status; }
int status_of_host(const std::string& headers) { return status_of("GET / HTTP/1.1\r\n" + headers + "\r\n"); }

TEST(RequestHead, AWellFormedOne) {
  const Parsed parsed = parse_head(
      "GET /search?q=a%20b+c&lang=es HTTP/1.1\r\nHost: LOCALHOST:8080\r\nIf-None-Match: \"1\"\r\n\r\n", hosts);
  ASSERT_EQ(parsed.status, 0);
  EXPECT_EQ(parsed.head.path, "/search");
  EXPECT_EQ(parsed.head.parameter("q"), "a b c");
  EXPECT_EQ(parsed.head.parameter("lang"), "es");
  EXPECT_EQ(parsed.head.if_none_match, "\"1\"");
  EXPECT_TRUE(parsed.head.keep_alive);
}

TEST(RequestHead, HostTable) {
  for (const char* good :
       {"Host: 127.0.0.1:8080\r\n", "Host: localhost:8080\r\n", "Host: [::1]:8080\r\n", "hOsT:  LocalHost:8080 \r\n"})
    EXPECT_EQ(status_of_host(good), 0) << good;
  for (const char* foreign : {"evil.test",
                              "evil.test:8080",
                              "127.0.0.1",
                              "127.0.0.1:80",
                              "127.0.0.1:8081",
                              "localhost",
                              "localhost:80",
                              "localhost.:8080",
                              "localhost:8080.",
                              "127.0.0.1.:8080",
                              "127.1:8080",
                              "2130706433:8080",
                              "0x7f000001:8080",
                              "0177.0.0.1:8080",
                              "0.0.0.0:8080",
                              "[::]:8080",
                              "[0:0:0:0:0:0:0:1]:8080",
                              "[::ffff:127.0.0.1]:8080",
                              "::1:8080",
                              "user@localhost:8080",
                              "localhost:8080@evil.test",
                              "localhost:8080/",
                              "http://localhost:8080",
                              "localhost:08080",
                              "localhost: 8080",
                              "localhost:8080,evil.test",
                              "evil.test, localhost:8080",
                              "local%68ost:8080",
                              "=?utf-8?Q?localhost=3A8080?=",
                              "127.0.0.1.nip.io:8080",
                              "localhost.evil.test:8080",
                              "xlocalhost:8080",
                              "localhost:80800",
                              "192.168.1.10:8080",
                              "host.docker.internal:8080",
                              "",
                              " ",
                              ":8080",
                              "*",
                              "localhost\t:8080",
                              "127.0.0.1:8080:8080",
                              "127.0.0.1:+8080",
                              "127.0.0.1:8080?x",
                              "127.0.0.1:8080#x",
                              "[::1]",
                              "[::1%25lo]:8080",
                              "[::1]:8080]",
                              "127.0.0.1:8080\xc2\xa0",
                              "127\xe3\x80\x82"
                              "0.0.1:8080",
                              "\xe2\x93\x9b"
                              "ocalhost:8080"})
    EXPECT_EQ(status_of_host(std::string("Host: ") + foreign + "\r\n"), 421) << foreign;
  EXPECT_EQ(status_of_host(""), 400);
  EXPECT_EQ(status_of_host("Host: localhost:8080\r\nHost: localhost:8080\r\n"), 400);
  EXPECT_EQ(status_of_host("Host: localhost:8080\r\nHost: evil.test\r\n"), 400);
  EXPECT_EQ(status_of_host("Host : localhost:8080\r\n"), 400);
  EXPECT_EQ(status_of_host("Host: localhost:8080\r\n evil.test\r\n"), 400);
  EXPECT_EQ(status_of_host(std::string("Host: localhost:8080\0\r\n", 23)), 400);
}

TEST(RequestHead, FramingTable) {
  struct Row {
    std::string text;
    int status;
  };
  const std::string host = "Host: localhost:8080\r\n";
  const std::vector<Row> rows{
      {"POST / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"PUT / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 405},
      {"CONNECT localhost:8080 HTTP/1.1\r\n" + host + "\r\n", 405},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n", 0},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: +0\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 0x0\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "transfer-encoding: identity\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Upgrade: h2c\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\n" + host + "\r\n", 505},
      {"GET / HTTP/1.1 \r\n" + host + "\r\n", 400},
      {"GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET / http/1.1\r\n" + host + "\r\n", 400},
      {"GET /\r\n" + host + "\r\n", 400},
      {"GET http://localhost:8080/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET //localhost/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /..%2f..%2fetc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a/%2e%2e/b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a%00b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a%5c..%5cb HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a%2 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a%zz HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /?q=%e HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /#x HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET / HTTP/1.1\n" + host + "\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host +
           "X: a\x01"
           "b\r\n\r\n",
       400},
      {"GET / HTTP/1.1\r\n" + host + "X\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + ": x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X y: z\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "\r\nextra", 400},
      {"GET / HTTP/1.1\r\n" + host, 400},
      {"", 400},
      {"\r\n", 400},
      {"\r\nGET / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(largest_head, 'x') + "\r\n\r\n", 400},
  };
  for (const Row& row : rows) EXPECT_EQ(status_of(row.text), row.status) << row.text.substr(0, 80);
  std::string many = "GET / HTTP/1.1\r\n" + host;
  for (std::size_t i = 0; i < most_headers; ++i) many += "X: y\r\n";
  EXPECT_EQ(status_of(many + "\r\n"), 431);
}

// Every control byte in every position of a head is refused, in 200 generated cases and more.
TEST(RequestHead, ControlBytesAreRefusedEverywhere) {
  const std::string head = "GET /search?q=x HTTP/1.1\r\nHost: localhost:8080\r\nAccept: */*\r\n\r\n";
  for (std::size_t at = 0; at < head.size(); ++at)
    for (const char control : {'\0', '\x07', '\x0b', '\x7f'}) {
      std::string changed = head;
      changed[at] = control;
      EXPECT_NE(status_of(changed), 0) << at;
    }
}

TEST(RequestHead, AnyBytesAreAnswered) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string text = "GET /?q=1 HTTP/1.1\r\nHost: localhost:8080\r\n\r\n";
    for (int i = 0; i < 4; ++i) text[random() % text.size()] = static_cast<char>(random());
    const int status = status_of(text);
    EXPECT_TRUE(status == 0 || status >= 400) << text;
  }
}

TEST(RequestHead, WhoAsksIsToldOnce) {
  const Parsed parsed = parse_head(
      "GET / HTTP/1.1\r\nHost: localhost:8080\r\nCookie: a=b; c=d\r\nAuthorization: Basic eDp5\r\nOrigin: null\r\n"
      "Sec-Fetch-Site: none\r\nX-Forwarded-For: 192.0.2.1, 192.0.2.2\r\nX-Forwarded-For: 192.0.2.3\r\n\r\n",
      hosts);
  ASSERT_EQ(parsed.status, 0);
  EXPECT_EQ(parsed.head.cookie, "a=b; c=d");
  EXPECT_EQ(parsed.head.authorization, "Basic eDp5");
  EXPECT_EQ(parsed.head.origin, "null");
  EXPECT_EQ(parsed.head.fetch_site, "none");
  EXPECT_EQ(parsed.head.forwarded_for, "192.0.2.1, 192.0.2.2,192.0.2.3");
  for (const std::string header : {"Cookie: a=b", "Authorization: Basic eDp5", "Origin: null", "Sec-Fetch-Site: none"})
    EXPECT_EQ(status_of_host("Host: localhost:8080\r\n" + header + "\r\n" + header + "\r\n"), 400) << header;
}

TEST(RequestHead, WhatABrowserCanUnpackIsKept) {
  const Parsed parsed =
      parse_head("GET / HTTP/1.1\r\nHost: localhost:8080\r\nAccept-Encoding: gzip, br\r\n\r\n", hosts);
  ASSERT_EQ(parsed.status, 0);
  EXPECT_EQ(parsed.head.accept_encoding, "gzip, br");
}

TEST(RequestHead, APostIsReadAtTheLoginAlone) {
  const std::string rest =
      " HTTP/1.1\r\nHost: localhost:8080\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "12\r\n\r\n";
  const Parsed parsed = parse_head("POST /login?to=%2Flibrary" + rest, hosts, true);
  ASSERT_EQ(parsed.status, 0);
  EXPECT_TRUE(parsed.head.posts);
  EXPECT_EQ(parsed.head.form_size, 12U);
  EXPECT_EQ(parsed.head.parameter("to"), "/library");
  EXPECT_EQ(parse_head("POST /login" + rest, hosts).status, 405) << "where there is no password";
  for (const char* target : {"/", "/search", "/loginx", "/LOGIN", "/login/"})
    EXPECT_EQ(parse_head("POST " + std::string(target) + rest, hosts, true).status, 405) << target;
  EXPECT_EQ(parse_head("GET /login" + rest, hosts, true).status, 413);
  const auto allow = [&](const std::string& line, bool takes_login) {
    const Parsed refused = parse_head(line + rest, hosts, takes_login);
    EXPECT_EQ(refused.status, 405) << line;
    return refused.allow;
  };
  EXPECT_EQ(allow("PUT /login", true), "GET, HEAD, POST");
  EXPECT_EQ(allow("PUT /login", false), "GET, HEAD");
  EXPECT_EQ(allow("DELETE /library", true), "GET, HEAD");
  EXPECT_EQ(allow("OPTIONS *", true), "GET, HEAD");
}

TEST(Response, NoHeaderOfAnothersMaking) {
  Response response;
  response.disposition = attachment_named("x\r\nSet-Cookie: a=b");
  response.etag = "\"a\r\nX-Evil: 1\"";
  response.location = "/\r\nX-Evil: 1";
  response.cookie = "a=b\nX-Evil: 1";
  response.challenge = "Basic\rX-Evil: 1";
  const std::string head = head_of(response, true);
  for (const char* left_out : {"ETag", "Location", "Set-Cookie", "WWW-Authenticate"})
    EXPECT_EQ(head.find("\r\n" + std::string(left_out)), std::string::npos) << left_out;
  EXPECT_EQ(head.find("\r\nX-Evil"), std::string::npos);
  EXPECT_NE(head.find("Content-Security-Policy: default-src 'none'"), std::string::npos);
}

TEST(PercentEncoding, RoundTrip) {
  std::string all;
  for (int c = 1; c < 256; ++c) all.push_back(static_cast<char>(c));
  std::string decoded;
  ASSERT_TRUE(percent_decode(render::encoded(all), false, decoded));
  EXPECT_EQ(decoded, all);
}

}  // namespace

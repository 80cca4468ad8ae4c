// SPDX-License-Identifier: GPL-3.0-or-later
// A running server over sockets: what it answers and what it refuses.
#include "searcher/web/server.h"

#include <Poco/InflatingStream.h>
#include <gtest/gtest.h>

#include <iterator>
#include <sstream>

#include "searcher/web/routes.h"
#include "tests/searcher/web/page.h"

namespace {

using namespace searcher;
using tests::ask;
using tests::body;
using tests::has_status;
using tests::header;
using tests::Page;

TEST_F(Page, EveryRouteAnswersWithTheSecurityHeaders) {
  folder_.write("library/a.html", "<p>x</p>");
  document_at("library/a.html");
  for (const web::Route& route : web::routes()) {
    std::string target(route.pattern);
    if (const auto hole = target.find("{id}"); hole != std::string::npos) target.replace(hole, 4, "0f3a");
    for (const char* method : {"GET", "HEAD"}) {
      const std::string answer = get(target + "?q=x&citation=INA+212&document=x", "", method);
      EXPECT_TRUE(has_status(answer, target == "/login" ? 404 : 200)) << target << ": " << answer.substr(0, 100);
      EXPECT_TRUE(header(answer, "Content-Security-Policy").starts_with("default-src 'none'; ")) << target;
      EXPECT_EQ(header(answer, "X-Content-Type-Options"), "nosniff") << target;
      EXPECT_EQ(header(answer, "Referrer-Policy"), "no-referrer") << target;
      EXPECT_EQ(header(answer, "Cache-Control"), "no-store") << target;
      EXPECT_EQ(header(answer, "Cross-Origin-Resource-Policy"), "same-origin") << target;
      EXPECT_EQ(answer.find("Set-Cookie: "), answer.find("Set-Cookie: a=b")) << target;
      EXPECT_TRUE(header(answer, "Set-Cookie").empty());
      EXPECT_EQ(answer.find("Access-Control"), std::string::npos);
      EXPECT_TRUE(header(answer, "Server").empty());
      if (std::string(method) == "HEAD")
        EXPECT_TRUE(answer.ends_with("\r\n\r\n")) << target;
      else
        EXPECT_EQ(header(answer, "Content-Length"), std::to_string(body(answer).size())) << target;
    }
  }
}

TEST_F(Page, OnlyAPdfMayStandInAFrameAndOnlyOfThisSite) {
  folder_.write("library/a.pdf", "%PDF-1.4");
  document_at("library/a.pdf");
  const std::string original = get("/documents/0f3a/original");
  EXPECT_EQ(header(original, "X-Frame-Options"), "SAMEORIGIN");
  EXPECT_TRUE(header(original, "Content-Security-Policy").ends_with("; frame-ancestors 'self'"));
  const std::string beside = get("/documents/0f3a?beside=3");
  EXPECT_EQ(header(beside, "X-Frame-Options"), "DENY");
  EXPECT_TRUE(header(beside, "Content-Security-Policy").ends_with("; frame-src 'self'"));
  EXPECT_NE(beside.find("src=\"/documents/0f3a/original#page=3\""), std::string::npos);
  EXPECT_EQ(header(get("/documents/0f3a"), "Content-Security-Policy").find("frame-src"), std::string::npos);
  EXPECT_TRUE(has_status(get("/documents/0f3a?beside=0"), 400));
  document_at("library/a.html");
  EXPECT_EQ(get("/documents/0f3a?beside=3").find("<iframe"), std::string::npos);
}

TEST_F(Page, NoTextBecomesMarkup) {
  document_at("library/<script>.html");
  for (const char* target : {"/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/documents/0f3a?q=%3Cscript%3E",
                             "/documents/0f3a/quote", "/cites?citation=%3Cscript%3E", "/documents/0f3a/changes",
                             "/similar?document=0f3a&passage=2", "/documents/0f3a/quote?text=%3Cscript%3E&ui=es",
                             "/library", "/help?x=%22%3E%3Cimg", "/search?q=%22%3E%3Cimg%20src=x%3E"}) {
    const std::string answer = get(target);
    EXPECT_TRUE(has_status(answer, 200)) << target;
    const std::size_t own = answer.find("<script src=\"/page.js\" defer></script>");
    EXPECT_EQ(answer.find("<script"), own) << target;
    EXPECT_EQ(answer.find("<script", own + 1), std::string::npos) << target;
    EXPECT_EQ(answer.find("<img"), std::string::npos) << target;
  }
}

TEST_F(Page, StatusesAndProblems) {
  EXPECT_TRUE(has_status(get("/none"), 404));
  EXPECT_TRUE(has_status(get("/library/"), 404));
  EXPECT_TRUE(has_status(get("/documents/unknown"), 404));
  EXPECT_TRUE(has_status(get("/documents/unknown/original"), 404));
  EXPECT_TRUE(has_status(get("/documents/..%2f"), 400));
  EXPECT_TRUE(has_status(get("/search?q=bad"), 400));
  const std::string problem = get("/api/v1/search?q=bad");
  EXPECT_TRUE(has_status(problem, 400));
  EXPECT_EQ(header(problem, "Content-Type"), "application/problem+json");
  for (const char* field : {"\"code\": \"unbalanced-quote\"", "\"offset\": 1", "\"length\": 1", "\"good\""})
    EXPECT_NE(problem.find(field), std::string::npos) << field;
  const std::string missing = get("/api/v1/documents/unknown");
  EXPECT_TRUE(has_status(missing, 404));
  EXPECT_EQ(header(missing, "Content-Type"), "application/problem+json");
  for (const char* wrong : {"offset=-1", "offset=1e20", "offset=NaN", "offset=9901", "offset=x", "limit=0", "limit=101",
                            "limit=4294967297", "mode=fast", "sort=size"}) {
    EXPECT_TRUE(has_status(get(std::string("/api/v1/search?q=a&") + wrong), 400)) << wrong;
    EXPECT_TRUE(has_status(get(std::string("/search?q=a&") + wrong), 400)) << wrong;
  }
  const std::string posted = get("/", "", "POST");
  EXPECT_TRUE(has_status(posted, 405));
  EXPECT_EQ(header(posted, "Allow"), "GET, HEAD");
}

TEST_F(Page, TheFormsFiltersBecomePartOfTheQuery) {
  const std::string answer = get("/api/v1/search?q=asylum&agency=U.S.+Office&type=memo&lang=&after=2021-01-20");
  EXPECT_NE(answer.find(R"("query": "asylum agency:\"U.S. Office\" type:memo after:2021-01-20")"), std::string::npos);
}

TEST_F(Page, TextsComePackedToWhoCanReadThemSo) {
  const auto unpacked = [](const std::string& answer) {
    std::istringstream in(body(answer));
    Poco::InflatingInputStream stream(in, Poco::InflatingStreamBuf::STREAM_GZIP);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  for (const std::string target : {"/style.css", "/page.js", "/library?ui=es", "/help"}) {
    const std::string plain = get(target);
    EXPECT_EQ(header(plain, "Content-Encoding"), "");
    const std::string packed = get(target, "Accept-Encoding: deflate, gzip;q=0.5, br\r\n");
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip") << target;
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(packed, "Content-Length"), std::to_string(body(packed).size()));
    EXPECT_LT(body(packed).size() * 2, body(plain).size()) << target;
    if (!target.starts_with("/library")) {
      EXPECT_EQ(unpacked(packed), body(plain)) << target;
    }
    EXPECT_EQ(header(get(target, "Accept-Encoding: gzip\r\n", "HEAD"), "Content-Encoding"), "gzip");
    for (const char* no : {"gzip;q=0", "br", "gzipped", "identity, gzip; q=0.0", "*"})
      EXPECT_EQ(header(get(target, std::string("Accept-Encoding: ") + no + "\r\n"), "Content-Encoding"), "") << no;
  }
  document_at("library/a.pdf");
  folder_.write("library/a.pdf", "%PDF-1.4 " + std::string(5000, 'x'));
  for (const char* target : {"/documents/0f3a/original", "/api/v1/openapi.json", "/api/v1/library", "/healthz"})
    EXPECT_EQ(header(get(target, "Accept-Encoding: gzip\r\n"), "Content-Encoding"), "") << target;
}

TEST_F(Page, RelatedWordsComeWhenTheyAreAskedFor) {
  const std::string before = get("/search?q=fee+waiver&sort=date");
  EXPECT_NE(before.find("href=\"/search?q=fee%20waiver&amp;sort=date&amp;related=1#related\""), std::string::npos);
  EXPECT_EQ(before.find("id=\"related\""), std::string::npos);
  EXPECT_EQ(related_asked_, 0) << "they take time that the results do not wait for";
  const std::string after = get("/search?q=fee+waiver&sort=date&related=1");
  EXPECT_NE(after.find("id=\"related\""), std::string::npos);
  EXPECT_EQ(related_asked_, 1);
  EXPECT_EQ(after.find("related=1#related"), std::string::npos) << "its links go on without them";
}

TEST_F(Page, FailuresTellNothingOfTheInside) {
  for (const char* place : {"/search", "/api/v1/search"}) {
    const std::string broken = get(std::string(place) + "?q=broken");
    EXPECT_TRUE(has_status(broken, 503));
    EXPECT_NE(broken.find("is damaged"), std::string::npos);
    EXPECT_EQ(broken.find("secret"), std::string::npos);
    for (const char* query : {"?q=odd", "?q=unexpected"}) {
      const std::string odd = get(std::string(place) + query);
      EXPECT_TRUE(has_status(odd, 500));
      EXPECT_NE(odd.find("as failure "), std::string::npos);
      for (const char* inside : {"secret", "Poco", "Xapian", "std::", "runtime_error"})
        EXPECT_EQ(odd.find(inside), std::string::npos) << inside;
    }
  }
  EXPECT_NE(err_.str().find("failure 2 while answering: inside /secret/place\n"), std::string::npos) << err_.str();
  EXPECT_EQ(err_.str().find("odd"), std::string::npos) << "queries are not logged";
  EXPECT_TRUE(has_status(get("/healthz"), 200));
}

TEST_F(Page, AnUnchangedAnswerIsNotSentAgain) {
  document_at("library/a.txt");
  for (const std::string target : {"/api/v1/search?q=a", "/api/v1/documents/0f3a?q=a"}) {
    const std::string etag = header(get(target), "ETag");
    ASSERT_FALSE(etag.empty());
    for (const std::string& tags : {etag, "W/" + etag, "\"x\", " + etag}) {
      const std::string again = get(target, "If-None-Match: " + tags + "\r\n");
      EXPECT_TRUE(has_status(again, 304)) << tags;
      EXPECT_TRUE(again.ends_with("\r\n\r\n"));
    }
    EXPECT_TRUE(has_status(get(target + "b", "If-None-Match: " + etag + "\r\n"), 200));
    EXPECT_TRUE(has_status(get(target + "&offset=1", "If-None-Match: " + etag + "\r\n"), 200));
  }
}

TEST_F(Page, OtherSitesReachTheStartPageAlone) {
  for (const char* site : {"cross-site", "same-site", "CROSS-SITE", "x"}) {
    const std::string headers = std::string("Sec-Fetch-Site: ") + site + "\r\n";
    EXPECT_TRUE(has_status(get("/", headers), 200));
    for (const char* target : {"/?q=x", "/search?q=x", "/library", "/documents/0f3a", "/api/v1/search?q=x", "/healthz"})
      EXPECT_TRUE(has_status(get(target, headers), 403)) << target;
  }
  EXPECT_TRUE(has_status(get("/search?q=x", "Sec-Fetch-Site: same-origin\r\n"), 200));
  EXPECT_TRUE(has_status(get("/search?q=x", "Sec-Fetch-Site: none\r\n"), 200));
}

TEST_F(Page, AConnectionIsKeptForTheNextRequest) {
  const tests::Client client(server_.port());
  const std::string head = "GET /healthz HTTP/1.1\r\n" + tests::host_line(server_.port());
  client.send(head + "\r\n");
  std::string both = client.read_some();
  EXPECT_EQ(header(both, "Connection"), "keep-alive");
  client.send(head + "Connection: close\r\n\r\n");
  both += client.read_to_end();
  EXPECT_NE(both.find("HTTP/1.1 200", 5), std::string::npos);
  EXPECT_TRUE(both.ends_with("}"));
}

// One answer for each connection that brings a body, whatever is hidden in it.
TEST_F(Page, ASmuggledRequestGetsNoAnswer) {
  const std::string inner = "GET /healthz HTTP/1.1\r\n" + tests::host_line(server_.port()) + "\r\n";
  const std::string length = std::to_string(inner.size());
  for (const std::string& outer : std::vector<std::string>{
           "POST / HTTP/1.1\r\n" + tests::host_line(server_.port()) + "Content-Length: " + length + "\r\n\r\n",
           "GET / HTTP/1.1\r\n" + tests::host_line(server_.port()) + "Content-Length: " + length + "\r\n\r\n",
           "GET / HTTP/1.1\r\n" + tests::host_line(server_.port()) + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "GET / HTTP/1.1\r\n" + tests::host_line(server_.port()) + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n"}) {
    const tests::Client client(server_.port());
    client.send(outer + inner);
    const std::string answer = client.read_to_end();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << answer;
    EXPECT_EQ(header(answer, "Connection"), "close");
    EXPECT_EQ(answer.find("HTTP/1.1", 5), std::string::npos) << outer;
  }
}

TEST_F(Page, AnswersToHeadHaveNoBodyEvenWhenRefused) {
  const std::string answer = get("/", "Content-Length: 5\r\n", "HEAD");
  EXPECT_TRUE(has_status(answer, 413));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST(Server, ListensOnLoopbackAlone) {
  std::ostringstream err;
  for (const char* host : {"0.0.0.0", "192.0.2.1", "::", "example.org", "", "localhost.localdomain"})
    EXPECT_THROW(web::Server({host, 0, 4, {}}, {}, err), std::runtime_error) << host;
}

TEST(Server, FurtherNamesAreAnswered) {
  std::ostringstream err;
  web::Answers made;
  made.state = [] { return search::LibraryState{}; };
  const web::Server server({"localhost", 0, 4, {"Policy.Office.example"}}, made, err);
  const auto get = [&](const std::string& host) {
    const tests::Client client(server.port());
    client.send("GET /healthz HTTP/1.1\r\nConnection: close\r\nHost: " + host + ":" + std::to_string(server.port()) +
                "\r\n\r\n");
    return client.read_to_end();
  };
  EXPECT_TRUE(has_status(get("policy.office.example"), 200));
  EXPECT_TRUE(has_status(get("localhost"), 200));
  EXPECT_TRUE(has_status(get("office.example"), 421));
}

}  // namespace

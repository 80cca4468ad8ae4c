// SPDX-License-Identifier: GPL-3.0-or-later
// A page with a password: nothing gets past the door without it.
#include "searcher/web/door.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "searcher/access/password.h"
#include "searcher/web/login.h"
#include "searcher/web/routes.h"
#include "tests/searcher/web/locked_page.h"

namespace {

using namespace searcher;
using tests::body;
using tests::has_status;
using tests::header;
using tests::LockedPage;

TEST_F(LockedPage, NoRouteAnswersWithoutThePassword) {
  folder_.write("library/a.html", "<p>x</p>");
  document_at("library/a.html");
  int closed = 0;
  for (const web::Route& route : web::routes()) {
    std::string target(route.pattern);
    if (const auto hole = target.find("{id}"); hole != std::string::npos) target.replace(hole, 4, "0f3a");
    const bool open = target == "/login" || target == "/style.css" || target == "/icon.svg" || target == "/healthz";
    EXPECT_EQ(route.open, open) << target;
    for (const char* method : {"GET", "HEAD"})
      for (const char* headers : {"", "Accept: text/html\r\n", "Cookie: session=x\r\n", "Authorization: Bearer x\r\n",
                                  "Accept: text/html\r\nSec-Fetch-Site: same-origin\r\n"}) {
        const std::string answer = get(target + "?q=x&citation=INA+212&document=x", headers, method);
        EXPECT_EQ(has_status(answer, 200), open) << method << " " << target << " " << headers;
        EXPECT_EQ(answer.find("alert"), std::string::npos) << target;
      }
    closed += open ? 0 : 1;
  }
  EXPECT_GE(closed, 18);
  EXPECT_TRUE(has_status(get("/no/such/page"), 401)) << "nor is it told which pages there are";
}

TEST_F(LockedPage, EveryRouteAnswersWithIt) {
  folder_.write("library/a.html", "<p>x</p>");
  document_at("library/a.html");
  const std::string cookie = logged_in();
  for (const web::Route& route : web::routes()) {
    std::string target(route.pattern);
    if (const auto hole = target.find("{id}"); hole != std::string::npos) target.replace(hole, 4, "0f3a");
    EXPECT_TRUE(has_status(get(target + "?q=x&citation=INA+212&document=x", cookie), target == "/login" ? 303 : 200))
        << target;
    EXPECT_TRUE(has_status(get(target + "?q=x&citation=INA+212&document=x", right_), 200)) << target;
  }
}

TEST_F(LockedPage, BrowsersAreLedToTheLoginAndBack) {
  const std::string led = get("/search?q=caf%C3%A9+%22x%22&ui=es", "Accept: text/html,*/*\r\n");
  EXPECT_TRUE(has_status(led, 303));
  EXPECT_EQ(header(led, "Location"), "/login?to=%2Fsearch%3Fq%3Dcaf%25C3%25A9%2520%2522x%2522%26ui%3Des");
  const std::string form = get(header(led, "Location"));
  EXPECT_TRUE(has_status(form, 200));
  EXPECT_NE(form.find("action=\"/login?to=%2Fsearch%3Fq%3Dcaf%25C3%25A9%2520%2522x%2522%26ui%3Des\""),
            std::string::npos);
  EXPECT_EQ(form.find("<script"), std::string::npos);
  const std::string entered = post(header(led, "Location"), "password=" + std::string(word_));
  EXPECT_TRUE(has_status(entered, 303));
  EXPECT_EQ(header(entered, "Location"), "/search?q=caf%C3%A9%20%22x%22&ui=es");
  EXPECT_EQ(header(get("/", "Accept: text/html\r\n"), "Location"), "/login");
}

TEST_F(LockedPage, TheWayBackIsAPageOfOurs) {
  EXPECT_EQ(web::way_back("/search?q=a%26b&x"), "/search?q=a%26b&x=");
  EXPECT_EQ(web::way_back("/documents/0f3a"), "/documents/0f3a");
  for (const char* wanted : {"",
                             "x",
                             "//evil.test",
                             "//evil.test/search",
                             "/\\evil.test",
                             "/%5Cevil.test",
                             "/%2F/evil.test",
                             "https://evil.test/",
                             "https:evil.test",
                             "javascript:alert(1)",
                             "/search\r\nSet-Cookie: a=b",
                             "/search%0d%0aX: y",
                             "/../search",
                             "/login",
                             "/login?to=%2Flogin",
                             "/style.css",
                             "/none",
                             " /search",
                             "/search #",
                             "/search?q=%zz",
                             "/\tsearch"})
    EXPECT_EQ(web::way_back(wanted), "/") << wanted;
  EXPECT_EQ(web::way_back("/search?q=%0d%0aX:%20y"), "/search?q=%0D%0AX%3A%20y");
  const std::string answer = post("/login?to=%2F%2Fevil.test%2F", "password=" + std::string(word_));
  EXPECT_EQ(header(answer, "Location"), "/");
}

TEST_F(LockedPage, TheCookieIsForThisPageAlone) {
  const std::string answer = post("/login", "password=" + std::string(word_));
  const std::string cookie = header(answer, "Set-Cookie");
  const std::string name = "session-" + std::to_string(server_.port());
  EXPECT_TRUE(cookie.starts_with(name + "=")) << cookie;
  EXPECT_EQ(cookie.substr(name.size() + 1 + 43), "; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
  EXPECT_NE(header(post("/login", "password=" + std::string(word_)), "Set-Cookie"), cookie);
}

TEST_F(LockedPage, WrongOldAndForgedCookiesOpenNothing) {
  const std::string cookie = logged_in();
  EXPECT_TRUE(has_status(get("/library", cookie), 200));
  std::string forged = cookie;
  forged[forged.size() - 3] = forged[forged.size() - 3] == 'A' ? 'B' : 'A';
  const std::string named = cookie.substr(0, cookie.find('=') + 1);
  for (const std::string& wrong :
       {forged, named + "\r\n", named + std::string(43, 'A') + "\r\n", named + std::string(4000, 'A') + "\r\n",
        "Cookie: session=" + cookie.substr(cookie.find('=') + 1), "Cookie: x" + cookie.substr(8)})
    EXPECT_TRUE(has_status(get("/library", wrong), 401)) << wrong;
  EXPECT_TRUE(has_status(get("/library", "Cookie: a=b; " + cookie.substr(8)), 200)) << "among others";
  EXPECT_TRUE(has_status(get("/library", "Cookie: a=b\r\n" + cookie), 400)) << "two headers";
  const std::string left = post("/login", "leave=1", cookie);
  EXPECT_TRUE(has_status(left, 303));
  EXPECT_EQ(header(left, "Location"), "/login");
  EXPECT_NE(header(left, "Set-Cookie").find("=; Path=/; Max-Age=0; "), std::string::npos);
  EXPECT_TRUE(has_status(get("/library", cookie), 401)) << "it has ended here as well";
}

TEST_F(LockedPage, ALoginEndsTheSessionBefore) {
  const std::string before = logged_in();
  const std::string answer = post("/login", "password=" + std::string(word_), before);
  EXPECT_TRUE(has_status(answer, 303));
  EXPECT_TRUE(has_status(get("/library", before), 401));
}

TEST_F(LockedPage, GuessingIsSlow) {
  for (int i = 0; i < 10; ++i) {
    const std::string answer = post("/login", "password=guess" + std::to_string(i));
    EXPECT_TRUE(has_status(answer, 403));
    EXPECT_NE(answer.find("That is not the password."), std::string::npos);
    EXPECT_TRUE(header(answer, "Set-Cookie").empty());
  }
  for (const std::string& password : {std::string("guess"), std::string(word_)}) {
    const std::string answer = post("/login", "password=" + password);
    EXPECT_TRUE(has_status(answer, 429)) << "the right one as well: it would tell";
    EXPECT_TRUE(header(answer, "Set-Cookie").empty());
    const int seconds = std::stoi(header(answer, "Retry-After"));
    EXPECT_TRUE(seconds > 0 && seconds <= 60) << seconds;
  }
  EXPECT_EQ(err_.str(), "searcher: too many wrong passwords from 127.0.0.1; it has to wait\n") << "once";
  const std::string answer = get("/api/v1/library", right_);
  EXPECT_TRUE(has_status(answer, 429)) << "and by the other way";
  EXPECT_FALSE(header(answer, "Retry-After").empty());
  EXPECT_NE(answer.find("\"too-many-attempts\""), std::string::npos);
}

TEST_F(LockedPage, GuessingByProgramsIsSlowToo) {
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(has_status(get("/library", "Authorization: Basic eDp5\r\n"), 401));
  EXPECT_TRUE(has_status(get("/library", "Authorization: Basic eDp5\r\n"), 429));
  EXPECT_TRUE(has_status(post("/login", "password=" + std::string(word_)), 429));
  EXPECT_TRUE(has_status(get("/library"), 401)) << "asking without is no guess";
}

TEST_F(LockedPage, ManyProgramsAtOnceAreNoGuesses) {
  std::atomic<int> answered = 0;
  std::vector<std::thread> programs;
  for (int i = 0; i < 24; ++i)
    programs.emplace_back([&] {
      for (int k = 0; k < 5; ++k)
        if (has_status(get("/help", right_), 200)) ++answered;
    });
  for (std::thread& each : programs) each.join();
  EXPECT_EQ(answered, 24 * 5);
}

TEST_F(LockedPage, ManyGuessesAtOnceAreNoWayRound) {
  get("/help", right_);  // known now, so that a right one is quick
  std::atomic<int> looked_at = 0;
  std::vector<std::thread> programs;
  for (int i = 0; i < 24; ++i)
    programs.emplace_back([&] {
      for (int k = 0; k < 5; ++k)
        if (has_status(get("/help", "Authorization: Basic eDp5\r\n"), 401)) ++looked_at;
    });
  for (std::thread& each : programs) each.join();
  EXPECT_EQ(looked_at, 10);
  EXPECT_TRUE(has_status(get("/help", right_), 429));
}

TEST_F(LockedPage, SessionsOutliveOthersGuesses) {
  const std::string cookie = logged_in();
  for (int i = 0; i < 11; ++i) post("/login", "password=guess");
  EXPECT_TRUE(has_status(get("/library", cookie), 200));
}

TEST_F(LockedPage, ProgramsAreAskedForThePasswordAndBrowsersHaveNoBoxOfTheirOwn) {
  const std::string answer = get("/api/v1/library");
  EXPECT_TRUE(has_status(answer, 401));
  EXPECT_TRUE(header(answer, "WWW-Authenticate").starts_with("Basic realm=")) << answer;
  EXPECT_EQ(header(answer, "Content-Type"), "application/problem+json");
  EXPECT_EQ(header(get("/api/v1/library", "Sec-Fetch-Site: same-origin\r\n"), "WWW-Authenticate"), "Session");
}

// RFC 9110 on Origin, and Fetch Metadata.
TEST_F(LockedPage, FormsOfOtherSitesAreNotTaken) {
  const std::string own = "Origin: http://127.0.0.1:" + std::to_string(server_.port()) + "\r\n";
  const std::string right = "password=" + std::string(word_);
  for (const std::string& headers :
       {std::string("Sec-Fetch-Site: cross-site\r\n"), std::string("Sec-Fetch-Site: same-site\r\n"),
        std::string("Origin: http://evil.test\r\n"), std::string("Origin: null\r\n"),
        "Sec-Fetch-Site: cross-site\r\n" + own, std::string("Origin: http://127.0.0.1:1\r\n"),
        std::string("Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.test\r\n"), "Origin: https" + own.substr(12)}) {
    const std::string answer = post("/login", right, headers);
    EXPECT_TRUE(has_status(answer, 403)) << headers;
    EXPECT_TRUE(header(answer, "Set-Cookie").empty()) << headers;
  }
  for (const std::string& headers : {std::string(), own, "Sec-Fetch-Site: same-origin\r\n" + own,
                                     std::string("Sec-Fetch-Site: same-origin\r\nOrigin: null\r\n")})
    EXPECT_TRUE(has_status(post("/login", right, headers), 303)) << headers;
  const std::string cookie = logged_in();
  EXPECT_TRUE(has_status(post("/login", "leave=1", cookie + "Sec-Fetch-Site: cross-site\r\n"), 403));
  EXPECT_TRUE(has_status(get("/library", cookie), 200)) << "nobody else logs a person out";
}

TEST_F(LockedPage, TheFormIsReadStrictly) {
  const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
  const auto status = [&](const std::string& headers, const std::string& text, const std::string& target = "/login",
                          const std::string& method = "POST") {
    const tests::Client client(server_.port());
    const std::string inner = "GET /healthz HTTP/1.1\r\n" + tests::host_line(server_.port()) + "\r\n";
    client.send(method + " " + target + " HTTP/1.1\r\n" + tests::host_line(server_.port()) + headers + "\r\n" + text +
                inner);
    const std::string answer = client.read_to_end();
    EXPECT_EQ(answer.find("HTTP/1.1 ", 9), std::string::npos) << headers << answer;
    return answer.substr(9, 3);
  };
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x"), "403");
  EXPECT_EQ(status(type + "Content-Length: 4096\r\n", std::string(4096, 'x')), "403");
  EXPECT_EQ(status(type + "Content-Length: 4097\r\n", std::string(4097, 'x')), "413");
  EXPECT_EQ(status(type + "Content-Length: 99999999999999999999\r\n", ""), "413");
  EXPECT_EQ(status(type, "password=x"), "411");
  EXPECT_EQ(status("Content-Length: 10\r\n", "password=x"), "415");
  EXPECT_EQ(status("Content-Type: text/plain\r\nContent-Length: 10\r\n", "password=x"), "415");
  EXPECT_EQ(status("Content-Type: multipart/form-data\r\nContent-Length: 10\r\n", "password=x"), "415");
  EXPECT_EQ(
      status("Content-Type: Application/X-WWW-Form-Urlencoded ; charset=UTF-8\r\nContent-Length: 10\r\n", "password=x"),
      "403");
  EXPECT_EQ(status(type + "Content-Length: 10\r\nContent-Length: 10\r\n", "password=x"), "400");
  EXPECT_EQ(status(type + "Content-Length: 10, 10\r\n", "password=x"), "400");
  EXPECT_EQ(status(type + "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400");
  EXPECT_EQ(status(type + "Content-Length: 10\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400");
  EXPECT_EQ(status(type + "Content-Length: 12\r\nExpect: 100-continue\r\n", "password=%zz"), "400");
  EXPECT_EQ(status(type + "Content-Length: 12\r\n", "password=%zz"), "400");
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x", "/search"), "405");
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x", "/"), "405");
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x", "/login/"), "405");
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x", "/login", "PUT"), "405");
  EXPECT_EQ(status(type + "Content-Length: 10\r\n", "password=x", "/login", "GET"), "413");
}

TEST_F(LockedPage, TheLoginSaysWhatItTakes) {
  const std::string put = get("/login", "", "PUT");
  EXPECT_TRUE(has_status(put, 405));
  EXPECT_EQ(header(put, "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(header(get("/library", "", "PUT"), "Allow"), "GET, HEAD");
  EXPECT_EQ(header(get("/login"), "Allow"), "");
}

TEST_F(LockedPage, AFormThatNeverComesIsNotWaitedFor) {
  const tests::Client client(server_.port());
  client.send("POST /login HTTP/1.1\r\n" + tests::host_line(server_.port()) +
              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\npass");
  EXPECT_TRUE(has_status(client.read_to_end(), 408));
}

TEST_F(LockedPage, ThePageOfTheLoginIsInBothLanguages) {
  const std::string spanish = get("/login", "Accept-Language: es\r\n");
  EXPECT_NE(spanish.find("<html lang=\"es\">"), std::string::npos);
  EXPECT_NE(spanish.find("Contraseña"), std::string::npos);
  EXPECT_NE(post("/login?ui=es", "password=x").find("Esa no es la contraseña."), std::string::npos);
  EXPECT_EQ(header(post("/login?ui=es", "password=" + std::string(word_)), "Location"), "/?ui=es");
  const std::string page = get("/?ui=es", logged_in());
  EXPECT_NE(page.find("<form method=\"post\" action=\"/login?ui=es\"><button name=\"leave\" value=\"1\">Cerrar sesión"),
            std::string::npos);
  EXPECT_EQ(get("/login").find("leave"), std::string::npos);
}

TEST_F(LockedPage, HealthSaysNothingButWhetherItIsWell) {
  EXPECT_EQ(body(get("/healthz")), "{\"status\": \"ok\"}");
  state_fails_ = true;
  const std::string answer = get("/healthz");
  EXPECT_TRUE(has_status(answer, 503));
  EXPECT_EQ(answer.find("damaged"), std::string::npos);
}

TEST_F(LockedPage, OtherSitesMayLeadToTheStart) {
  const std::string from = "Sec-Fetch-Site: cross-site\r\nAccept: text/html\r\n";
  EXPECT_TRUE(has_status(get("/", from), 303));
  const std::string arrived = get("/login", from);
  EXPECT_TRUE(has_status(arrived, 200));
  EXPECT_NE(arrived.find("<a href=\"/\">Go on, if you have logged in already</a>"), std::string::npos)
      << "the cookie does not come along on this way";
  EXPECT_EQ(get("/login").find("Go on"), std::string::npos);
  EXPECT_TRUE(has_status(get("/search?q=x", from), 403));
}

TEST_F(LockedPage, NothingOfAPasswordIsTold) {
  post("/login", "password=secretguess");
  get("/library", "Authorization: Basic eDpzZWNyZXRndWVzcw==\r\n");
  EXPECT_EQ(err_.str().find("guess"), std::string::npos);
  EXPECT_EQ(get("/metrics", right_).find("guess"), std::string::npos);
}

TEST(Door, ReadsWhatBrowsersSend) {
  EXPECT_EQ(web::cookie_named("a", "a=b"), "b");
  EXPECT_EQ(web::cookie_named("a", "xa=c; a=b;z"), "b");
  EXPECT_EQ(web::cookie_named("a", "a=b; a=c"), "b");
  EXPECT_EQ(web::cookie_named("a", "ab=c"), "");
  EXPECT_EQ(web::cookie_named("a", ";;="), "");
  EXPECT_EQ(web::basic_password("Basic eDp5Ono="), "y:z");
  EXPECT_EQ(web::basic_password("bASIC  eDp5"), "y");
  for (const char* none : {"", "Basic", "Basic eHk=", "Bearer eDp5", "Basic ***"})
    EXPECT_EQ(web::basic_password(none), std::nullopt) << none;
  EXPECT_EQ(web::client_behind("127.0.0.1", ""), "127.0.0.1");
  EXPECT_EQ(web::client_behind("127.0.0.1", "192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(web::client_behind("127.0.0.1", "203.0.113.9, 192.0.2.1"), "192.0.2.1") << "the first may be forged";
  EXPECT_EQ(web::client_behind("127.0.0.1", "2001:db8::1"), "2001:db8::1");
  EXPECT_EQ(web::client_behind("127.0.0.1", "192.0.2.1, nonsense"), "127.0.0.1");
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// A running server over sockets: what it answers, what it refuses, and that slow clients do not stop others.
#include "searcher/web/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "indexer/schema/error.h"
#include "searcher/web/routes.h"
#include "tests/temporary_folder.h"

namespace {

using namespace searcher;

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void send(const std::string& text) const { EXPECT_GE(::send(fd_, text.data(), text.size(), MSG_NOSIGNAL), 0); }
  // One more byte; the server may have closed by now.
  void drip() const { static_cast<void>(::send(fd_, "x", 1, MSG_NOSIGNAL)); }
  // Everything until the server closes, or nothing more comes for so many seconds.
  std::string read_to_end(int seconds = 10) const {
    std::string all;
    char part[4096];
    for (;;) {
      pollfd polled{fd_, POLLIN, 0};
      if (poll(&polled, 1, seconds * 1000) <= 0) return all + "<still open>";
      const ssize_t got = recv(fd_, part, sizeof part, 0);
      if (got <= 0) return all;
      all.append(part, static_cast<std::size_t>(got));
    }
  }

 private:
  int fd_;
  bool connected_ = false;
};

const std::string vector_text = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

class Page : public testing::Test {
 protected:
  Page() : server_({"127.0.0.1", 0, 64}, answers()) {}

  web::Answers answers() {
    web::Answers made;
    made.search = [](const search::Request& request) -> std::variant<search::Result, search::QueryError> {
      if (request.query == "bad") return search::QueryError{"unbalanced-quote", "unbalanced quote", 1, 1, "good"};
      if (request.query == "broken") throw schema::IndexError("The index in /secret/place is damaged.");
      if (request.query == "unexpected") throw 42;
      search::Result result;
      result.query = result.echo = request.query;
      result.mode = "ranked";
      result.documents = 1;
      search::DocumentHit hit;
      hit.id = "0f3a";
      hit.path = vector_text;
      hit.metadata.title = {vector_text, vector_text};
      search::PassageHit passage;
      passage.snippet = vector_text;
      passage.highlights = {{0, 8}};
      passage.missing = {vector_text};
      passage.headings = {vector_text};
      hit.passages = {passage};
      result.hits = {hit};
      return result;
    };
    made.document = [this](const std::string& id, const std::string&) -> std::optional<search::DocumentView> {
      if (id != "0f3a" && id != "gone" && id != "escape" && id != "pdf") return std::nullopt;
      search::DocumentView view;
      view.id = id;
      view.record.root = folder_.path();
      view.record.path = id == "gone"     ? "lib/none.txt"
                         : id == "escape" ? "lib/../../etc/passwd"
                         : id == "pdf"    ? "lib/a.pdf"
                                          : "lib/a.html";
      view.record.metadata.title = {vector_text, "text"};
      return view;
    };
    made.library = [] {
      return search::LibraryView{{}, {}, {{vector_text, "refused", "damaged", vector_text, "Get a fresh copy."}}};
    };
    made.state = [] {
      search::LibraryState state;
      state.revision = "1.1";
      return state;
    };
    return made;
  }

  std::string get(const std::string& target, const std::string& headers = "", const std::string& method = "GET") const {
    const Client client(server_.port());
    client.send(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server_.port()) +
                "\r\nConnection: close\r\n" + headers + "\r\n");
    return client.read_to_end();
  }

  tests::TemporaryFolder folder_;
  web::Server server_;
};

bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

TEST_F(Page, EveryRouteAnswersWithTheSecurityHeaders) {
  folder_.write("a.html", "<p>x</p>");
  for (const web::Route& route : web::routes()) {
    std::string target(route.pattern);
    if (const auto hole = target.find("{id}"); hole != std::string::npos) target.replace(hole, 4, "0f3a");
    const std::string answer = get(target + "?q=x");
    EXPECT_TRUE(has_status(answer, 200)) << target << ": " << answer.substr(0, 100);
    for (const char* header : {"Content-Security-Policy: ", "X-Content-Type-Options: nosniff",
                               "Referrer-Policy: no-referrer", "Content-Length: "})
      EXPECT_NE(answer.find(header), std::string::npos) << target << " lacks " << header;
    EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
    EXPECT_EQ(answer.find("Access-Control"), std::string::npos);
  }
}

TEST_F(Page, NoTextBecomesMarkup) {
  for (const char* target : {"/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/documents/0f3a?q=%3Cscript%3E",
                             "/library", "/search?q=%22%3E%3Cimg%20src=x%3E"}) {
    const std::string answer = get(target);
    EXPECT_TRUE(has_status(answer, 200)) << target;
    EXPECT_EQ(answer.find("<script"), std::string::npos) << target;
    EXPECT_EQ(answer.find("<img"), std::string::npos) << target;
  }
}

TEST_F(Page, StatusesAndProblems) {
  EXPECT_TRUE(has_status(get("/none"), 404));
  EXPECT_TRUE(has_status(get("/documents/unknown"), 404));
  EXPECT_TRUE(has_status(get("/documents/..%2f"), 400));
  EXPECT_TRUE(has_status(get("/search?q=bad"), 400));
  const std::string problem = get("/api/v1/search?q=bad");
  EXPECT_TRUE(has_status(problem, 400));
  EXPECT_NE(problem.find("application/problem+json"), std::string::npos);
  EXPECT_NE(problem.find("\"code\": \"unbalanced-quote\""), std::string::npos);
  for (const char* range : {"-1", "1e20", "NaN", "9901", "x"})
    EXPECT_TRUE(has_status(get(std::string("/api/v1/search?q=a&offset=") + range), 400)) << range;
  EXPECT_TRUE(has_status(get("/", "", "POST"), 405));
}

TEST_F(Page, FailuresTellNothingOfTheInside) {
  const std::string broken = get("/search?q=broken");
  EXPECT_TRUE(has_status(broken, 503));
  EXPECT_EQ(broken.find("/secret"), std::string::npos);
  EXPECT_TRUE(has_status(get("/search?q=unexpected"), 500));
  EXPECT_TRUE(has_status(get("/healthz"), 200));
}

TEST_F(Page, AnUnchangedAnswerIsNotSentAgain) {
  const std::string first = get("/api/v1/search?q=a");
  const std::size_t at = first.find("ETag: ");
  ASSERT_NE(at, std::string::npos);
  const std::string etag = first.substr(at + 6, first.find("\r\n", at) - at - 6);
  EXPECT_TRUE(has_status(get("/api/v1/search?q=a", "If-None-Match: " + etag + "\r\n"), 304));
  EXPECT_TRUE(has_status(get("/api/v1/search?q=b", "If-None-Match: " + etag + "\r\n"), 200));
}

TEST_F(Page, HeadHasNoBody) {
  const std::string answer = get("/", "", "HEAD");
  EXPECT_TRUE(has_status(answer, 200));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(Page, OriginalsStayBeneathTheirRoot) {
  folder_.write("a.html", "<p>original</p>");
  folder_.write("a.pdf", "%PDF-1.4 x");
  const std::string html = get("/documents/0f3a/original");
  EXPECT_NE(html.find("Content-Disposition: attachment"), std::string::npos);
  EXPECT_NE(html.find("application/octet-stream"), std::string::npos);
  EXPECT_NE(get("/documents/pdf/original").find("Content-Type: application/pdf"), std::string::npos);
  EXPECT_TRUE(has_status(get("/documents/gone/original"), 404));
  EXPECT_TRUE(has_status(get("/documents/escape/original"), 404));
  std::filesystem::remove(folder_.path() / "a.html");
  std::filesystem::create_symlink("/etc/passwd", folder_.path() / "a.html");
  EXPECT_TRUE(has_status(get("/documents/0f3a/original"), 404));
}

TEST_F(Page, AConnectionIsKeptForTheNextRequest) {
  const Client client(server_.port());
  const std::string head = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server_.port()) + "\r\n";
  client.send(head + "\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  client.send(head + "Connection: close\r\n\r\n");
  const std::string both = client.read_to_end();
  EXPECT_NE(both.find("HTTP/1.1 200", 5), std::string::npos);
  EXPECT_TRUE(both.ends_with("}"));
}

TEST_F(Page, ASmuggledRequestGetsNoAnswer) {
  const Client client(server_.port());
  const std::string host = "Host: 127.0.0.1:" + std::to_string(server_.port()) + "\r\n";
  client.send("POST / HTTP/1.1\r\n" + host + "Content-Length: 40\r\n\r\nGET /healthz HTTP/1.1\r\n" + host + "\r\n");
  const std::string answer = client.read_to_end();
  EXPECT_TRUE(has_status(answer, 405));
  EXPECT_EQ(answer.find("HTTP/1.1", 5), std::string::npos);
}

TEST_F(Page, SlowClientsAreClosedAndStopNobody) {
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 40; ++i) {
    slow.push_back(std::make_unique<Client>(server_.port()));
    slow.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
  }
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(has_status(get("/healthz"), 200));
  std::thread drip([&] {
    for (int i = 0; i < 20; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      slow.front()->drip();
    }
  });
  const std::string answer = slow.front()->read_to_end(9);
  drip.join();
  EXPECT_TRUE(has_status(answer, 408)) << answer;
  EXPECT_EQ(answer.find("<still open>"), std::string::npos);
}

TEST(Server, ListensOnLoopbackAlone) {
  EXPECT_THROW(web::Server({"0.0.0.0", 0, 4}, {}), std::runtime_error);
  EXPECT_THROW(web::Server({"192.0.2.1", 0, 4}, {}), std::runtime_error);
}

}  // namespace

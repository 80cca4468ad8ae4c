// SPDX-License-Identifier: GPL-3.0-or-later
// Slow, idle and many clients stop nobody; the server ends cleanly. No test here measures a time.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include "tests/searcher/web/page.h"

namespace {

using namespace searcher;
using tests::ask;
using tests::Client;
using tests::has_status;
using tests::Page;

// 500 at once, far more than there is room for: a client with a question is answered every time.
TEST_F(Page, HalfOpenConnectionsStopNobody) {
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 500; ++i) {
    slow.push_back(std::make_unique<Client>(server_.port()));
    ASSERT_TRUE(slow.back()->connected());
    if (i % 2 == 0) slow.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
    if (i % 25 == 0) {
      EXPECT_TRUE(has_status(get("/healthz"), 200)) << i;
    }
  }
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(has_status(get("/healthz"), 200));
  // The first made room for the last.
  EXPECT_EQ(slow.front()->read_to_end(), "");
}

TEST_F(Page, ADrippingClientIsClosed) {
  const Client slow(server_.port());
  std::atomic<bool> closed = false;
  slow.send("GET / HTTP/1.1\r\nX-Slow: ");
  std::thread drip([&] {
    while (!closed) {
      slow.send("x");
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  });
  const std::string answer = slow.read_to_end();
  closed = true;
  drip.join();
  EXPECT_TRUE(has_status(answer, 408)) << answer;
  EXPECT_EQ(answer.find("<still open>"), std::string::npos);
}

// More than the kernel takes off our hands: the rest has to be waited for, and comes.
TEST_F(Page, AClientThatReadsLateGetsEverything) {
  const std::string bytes = "%PDF-1.4 " + std::string(40'000'000, 'x');
  folder_.write("library/a.pdf", bytes);
  document_at("library/a.pdf");
  const Client client(server_.port());
  client.send("GET /documents/0f3a/original HTTP/1.1\r\nConnection: close\r\n" + tests::host_line(server_.port()) +
              "\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const std::string answer = client.read_to_end();
  EXPECT_TRUE(has_status(answer, 200));
  EXPECT_EQ(tests::body(answer).size(), bytes.size());
}

TEST_F(Page, IdleConnectionsAreClosedWithoutAWord) {
  const Client silent(server_.port());
  const Client kept(server_.port());
  kept.send("GET /healthz HTTP/1.1\r\n" + tests::host_line(server_.port()) + "\r\n");
  EXPECT_TRUE(has_status(kept.read_some(), 200));
  EXPECT_EQ(kept.read_to_end(), "");
  EXPECT_EQ(silent.read_to_end(), "");
}

TEST_F(Page, AnEndlessHeadIsRefused) {
  const Client client(server_.port());
  for (int i = 0; i < 8; ++i) client.send("GET / HTTP/1.1\r\nX: " + std::string(2000, 'x') + "\r\n");
  EXPECT_TRUE(has_status(client.read_to_end(), 431));
}

// Clients that vanish in the middle of a large answer leave nothing behind.
TEST_F(Page, ClientsThatVanishHarmNobody) {
  folder_.write("library/a.pdf", "%PDF-1.4 " + std::string(8'000'000, 'x'));
  document_at("library/a.pdf");
  for (int i = 0; i < 200; ++i) {
    const Client client(server_.port());
    client.send("GET /documents/1/original HTTP/1.1\r\n" + tests::host_line(server_.port()) + "\r\n");
    if (i % 2 == 0) client.read_some(100);
  }
  EXPECT_TRUE(has_status(get("/healthz"), 200));
}

// A program of its own, whose searches say when they begin and take a while.
class ServingProcess {
 public:
  ServingProcess() {
    int told[2];
    if (pipe(told) != 0 || pipe(started_) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
      dup2(told[1], STDERR_FILENO);
      web::Answers answers;
      answers.state = [] { return search::LibraryState{}; };
      answers.search = [this](const search::Request& request) -> std::variant<search::Result, search::QueryError> {
        if (write(started_[1], "s", 1) != 1) throw std::runtime_error("nobody waits for the search");
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        return tests::nasty_result(request.query);
      };
      _exit(web::serve({"127.0.0.1", 0, 64, {}}, answers, std::cerr));
    }
    close(told[1]);
    std::string line;
    for (char c = 0; c != '\n' && read(told[0], &c, 1) == 1;) line.push_back(c);
    close(told[0]);
    const std::size_t colon = line.rfind("127.0.0.1:");
    if (colon != std::string::npos) port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 10)));
  }
  ~ServingProcess() {
    if (process_ > 0) kill(process_, SIGKILL), waitpid(process_, nullptr, 0);
    close(started_[0]);
    close(started_[1]);
  }
  ServingProcess(const ServingProcess&) = delete;
  ServingProcess& operator=(const ServingProcess&) = delete;

  std::uint16_t port() const { return port_; }
  void wait_for_a_search() const {
    char c = 0;
    ASSERT_EQ(read(started_[0], &c, 1), 1);
  }
  // Its exit code, or 128 + the signal it died of.
  int end(int signal_number) {
    kill(process_, signal_number);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  int started_[2] = {-1, -1};
  pid_t process_ = -1;
  std::uint16_t port_ = 0;
};

TEST(Serve, EndsAfterTheRequestsUnderWay) {
  for (const int signal_number : {SIGTERM, SIGINT}) {
    ServingProcess serving;
    ASSERT_NE(serving.port(), 0);
    const Client half_open(serving.port());
    half_open.send("GET / HT");
    const Client asking(serving.port());
    asking.send("GET /search?q=x HTTP/1.1\r\n" + tests::host_line(serving.port()) + "\r\n");
    serving.wait_for_a_search();
    EXPECT_EQ(serving.end(signal_number), 0);
    const std::string answer = asking.read_to_end();
    EXPECT_TRUE(has_status(answer, 200));
    EXPECT_EQ(tests::header(answer, "Content-Length"), std::to_string(tests::body(answer).size()));
    EXPECT_EQ(half_open.read_to_end(), "");
  }
}

}  // namespace

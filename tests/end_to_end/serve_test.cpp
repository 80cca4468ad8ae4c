// SPDX-License-Identifier: GPL-3.0-or-later
// The page goes on answering while the library is updated: no failed request in a thousand.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

#include "tests/end_to_end/programs.h"

namespace {

std::string request(std::uint16_t port, const std::string& target) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::string text =
        "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n\r\n";
    send(fd, text.data(), text.size(), MSG_NOSIGNAL);
    char part[4096];
    for (ssize_t got = 0; (got = recv(fd, part, sizeof part, 0)) > 0;)
      answer.append(part, static_cast<std::size_t>(got));
  }
  close(fd);
  return answer;
}

// The port the server says it listens on; 0 when it does not come up.
std::uint16_t port_in(const std::filesystem::path& messages) {
  for (int attempt = 0; attempt < 300; ++attempt) {
    const std::string text = tests::slurp(messages);
    const std::size_t at = text.find("127.0.0.1:");
    if (at != std::string::npos && text.find('/', at) != std::string::npos)
      return static_cast<std::uint16_t>(std::stoi(text.substr(at + 10)));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return 0;
}

TEST(Serve, NoRequestFailsWhileTheLibraryIsUpdated) {
  const tests::TemporaryFolder folder;
  const std::string index = folder.path() / "index";
  for (int i = 0; i < 50; ++i)
    folder.write("lib/f" + std::to_string(i) + ".txt",
                 "Guidance on parole and removal, number " + std::to_string(i) + ".\n");
  ASSERT_EQ(tests::run({"indexer", "build", folder.path() / "lib", "--index", index}).exit_code, 0);
  const pid_t server = tests::start({tests::program("searcher"), "serve", "--port", "0", "--index", index},
                                    folder.path() / "out", folder.path() / "err");
  const std::uint16_t port = port_in(folder.path() / "err");
  ASSERT_NE(port, 0);
  std::atomic<bool> done = false;
  int updates = 0;
  std::thread writer([&] {
    for (int round = 0; !done; ++round) {
      folder.write("lib/new" + std::to_string(round) + ".txt",
                   "Fresh guidance on parole, round " + std::to_string(round) + ".\n");
      if (tests::run({"indexer", "update", "--index", index}).exit_code == 0) ++updates;
    }
  });
  int failed = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string answer =
        request(port, i % 2 == 0 ? "/search?q=parole+removal" : "/api/v1/search?q=%22fresh+guidance%22");
    if (!answer.starts_with("HTTP/1.1 200 ")) {
      ++failed;
      ADD_FAILURE() << answer.substr(0, 300);
    }
  }
  done = true;
  writer.join();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(updates, 2);
  kill(server, SIGTERM);
  EXPECT_EQ(tests::wait_for(server), 0);
}

}  // namespace

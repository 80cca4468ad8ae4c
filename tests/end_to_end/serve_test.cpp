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

#include "tests/end_to_end/server.h"

namespace {

using tests::port_in;
using tests::request;

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

// SPDX-License-Identifier: GPL-3.0-or-later
// Who of this machine's users gets answers.
#include "searcher/web/peer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <sstream>
#include <stdexcept>

#include "tests/searcher/web/page.h"

namespace {

using namespace searcher::web;
using Poco::Net::SocketAddress;
using tests::Page;

TEST(Peer, TheOwnerIsReadFromTheKernelsTable) {
  std::istringstream four(
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
      "   0: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     7        0 1 1 0 20 4 30 10 -1\n"
      "odd line\n"
      "   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 20 4 30 10 "
      "-1\n");
  EXPECT_EQ(owner_in(four, SocketAddress("127.0.0.1", 50000), SocketAddress("127.0.0.1", 8080)), uid_t{1000});
  std::istringstream other(
      "   1: 0100007F:C350 0100007F:1F91 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 20 4 30 10 "
      "-1\n");
  EXPECT_EQ(owner_in(other, SocketAddress("127.0.0.1", 50000), SocketAddress("127.0.0.1", 8080)), std::nullopt);
  std::istringstream six(
      "   1: 00000000000000000000000001000000:C350 00000000000000000000000001000000:1F90 01 00000000:00000000 "
      "00:00000000 00000000  1001        0 2 1 0 20 4 30 10 -1\n");
  EXPECT_EQ(owner_in(six, SocketAddress("::1", 50000), SocketAddress("::1", 8080)), uid_t{1001});
  std::istringstream mapped(
      "   1: 0000000000000000FFFF00000100007F:C350 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 "
      "00:00000000 00000000  1002        0 2 1 0 20 4 30 10 -1\n");
  EXPECT_EQ(owner_in(mapped, SocketAddress("127.0.0.1", 50000), SocketAddress("127.0.0.1", 8080)), uid_t{1002});
}

TEST(Peer, OnlyWhoMayGetsAnswers) {
  EXPECT_TRUE(admits({}, 1000, 1000));
  EXPECT_FALSE(admits({}, 1001, 1000));
  EXPECT_FALSE(admits({}, 0, 1000));
  EXPECT_TRUE(admits({Allowed::Who::anybody}, 1001, 1000));
  EXPECT_FALSE(admits({Allowed::Who::group, "no-such-group"}, 1001, 1000));
  EXPECT_TRUE(admits({Allowed::Who::group, "root"}, 0, 1000));
  EXPECT_THROW(check({Allowed::Who::group, "no-such-group"}), std::runtime_error);
}

// Needs two users, so root.
TEST_F(Page, AnotherUserGetsNothing) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can be another user";
  const pid_t child = fork();
  if (child == 0) {
    if (setresuid(65534, 65534, 65534) != 0) _exit(3);
    const std::string answer = tests::ask(server_.port(), "/search?q=x");
    _exit(tests::has_status(answer, 403) && answer.find("alert(1)") == std::string::npos ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(tests::has_status(get("/search?q=x"), 200)) << "its owner does";
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords, sessions, attempts and the files of secrets, each by itself.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>
#include <sstream>
#include <thread>

#include "searcher/access/attempts.h"
#include "searcher/access/password.h"
#include "searcher/access/secret_file.h"
#include "searcher/access/sessions.h"
#include "tests/temporary_folder.h"

namespace {

using namespace searcher::access;
using std::chrono::seconds;

std::string message_of(const std::function<void()>& what) {
  try {
    what();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(Password, OnlyTheRightOneMatches) {
  const Password password(hash_of("correct horse battery"));
  EXPECT_FALSE(password.knows("correct horse battery"));
  for (int round = 0; round < 2; ++round) {  // the second time it is known
    EXPECT_TRUE(password.matches("correct horse battery"));
    for (const char* wrong : {"", "correct horse batterY", "correct horse batter", "correct horse battery "})
      EXPECT_FALSE(password.matches(wrong)) << wrong;
    EXPECT_FALSE(password.matches(std::string("correct horse battery\0x", 23)));
    EXPECT_FALSE(password.matches(std::string(100'000, 'x')));
    EXPECT_TRUE(password.knows("correct horse battery"));
    EXPECT_FALSE(password.knows("correct horse batterY"));
  }
}

TEST(Password, HashesAreYescryptWithASaltOfTheirOwn) {
  const std::string first = hash_of("correct horse battery");
  EXPECT_TRUE(first.starts_with("$y$")) << first;
  EXPECT_NE(first, hash_of("correct horse battery"));
  EXPECT_THROW(Password(""), std::runtime_error);
  EXPECT_THROW(Password("correct horse battery"), std::runtime_error);
  EXPECT_THROW(Password("$1$abcdefgh$G6z3HN5fNpH8ExHiXtRKI/"), std::runtime_error) << "MD5 is too weak";
}

TEST(Password, ItsFileIsMadeForItsOwnerAlone) {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "password";
  std::ostringstream err;
  std::istringstream typed("contraseña larga\r\nnot this\n");
  make_password_file(file, typed, false, err);
  struct stat found {};
  ASSERT_EQ(stat(file.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777, 0600u);
  EXPECT_TRUE(Password(read_password_hash(file)).matches("contraseña larga"));
  EXPECT_EQ(read_secret_file(file, "x").find("contrase"), std::string::npos);
  for (const char* bad : {"", "short\n", "ñññññññññññ\n", "has a\tcontrol character\n"}) {
    std::istringstream in(bad);
    EXPECT_THROW(make_password_file(file, in, false, err), std::runtime_error) << bad;
  }
  std::istringstream none("a password that is long\n");
  EXPECT_THROW(make_password_file(folder.path() / "no/folder", none, false, err), std::runtime_error);
  EXPECT_TRUE(Password(read_password_hash(file)).matches("contraseña larga")) << "the old one stands";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "nothing is left beside it";
}

TEST(SecretFile, ThatOthersCanReadIsRefused) {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "secret";
  folder.write("secret", "text");
  for (const mode_t mode : {0604, 0602, 0620, 0644, 0666, 0660, 0610, 0777}) {
    ASSERT_EQ(chmod(file.c_str(), mode), 0);
    EXPECT_NE(message_of([&] { read_secret_file(file, "key"); }).find("chmod 600"), std::string::npos) << mode;
  }
  for (const mode_t mode : {0600, 0400}) {
    ASSERT_EQ(chmod(file.c_str(), mode), 0);
    EXPECT_EQ(read_secret_file(file, "key"), "text") << mode;
  }
  if (geteuid() == 0) {
    ASSERT_EQ(chmod(file.c_str(), 0640), 0);
    EXPECT_EQ(read_secret_file(file, "key"), "text");
    ASSERT_EQ(chown(file.c_str(), 65534, 0), 0);
    EXPECT_NE(message_of([&] { read_secret_file(file, "key"); }).find("another user"), std::string::npos);
  }
  EXPECT_NE(message_of([&] { read_secret_file(folder.path(), "key"); }), "");
  EXPECT_NE(message_of([&] { read_secret_file(folder.path() / "none", "key"); }).find("cannot be read"),
            std::string::npos);
  folder.write("large", std::string(70'000, 'x'));
  chmod((folder.path() / "large").c_str(), 0600);
  EXPECT_NE(message_of([&] { read_secret_file(folder.path() / "large", "key"); }).find("too long"), std::string::npos);
}

TEST(Sessions, HoldUntilTheyEndOrGrowOld) {
  Sessions sessions;
  const auto start = Sessions::Clock::now();
  const std::string one = sessions.begin(start);
  const std::string other = sessions.begin(start);
  EXPECT_EQ(one.size(), 43u);
  EXPECT_EQ(one.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_TRUE(sessions.holds(one, start + session_life - seconds(1)));
  EXPECT_FALSE(sessions.holds(one, start + session_life));
  sessions.end(one);
  EXPECT_FALSE(sessions.holds(one, start));
  EXPECT_TRUE(sessions.holds(other, start));
  std::string forged = other;
  forged.back() = forged.back() == 'A' ? 'B' : 'A';
  for (const std::string& wrong : {std::string(), forged, other.substr(1), other + "A", std::string(43, 'A')})
    EXPECT_FALSE(sessions.holds(wrong, start)) << wrong;
}

TEST(Sessions, AreNeverTheSameAndNeverTooMany) {
  Sessions sessions;
  std::set<std::string> tokens;
  const std::string first = sessions.begin();
  for (int i = 0; i < 1000; ++i) tokens.insert(sessions.begin());
  EXPECT_EQ(tokens.size(), 1000u);
  EXPECT_FALSE(sessions.holds(first)) << "the oldest made room";
  EXPECT_TRUE(sessions.holds(*tokens.begin()));
}

TEST(Attempts, TenFailuresAMinuteAndNoMore) {
  Attempts attempts;
  const auto start = Attempts::Clock::now();
  for (std::size_t i = 0; i < most_failures; ++i)
    EXPECT_EQ(attempts.begin("192.0.2.1", start + seconds(i)), seconds(0));
  EXPECT_EQ(attempts.begin("192.0.2.1", start + seconds(20)), seconds(40));
  EXPECT_EQ(attempts.wait("192.0.2.1", start + seconds(20)), seconds(40));
  EXPECT_EQ(attempts.wait("192.0.2.1", start + seconds(60)), seconds(0));
  EXPECT_EQ(attempts.wait("192.0.2.2", start + seconds(20)), seconds(0));
  EXPECT_EQ(attempts.begin("192.0.2.1", start + seconds(59)), seconds(1));
  EXPECT_EQ(attempts.begin("192.0.2.2", start + seconds(20)), seconds(0)) << "another address";
  EXPECT_EQ(attempts.begin("192.0.2.1", start + seconds(60)), seconds(0));
  EXPECT_EQ(attempts.begin("192.0.2.1", start + seconds(60)), seconds(1)) << "one at a time, as they grow old";
}

TEST(Attempts, GoodOnesDoNotCount) {
  Attempts attempts;
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(attempts.begin("192.0.2.1"), seconds(0));
    attempts.forgive("192.0.2.1");
  }
  attempts.forgive("192.0.2.9");
}

TEST(Attempts, ManyAtOnceAreNoWayRound) {
  Attempts attempts;
  std::atomic<int> through = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k)
        if (attempts.begin("192.0.2.1") == seconds(0)) ++through;
    });
  for (std::thread& each : threads) each.join();
  EXPECT_EQ(through, static_cast<int>(most_failures));
}

TEST(Attempts, ManyAddressesTakeNoMemoryWithoutEnd) {
  Attempts attempts;
  const auto start = Attempts::Clock::now();
  int through = 0;
  for (int i = 0; i < 5000; ++i)
    if (attempts.begin(std::to_string(i), start) == seconds(0)) ++through;
  EXPECT_EQ(through, 4096);
  EXPECT_EQ(attempts.begin("new", start + failure_window), seconds(0));
}

TEST(Attempts, OneCallerIsAHost) {
  EXPECT_EQ(one_caller("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(one_caller("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(one_caller("2001:db8:1:2:3:4:5:6"), one_caller("2001:db8:1:2:ffff::1"));
  EXPECT_NE(one_caller("2001:db8:1:2::1"), one_caller("2001:db8:1:3::1"));
}

}  // namespace

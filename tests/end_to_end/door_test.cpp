// SPDX-License-Identifier: GPL-3.0-or-later
// The page for other machines, as it is started: what is refused, what a password file needs, and a whole visit by TLS.
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>

#include "tests/end_to_end/server.h"

namespace fs = std::filesystem;

namespace {

class Door : public testing::Test {
 protected:
  Door() {
    folder_.write("lib/a.txt", "Guidance on parole.\n");
    index_ = folder_.path() / "index";
    EXPECT_EQ(tests::run({"indexer", "build", folder_.path() / "lib", "--index", index_, "-q"}).exit_code, 0);
  }

  // Of a shell, in the folder.
  int sh(const std::string& command) const {
    const int status = std::system(("cd '" + folder_.path().string() + "' && " + command).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  bool make_certificate() const {
    return sh("openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 20 -subj /CN=localhost "
              "-keyout page.key -out page.pem 2> openssl.log && chmod 600 page.key") == 0;
  }
  int make_password(const std::string& input) const {
    folder_.write("typed", input);
    return sh("'" + tests::program("searcher") + "' password password < typed 2> password.log");
  }

  tests::TemporaryFolder folder_;
  std::string index_;
};

TEST_F(Door, NothingLessIsServedBeyondThisMachine) {
  ASSERT_EQ(make_password("a password that is long\n"), 0);
  const std::string password = folder_.path() / "password";
  const std::vector<std::vector<std::string>> refused{
      {"--host", "0.0.0.0"},
      {"--host", "::"},
      {"--host", "0.0.0.0", "--name", "x.example", "--password-file", password},
      {"--host", "0.0.0.0", "--name", "x.example", "--any-user"},
      {"--behind-proxy", "127.0.0.1"},
      {"--login", "proxy"},
      {"--login", "nobody"},
      {"--name", "a,,b"},
      {"--tls-certificate", "page.pem"},
      {"--password-file", folder_.path() / "none"},
      {"--password-file", folder_.path() / "lib/a.txt"},
  };
  for (const auto& options : refused) {
    std::vector<std::string> command{"searcher", "serve", "--port", "0", "--index", index_};
    command.insert(command.end(), options.begin(), options.end());
    const auto ran = tests::run(command);
    EXPECT_EQ(ran.exit_code, 2) << options.front() << ran.err;
    EXPECT_TRUE(ran.err.starts_with("searcher: ")) << ran.err;
    EXPECT_EQ(ran.err.find("The page is at"), std::string::npos) << ran.err;
  }
}

TEST_F(Door, APasswordOthersCanReadIsRefused) {
  ASSERT_EQ(make_password("a password that is long\n"), 0);
  ASSERT_EQ(chmod((folder_.path() / "password").c_str(), 0644), 0);
  const auto ran = tests::run(
      {"searcher", "serve", "--port", "0", "--index", index_, "--password-file", folder_.path() / "password"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("chmod 600"), std::string::npos) << ran.err;
}

TEST_F(Door, ShortPasswordsAreNotTaken) {
  EXPECT_EQ(make_password("short\n"), 2);
  EXPECT_NE(tests::slurp(folder_.path() / "password.log").find("12 characters"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_.path() / "password"));
  EXPECT_EQ(make_password(""), 2);
  EXPECT_EQ(tests::run({"searcher", "password"}).exit_code, 2);
}

// What the terminal shows while the lines are typed, each once the program asks; the exit code behind it.
std::string typed_at_a_terminal(const std::string& file, const std::vector<std::string>& lines) {
  const std::string program = tests::program("searcher");
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    execl(program.c_str(), program.c_str(), "password", file.c_str(), nullptr);
    _exit(127);
  }
  std::string shown;
  std::size_t next = 0;
  for (pollfd polled{terminal, POLLIN, 0}; poll(&polled, 1, 20'000) > 0;) {
    char part[1024];
    const ssize_t got = read(terminal, part, sizeof part);
    if (got <= 0) break;
    shown.append(part, static_cast<std::size_t>(got));
    if (next < lines.size() && shown.ends_with(": ")) {
      const std::string line = lines[next++] + "\n";
      EXPECT_EQ(write(terminal, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    }
  }
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  return shown + " => " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

TEST_F(Door, ThePasswordIsNotShownWhileItIsTyped) {
  const std::string file = folder_.path() / "password";
  const std::string shown = typed_at_a_terminal(file, {"a password that is long", "a password that is long"});
  EXPECT_TRUE(shown.ends_with(" => 0")) << shown;
  EXPECT_NE(shown.find("Once more: "), std::string::npos) << shown;
  EXPECT_EQ(shown.find("that is long"), std::string::npos) << shown;
  EXPECT_TRUE(tests::slurp(file).starts_with("$y$"));
  const std::string other = typed_at_a_terminal(file, {"a password that is long", "another that is long"});
  EXPECT_TRUE(other.ends_with(" => 2")) << other;
  EXPECT_NE(other.find("not the same"), std::string::npos) << other;
}

TEST_F(Door, SettingsOpenThePageToOtherMachines) {
  if (!make_certificate()) GTEST_SKIP() << "there is no openssl program";
  ASSERT_EQ(make_password("a password that is long\n"), 0);
  const std::string folder = folder_.path().string();
  folder_.write("ips.toml",
                "[searcher]\nhost = \"0.0.0.0\"\nport = 0\nname = \"localhost, 127.0.0.1\"\ntls-certificate = \"" +
                    folder + "/page.pem\"\ntls-key = \"" + folder + "/page.key\"\npassword-file = \"" + folder +
                    "/password\"\n");
  const pid_t server = tests::start({tests::program("searcher"), "serve", "--index", index_, "--name", "127.0.0.1"},
                                    folder_.path() / "out", folder_.path() / "err");
  const std::uint16_t port = tests::port_in(folder_.path() / "err");
  ASSERT_NE(port, 0) << tests::slurp(folder_.path() / "err");
  const std::string said = tests::slurp(folder_.path() / "err");
  EXPECT_NE(said.find("The page is at https://127.0.0.1:"), std::string::npos) << said;
  EXPECT_NE(said.find("The certificate ends in "), std::string::npos) << said;
  const auto asked = [&](const std::string& protocol, const std::string& header) {
    folder_.write("request", "GET /library HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                 "\r\nConnection: close\r\n" + header + "\r\n");
    sh("openssl s_client " + protocol + " -quiet -ign_eof -verify_quiet -connect 127.0.0.1:" + std::to_string(port) +
       " < request > answer 2> client.log");
    return tests::slurp(folder_.path() / "answer").substr(0, 12);
  };
  const std::string right = "Authorization: Basic eDphIHBhc3N3b3JkIHRoYXQgaXMgbG9uZw==\r\n";
  EXPECT_EQ(asked("-tls1_3", ""), "HTTP/1.1 401");
  EXPECT_EQ(asked("-tls1_3", right), "HTTP/1.1 200");
  EXPECT_EQ(asked("-tls1_2", right), "HTTP/1.1 200");
  EXPECT_EQ(asked("-tls1_1 -cipher ALL:@SECLEVEL=0", right), "");
  EXPECT_EQ(asked("-tls1 -cipher ALL:@SECLEVEL=0", right), "");
  EXPECT_EQ(tests::request(port, "/library").substr(0, 12), "HTTP/1.1 421");
  kill(server, SIGTERM);
  EXPECT_EQ(tests::wait_for(server), 0);
  EXPECT_EQ(tests::slurp(folder_.path() / "err").find("that is long"), std::string::npos);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// The systemd units of the package: without mistakes, little exposed, and the programs work under their filters of
// system calls. What needs systemd's own tool is skipped where that is missing.
#include <gtest/gtest.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <regex>
#include <set>

#include "tests/end_to_end/server.h"

namespace fs = std::filesystem;

namespace {

constexpr std::array unit_names{"service", "immigration-policy-search-update.service",
                                "immigration-policy-search-update.timer"};

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
  std::string text;
  char part[4096];
  for (std::size_t n = 1; pipe && n > 0; text.append(part, n)) n = fread(part, 1, sizeof part, pipe.get());
  return text;
}

std::string unit(const std::string& name) {
  return tests::slurp(fs::path(std::getenv("IPS_SOURCE_DIR")) / ("debian/immigration-policy-search." + name));
}

std::vector<std::string> values(const std::string& unit, const std::string& key) {
  std::vector<std::string> found;
  std::istringstream lines(unit);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(key + "=")) found.push_back(line.substr(key.size() + 1));
  return found;
}

// The calls of a group such as @system-service, groups within it included.
void add_group(const std::string& group, std::set<std::string>& calls) {
  std::istringstream lines(output_of("systemd-analyze --no-pager syscall-filter " + group));
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.starts_with("@") && line != group) add_group(line, calls);
    if (!line.empty() && line[0] != '@' && line[0] != '#') calls.insert(line);
  }
}

// What SystemCallFilter= of a unit allows, as systemd puts its lines together.
std::set<std::string> allowed_calls(const std::string& unit) {
  std::set<std::string> allowed;
  add_group("@default", allowed);
  for (std::string line : values(unit, "SystemCallFilter")) {
    const bool taken_away = line.starts_with("~");
    if (taken_away) line.erase(0, 1);
    std::istringstream words(line);
    std::set<std::string> calls;
    for (std::string word; words >> word;)
      if (word[0] == '@')
        add_group(word, calls);
      else
        calls.insert(word);
    for (const std::string& call : calls)
      if (taken_away)
        allowed.erase(call);
      else
        allowed.insert(call);
  }
  return allowed;
}

// Runs in a child before it becomes the program.
void close_to(const std::set<std::string>& calls) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  for (const std::string& name : calls) {
    const int call = seccomp_syscall_resolve_name(name.c_str());
    if (call != __NR_SCMP_ERROR) seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  }
  if (seccomp_load(filter) != 0) _exit(126);
}

// The command of ExecStart= for an index elsewhere, with further arguments.
std::vector<std::string> command_of(const std::string& unit, const fs::path& index,
                                    const std::vector<std::string>& further) {
  std::vector<std::string> command;
  std::istringstream words(values(unit, "ExecStart").at(0));
  for (std::string word; words >> word;) {
    if (word.starts_with("/usr/bin/")) word = tests::program(word.substr(9));
    if (word == "/var/lib/immigration-policy-search/index") word = index;
    if (word == "--group") {
      words >> word;  // of the package's user, who is not on every machine
      continue;
    }
    command.push_back(word);
  }
  command.insert(command.end(), further.begin(), further.end());
  return command;
}

class Units : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("systemd-analyze --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "systemd-analyze is not here";
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // LeakSanitizer wants ptrace, which the units take away
  }
  void TearDown() override { unsetenv("ASAN_OPTIONS"); }

  fs::path index() const { return folder_.path() / "index"; }
  fs::path out() const { return folder_.path() / "out"; }
  fs::path err() const { return folder_.path() / "err"; }
  void build() const {
    folder_.write("lib/a.txt", "Guidance on parole.\n");
    ASSERT_EQ(tests::run({"indexer", "build", folder_.path() / "lib", "--index", index(), "-q"}).exit_code, 0);
  }
  // Starts a program under the filter of a unit.
  pid_t start(const std::string& unit, const std::vector<std::string>& command) const {
    const std::set<std::string> calls = allowed_calls(unit);
    return tests::start(command, out(), err(), [&calls] { close_to(calls); });
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Units, AreWithoutMistakes) {
  std::string command = "systemd-analyze --man=no verify";
  for (const std::string name : unit_names) {
    std::string text = unit(name);
    for (const std::string program : {"indexer", "searcher"})
      text = std::regex_replace(text, std::regex("/usr/bin/" + program), tests::program(program));
    const std::string file = name == "service" ? "immigration-policy-search.service" : name;
    command += " " + folder_.write(file, text).string();
  }
  EXPECT_EQ(output_of(command), "");
}

TEST_F(Units, AreLittleExposed) {
  for (const std::string name : {unit_names[0], unit_names[1]}) {
    const fs::path file = folder_.write("a.service", unit(name));
    const std::string told = output_of("systemd-analyze --no-pager security --offline=yes " + file.string());
    std::smatch level;
    ASSERT_TRUE(std::regex_search(told, level, std::regex("Overall exposure level for [^:]*: ([0-9.]+)"))) << told;
    EXPECT_LE(std::stod(level[1]), 2.0) << name;
  }
}

TEST_F(Units, TheUpdateAndItsWorkersHaveTheCallsTheyNeed) {
  build();
  const std::string service = unit(unit_names[1]);
  folder_.write("lib/b.txt", "New guidance on detainers.\n");
  ASSERT_EQ(tests::wait_for(start(service, command_of(service, index(), {}))), 0) << tests::slurp(err());
  EXPECT_EQ(tests::run({"searcher", "--index", index(), "detainers"}).exit_code, 0);
  // The isolation of the workers, which the unit must not take away.
  const std::string open = tests::run({"indexer", "status", "--index", index()}).out;
  ASSERT_EQ(tests::wait_for(start(service, {tests::program("indexer"), "status", "--index", index()})), 0);
  EXPECT_EQ(tests::slurp(out()), open);
}

TEST_F(Units, ThePageHasTheCallsItNeeds) {
  build();
  const std::string service = unit(unit_names[0]);
  const pid_t page = start(service, command_of(service, index(), {"--port", "0"}));
  const std::uint16_t port = tests::port_in(err());
  ASSERT_NE(port, 0) << tests::slurp(err());
  EXPECT_NE(tests::request(port, "/search?q=parole").find("lib/a.txt"), std::string::npos);
  EXPECT_NE(tests::request(port, "/healthz").find("200"), std::string::npos);
  kill(page, SIGTERM);
  EXPECT_EQ(tests::wait_for(page), 0);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// The index folder among other things that happen to it: several indexers at once, copies while it is written, folders
// that are no index, documents that no index can hold.
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/check.h"
#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

class State : public testing::Test {
 protected:
  void write_files(int first, int count) const {
    for (int i = first; i < first + count; ++i)
      folder_.write("lib/f" + std::to_string(i) + ".txt", "Guidance on parole, number " + std::to_string(i) + ".\n");
  }
  fs::path lib() const { return folder_.path() / "lib"; }
  fs::path index() const { return folder_.path() / "index"; }
  tests::Ran build() const { return tests::run({"indexer", "build", lib(), "--index", index(), "-q"}); }
  tests::Ran update() const { return tests::run({"indexer", "update", "--index", index(), "-q"}); }
  pid_t start(const std::string& name, std::vector<std::string> command) const {
    command[0] = tests::program(command[0]);
    return tests::start(command, folder_.path() / (name + ".out"), folder_.path() / (name + ".err"));
  }
  // Processes that come from this one.
  static std::set<pid_t> beneath(pid_t process) {
    std::set<pid_t> found;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
      std::istringstream children(tests::slurp(task.path() / "children"));
      for (pid_t child = 0; children >> child;) {
        found.insert(child);
        found.merge(beneath(child));
      }
    }
    return found;
  }
  static bool is_gone(pid_t process) {
    for (int i = 0; i < 100; ++i) {
      const std::string status = tests::slurp("/proc/" + std::to_string(process) + "/stat");
      if (status.empty() || status.find(") Z ") != std::string::npos || status.find("(indexer)") == std::string::npos)
        return true;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }
  static bool is_whole(const fs::path& index) {
    const auto check = indexer::store::check_database(fs::canonical(index / "current"));
    return check.damages.empty() && !check.digest.empty();
  }

  tests::TemporaryFolder folder_;
};

TEST_F(State, OfManyIndexersOneRunsAtATime) {
  write_files(0, 60);
  for (int round = 0; round < 10; ++round) {
    std::vector<pid_t> all;
    for (int i = 0; i < 2 + round; ++i)
      all.push_back(start("build" + std::to_string(i), {"indexer", "build", lib(), "--index", index(), "-q"}));
    int done = 0;
    for (const pid_t each : all) {
      const int code = tests::wait_for(each);
      EXPECT_TRUE(code == 0 || code == 75) << code;
      done += code == 0 ? 1 : 0;
    }
    EXPECT_GE(done, 1);
    EXPECT_TRUE(is_whole(index()));
  }
}

// The processes that read files end with the indexer, however it ends, and nothing of it is in the way of the next.
TEST_F(State, NoWorkerOutlivesAKilledIndexer) {
  write_files(0, 400);
  for (int round = 0; round < 5; ++round) {
    const pid_t indexer = start("build", {"indexer", "build", lib(), "--index", index(), "-q", "--workers", "4"});
    std::set<pid_t> workers;
    for (int i = 0; i < 500 && workers.size() < 4; ++i) {
      workers = beneath(indexer);
      std::this_thread::sleep_for(10ms);
    }
    EXPECT_GE(workers.size(), 4U);
    kill(indexer, SIGKILL);
    tests::wait_for(indexer);
    EXPECT_EQ(build().exit_code, 0);
    for (const pid_t worker : workers) EXPECT_TRUE(is_gone(worker)) << worker;
  }
}

// A copy that is taken under the lock is an index elsewhere, whatever runs beside it.
TEST_F(State, ACopyIsAnIndex) {
  write_files(0, 30);
  ASSERT_EQ(build().exit_code, 0);
  const fs::path copy = folder_.path() / "copy";
  for (const bool updates : {false, true})
    for (int round = 0; round < 10; ++round) {
      write_files(30 + round, 1);
      const pid_t indexer = updates ? start("run", {"indexer", "update", "--index", index(), "-q"})
                                    : start("run", {"indexer", "build", lib(), "--index", index(), "-q"});
      std::this_thread::sleep_for(std::chrono::milliseconds(60 * round));
      fs::remove_all(copy);
      const std::string command =
          "flock " + (index() / "lock").string() + " cp -a " + index().string() + " " + copy.string();
      ASSERT_EQ(std::system(command.c_str()), 0);
      const int code = tests::wait_for(indexer);
      EXPECT_TRUE(code == 0 || code == 75) << code;
      EXPECT_TRUE(is_whole(copy)) << (updates ? "update " : "build ") << round;
      EXPECT_EQ(tests::run({"searcher", "--index", copy, "parole"}).exit_code, 0);
      EXPECT_EQ(tests::run({"indexer", "update", "--index", copy, "-q"}).exit_code, 0);
    }
}

// Folders that are no index of ours are refused and left as they are; an index of another format too, and can be built
// again.
TEST_F(State, WhatIsNoIndexIsRefusedUntouched) {
  write_files(0, 5);
  ASSERT_EQ(build().exit_code, 0);
  const fs::path current = fs::canonical(index() / "current");
  for (const char* version : {"1", "6", "999", "", "x"}) {
    {
      Xapian::WritableDatabase database(current.string());
      database.set_metadata(schema::format_key, version);
    }
    const std::string before = tests::slurp(current / "iamglass");
    for (const char* command : {"update", "status", "verify"}) {
      const auto ran = tests::run({"indexer", command, "--index", index()});
      EXPECT_TRUE(ran.exit_code == 2 || ran.exit_code == 5) << command << version << ran.out;
      EXPECT_NE((ran.out + ran.err).find("indexer build"), std::string::npos) << ran.out << ran.err;
    }
    EXPECT_EQ(tests::run({"searcher", "--index", index(), "parole"}).exit_code, 2);
    EXPECT_EQ(tests::slurp(current / "iamglass"), before);
  }
  EXPECT_EQ(build().exit_code, 0);
  folder_.write("other/current/file", "not an index");
  for (const fs::path& other : {folder_.path() / "other", folder_.path() / "lib"}) {
    EXPECT_EQ(tests::run({"searcher", "--index", other, "parole"}).exit_code, 2);
    EXPECT_EQ(tests::run({"indexer", "update", "--index", other}).exit_code, 2);
  }
  EXPECT_EQ(tests::slurp(folder_.path() / "other/current/file"), "not an index");
}

// Words no term can hold, zeros, no words at all, more text than the limit: they cost nobody but themselves.
TEST_F(State, ABadDocumentCostsNobodyElse) {
  constexpr int good = 200;
  write_files(0, good);
  folder_.write("lib/b246.txt", "Parole " + std::string(246, 'x') + " b246.\n");
  folder_.write("lib/b10k.txt", "Parole " + std::string(10000, 'y') + " btenthousand.\n");
  folder_.write("lib/bzeros.txt", "Parole a" + std::string(125, '\0') + "b bzeros.\n");
  folder_.write("lib/bnone.txt", "... --- ...\n");
  folder_.write("lib/bhuge.txt", std::string(std::size_t{70} << 20, 'z'));
  const auto ran = build();
  EXPECT_EQ(ran.exit_code, 3) << ran.err;
  const auto status =
      nlohmann::json::parse(tests::run({"indexer", "status", "--problems", "--json", "--index", index()}).out);
  EXPECT_EQ(status["files"], good + 5);
  std::set<std::string> told;
  for (const auto& problem : status["problems"]) told.insert(problem["path"]);
  EXPECT_TRUE(told.contains("lib/bhuge.txt")) << status["problems"];
  EXPECT_EQ(status["indexed"].get<std::size_t>() + told.size(), good + 5U) << "each is indexed or told";
  const auto found =
      nlohmann::json::parse(tests::run({"searcher", "--index", index(), "--json", "--mode", "exact", "guidance"}).out);
  EXPECT_EQ(found["documents"], good);
  for (const char* word : {"b246", "btenthousand"})
    EXPECT_EQ(tests::run({"searcher", "--index", index(), word}).exit_code, 0) << word;
  EXPECT_TRUE(is_whole(index()));
}

}  // namespace

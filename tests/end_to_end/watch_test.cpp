// SPDX-License-Identifier: GPL-3.0-or-later
// indexer watch: files that change are taken in once they rest, one update for a burst, nothing lost by a vanished
// share.
#include <gtest/gtest.h>
#include <signal.h>

#include <thread>

#include "indexer/schema/index_folder.h"
#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

class Watch : public testing::TestWithParam<std::vector<std::string>> {
 protected:
  void SetUp() override {
    for (int i = 0; i < 20; ++i)
      folder_.write("lib/old/f" + std::to_string(i) + ".txt", "Parole guidance.\n" + std::to_string(i));
    ASSERT_EQ(tests::run({"indexer", "build", (folder_.path() / "lib").string(), "--index", index(), "-q"}).exit_code,
              0);
    std::vector<std::string> command{
        tests::program("indexer"), "watch", "--index", index(), "--settle", "1", "--workers", "1"};
    command.insert(command.end(), GetParam().begin(), GetParam().end());
    watch_ = tests::start(command, folder_.path() / "out", folder_.path() / "err");
    ASSERT_TRUE(
        soon([&] { return tests::slurp(folder_.path() / "err").find("Watching 1 folder") != std::string::npos; }));
  }
  void TearDown() override {
    kill(watch_, SIGTERM);
    EXPECT_EQ(tests::wait_for(watch_), 0) << tests::slurp(folder_.path() / "err");
  }

  std::string index() const { return (folder_.path() / "index").string(); }
  schema::LibraryRecord library() const { return schema::open_current(index()).library; }
  bool finds(const std::string& word) const {
    return tests::run({"searcher", "--index", index(), "--", word}).exit_code == 0;
  }
  template <typename Condition>
  static bool soon(Condition condition) {
    for (int i = 0; i < 1200; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(100ms);
    }
    return false;
  }

  tests::TemporaryFolder folder_;
  pid_t watch_ = -1;
};

TEST_P(Watch, ABurstIsOneUpdate) {
  const auto revision = library().revision;
  for (int i = 0; i < 30; ++i)
    folder_.write("lib/new/deep/g" + std::to_string(i) + ".txt", "Zebra guidance.\n" + std::to_string(i));
  EXPECT_TRUE(soon([&] { return library().files == 50; }));
  EXPECT_EQ(library().revision, revision + 1);
  folder_.write("lib/new/deep/late.txt", "Quagga guidance.\n");  // in a folder that came meanwhile
  EXPECT_TRUE(soon([&] { return finds("quagga"); }));
  EXPECT_EQ(library().revision, revision + 2);
}

TEST_P(Watch, AFileThatIsBeingWrittenIsLeftUntilItRests) {
  const auto revision = library().revision;
  std::ofstream file(folder_.path() / "lib/slow.txt");
  for (int i = 0; i < 12; ++i) {
    file << "Okapi guidance, line " << i << ".\n" << std::flush;
    std::this_thread::sleep_for(300ms);
    EXPECT_EQ(library().revision, revision);
  }
  file << "Numbat.\n";
  file.close();
  EXPECT_TRUE(soon([&] { return finds("okapi numbat"); }));
  EXPECT_EQ(library().revision, revision + 1);
}

TEST_P(Watch, AVanishedRootIsNoDeletion) {
  fs::rename(folder_.path() / "lib", folder_.path() / "away");
  EXPECT_TRUE(soon(
      [&] { return tests::slurp(folder_.path() / "err").find("known files are gone at once") != std::string::npos; }));
  EXPECT_EQ(library().files, 20U);
  fs::rename(folder_.path() / "away", folder_.path() / "lib");
  folder_.write("lib/back.txt", "Capybara guidance.\n");
  EXPECT_TRUE(soon([&] { return finds("capybara"); }));
  EXPECT_EQ(library().files, 21U);
}

// A system, or a file system, that gives no notices of changes: the folders are looked at, and the user is told so.
TEST(WatchWithoutNotices, LooksInstead) {
  const tests::TemporaryFolder folder;
  const std::string index = folder.path() / "index";
  folder.write("lib/a.txt", "Parole guidance.\n");
  ASSERT_EQ(tests::run({"indexer", "build", folder.path() / "lib", "--index", index, "-q"}).exit_code, 0);
  const fs::path err = folder.path() / "err";
  const pid_t watch = tests::start({tests::program("indexer"), "watch", "--index", index, "--settle", "1"},
                                   folder.path() / "out", err, [] {
                                     setenv("LD_PRELOAD", tests::program("libdisk_faults.so").c_str(), 1);
                                     setenv("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", 1);
                                     setenv("FAULT_NO_NOTICES", "1", 1);
                                   });
  const auto soon = [](const auto& condition) {
    for (int i = 0; i < 1200 && !condition(); ++i) std::this_thread::sleep_for(100ms);
    return condition();
  };
  EXPECT_TRUE(soon([&] {
    return tests::slurp(err).find("looking every 60 s (the system gives no notices") != std::string::npos;
  })) << tests::slurp(err);
  folder.write("lib/b.txt", "Wombat guidance.\n");
  EXPECT_TRUE(soon([&] { return tests::run({"searcher", "--index", index, "wombat"}).exit_code == 0; }));
  kill(watch, SIGTERM);
  EXPECT_EQ(tests::wait_for(watch), 0);
}

INSTANTIATE_TEST_SUITE_P(ByNoticesAndByLooking, Watch,
                         testing::Values(std::vector<std::string>{"--poll", "1"}, std::vector<std::string>{}));

}  // namespace

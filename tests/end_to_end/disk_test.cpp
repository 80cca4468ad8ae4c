// SPDX-License-Identifier: GPL-3.0-or-later
// Power cuts, full and failing disks: the state before or the state after, never a third, and never one lost that was
// acknowledged.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <map>

#include "indexer/store/check.h"
#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;

namespace {

using Environment = std::map<std::string, std::string>;

class Disk : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 12; ++i)
      folder_.write("lib/f" + std::to_string(i) + ".txt", "Guidance on parole, number " + std::to_string(i) + ".\n");
    ASSERT_EQ(tests::run({"indexer", "build", lib(), "--index", base(), "-q"}).exit_code, 0);
    before_ = digest_of(base());
    folder_.write("lib/new.txt", "New guidance on detainers.\n");
    folder_.write("lib/f3.txt", "Changed guidance on parole.\n");
    fs::remove(folder_.path() / "lib/f5.txt");
    ASSERT_EQ(run("update", {}).exit_code, 0);
    after_ = digest_of(index());
    ASSERT_NE(before_, after_);
  }

  std::string lib() const { return folder_.path() / "lib"; }
  std::string base() const { return folder_.path() / "base"; }
  std::string index() const { return folder_.path() / "work/index"; }
  fs::path shadow() const { return folder_.path() / "shadow"; }

  // From the base on, with the faults of `environment`.
  tests::Ran run(const std::string& command, Environment environment) {
    fs::remove_all(folder_.path() / "work");
    fs::remove_all(shadow());
    fs::create_directories(folder_.path() / "work");
    fs::create_directories(shadow() / "data");
    fs::create_directories(shadow() / "folder");
    fs::copy(base(), index(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    return run_here(command, std::move(environment));
  }

  tests::Ran run_here(const std::string& command, Environment environment) const {
    environment["FAULT_ROOT"] = index();
    environment["LD_PRELOAD"] = tests::program("libdisk_faults.so");
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0:detect_leaks=0";
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<std::string> arguments{"indexer", command, "--index", index(), "-q", "--workers", "1"};
    if (command == "build") arguments.insert(arguments.begin() + 2, lib());
    const auto ran = tests::run(arguments);
    for (const auto& [name, value] : environment) unsetenv(name.c_str());
    return ran;
  }

  // Of the library that a search would now be answered from.
  static std::string digest_of(const fs::path& index) {
    std::error_code error;
    const fs::path current = fs::canonical(index / "current", error);
    if (error) return "none";
    const indexer::store::Check check = indexer::store::check_database(current);
    return check.damages.empty() ? check.digest : "broken: " + check.damages.front().detail;
  }

  // The next run needs no hand and completes.
  void expect_recovery(const std::string& command) const {
    const auto ran = run_here(command, {});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(digest_of(index()), after_);
    for (const auto& entry : fs::directory_iterator(index()))
      EXPECT_FALSE(entry.path().filename().string().starts_with("tmp-")) << entry.path();
  }

  // How many calls of a command change the folder.
  int calls_of(const std::string& command) {
    const fs::path count = folder_.path() / "count";
    EXPECT_EQ(run(command, {{"FAULT_COUNT", count}}).exit_code, 0);
    const int calls = std::stoi("0" + tests::slurp(count));
    EXPECT_GT(calls, 20) << command;
    return calls;
  }

  // Puts together what survived of the folder with that inode. `as_written`: file contents reached the disk even
  // without a sync.
  void restore(const std::string& inode, const fs::path& to, const std::map<std::string, fs::path>& written) const {
    fs::create_directories(to);
    std::string names = tests::slurp(shadow() / "folder" / inode);
    while (!names.empty()) {
      const std::string entry = names.substr(0, names.find('\0'));
      names.erase(0, entry.size() + 1);
      const std::size_t space = entry.find(' ', 2);
      const std::string each = entry.substr(2, space - 2);
      const fs::path path = to / entry.substr(space + 1);
      if (entry[0] == 'd') restore(each, path, written);
      if (entry[0] == 'f') {
        const auto now = written.find(each);
        const fs::path content = now != written.end() ? now->second : shadow() / "data" / each;
        std::ofstream(path, std::ios::binary) << tests::slurp(content);
      }
      if (entry[0] == 'l') {
        const std::string target = names.substr(0, names.find('\0'));
        names.erase(0, target.size() + 1);
        fs::create_symlink(target, path);
      }
    }
  }

  static std::string inode_of(const fs::path& path) {
    struct stat status {};
    lstat(path.c_str(), &status);
    return std::to_string(status.st_ino);
  }

  // The digest of what is there after the power comes back.
  std::string survived(bool as_written) const {
    const fs::path to = folder_.path() / "survived";
    fs::remove_all(to);
    std::map<std::string, fs::path> written;
    if (as_written)
      for (const auto& entry : fs::recursive_directory_iterator(index()))
        if (entry.is_regular_file() && !entry.is_symlink()) written[inode_of(entry.path())] = entry.path();
    restore(inode_of(index()), to, written);
    return digest_of(to);
  }

  // Cuts the power at each sync of a run; the number of cuts.
  int cut_everywhere(const std::string& command, const std::string& after) {
    for (int cut = 1;; ++cut) {
      const auto ran = run(command, {{"FAULT_SHADOW", shadow()}, {"FAULT_CUT", std::to_string(cut)}});
      for (const bool as_written : {false, true}) {
        const std::string digest = survived(as_written);
        if (ran.exit_code == 137)
          EXPECT_TRUE(digest == before_ || digest == after) << command << ", cut " << cut << ": " << digest;
        else
          EXPECT_EQ(digest, after) << command << " was acknowledged";
      }
      if (ran.exit_code != 137) {
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return cut - 1;
      }
    }
  }

  tests::TemporaryFolder folder_;
  std::string before_;
  std::string after_;
};

TEST_F(Disk, APowerCutDuringAnUpdateLeavesOneOfTwoStates) { EXPECT_GE(cut_everywhere("update", after_), 5); }

TEST_F(Disk, APowerCutDuringABuildLeavesOneOfTwoStates) { EXPECT_GE(cut_everywhere("build", after_), 5); }

// The negative control: were folders not synced, the tests above would fail.
TEST_F(Disk, WithoutSyncsOfFoldersTheCutIsNoticed) {
  for (const std::string command : {"update", "build"}) {
    ASSERT_EQ(run(command, {{"FAULT_SHADOW", shadow()}, {"FAULT_NO_FOLDER_SYNC", "1"}}).exit_code, 0);
    EXPECT_NE(survived(false), after_) << command;
  }
}

// The first calls, where a run sets itself up, and then every `step`-th; with IPS_ALL_FAULTS every one.
std::vector<int> places(int calls, int step) {
  std::vector<int> all;
  for (int at = 1; at <= calls; at += at < 8 || std::getenv("IPS_ALL_FAULTS") != nullptr ? 1 : step) all.push_back(at);
  return all;
}

TEST_F(Disk, ARunThatEndsAtAnyCallLeavesOneOfTwoStates) {
  for (const std::string command : {"update", "build"})
    for (const int at : places(calls_of(command), 9)) {
      EXPECT_EQ(run(command, {{"FAULT_STOP", std::to_string(at)}}).exit_code, 137);
      const std::string digest = digest_of(index());
      EXPECT_TRUE(digest == before_ || digest == after_) << command << " ended at call " << at << ": " << digest;
      expect_recovery(command);
    }
}

// What cannot be written, once, for a while or for good: the run says so, or did without; nothing third.
TEST_F(Disk, AFaultAtAnyCallLeavesOneOfTwoStates) {
  const int errors[] = {ENOSPC, EIO, EDQUOT, EMFILE};
  const char* times[] = {"1", "30", "0"};
  unsigned round = 0;
  for (const std::string command : {"update", "build"})
    for (const int at : places(calls_of(command), 4)) {
      const int error = errors[round % 4];
      const auto ran = run(command, {{"FAULT_FAIL", std::to_string(at)},
                                     {"FAULT_TIMES", times[round++ % 3]},
                                     {"FAULT_ERRNO", std::to_string(error)}});
      const std::string place = command + ", call " + std::to_string(at) + ", " + std::strerror(error);
      const std::string digest = digest_of(index());
      if (ran.exit_code == 0) {
        EXPECT_EQ(digest, after_) << place;
      } else {
        EXPECT_EQ(ran.exit_code, 2) << place << ran.err;
        EXPECT_TRUE(digest == before_ || digest == after_) << place << ": " << digest;
        EXPECT_NE(ran.err.find(std::strerror(error)), std::string::npos) << place << ": " << ran.err;
        EXPECT_NE(ran.err.find(index()), std::string::npos) << place << ": " << ran.err;
        EXPECT_NE(ran.err.find("stands"), std::string::npos) << place << ": " << ran.err;
      }
      expect_recovery(command);
    }
}

TEST_F(Disk, AShortWriteIsCompleted) {
  for (const std::string command : {"update", "build"})
    for (const int at : places(calls_of(command), 40)) {
      EXPECT_EQ(run(command, {{"FAULT_FAIL", std::to_string(at)}, {"FAULT_SHORT", "1"}}).exit_code, 0) << at;
      EXPECT_EQ(digest_of(index()), after_) << command << " at call " << at;
    }
}

// A database that was half made can neither be opened nor made again; it must not be where the next run makes its own.
TEST_F(Disk, AFirstBuildThatFailsLeavesNothingInTheWay) {
  for (int at = 1; at <= 20; ++at)
    for (const char* fault : {"FAULT_FAIL", "FAULT_STOP"}) {
      fs::remove_all(index());
      const auto ran = run_here("build", {{fault, std::to_string(at)}, {"FAULT_TIMES", "1"}, {"FAULT_ERRNO", "28"}});
      EXPECT_EQ(digest_of(index()), ran.exit_code == 0 ? after_ : "none") << fault << ' ' << at << ran.err;
      expect_recovery("build");
    }
}

TEST_F(Disk, AFullDiskIsToldWithItsRoom) {
  const auto ran = run("update", {{"FAULT_FAIL", "12"}, {"FAULT_ERRNO", std::to_string(ENOSPC)}});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("No space left on device"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("MiB are free there."), std::string::npos) << ran.err;
}

}  // namespace

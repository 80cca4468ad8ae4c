// SPDX-License-Identifier: GPL-3.0-or-later
// A file that its reader does not survive is tried once for each version of the readers, under whatever name.
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "indexer/schema/index_folder.h"
#include "indexer/store/ledger.h"
#include "indexer/store/writer.h"
#include "tests/end_to_end/programs.h"
#include "tests/robustness/hostile.h"

namespace fs = std::filesystem;

namespace {

class Poison : public testing::Test {
 protected:
  void SetUp() override {
    tests::hostile::Files files;
    std::mt19937 random(1);
    tests::hostile::add_pdf(files, random);
    folder_.write("library/poison.pdf", files.front().bytes);
    folder_.write("library/good.txt", "Deferred action is not a status.\n");
    const auto ran = run({"build", folder_.path() / "library"});
    ASSERT_EQ(ran.exit_code, 3) << ran.err;
    ASSERT_EQ(reason("library/poison.pdf"), schema::Reason::timed_out);
    ASSERT_TRUE(was_read(ran, "poison.pdf"));
    digest_ = record("library/poison.pdf")->ledger.digest;
  }

  tests::Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "indexer");
    for (const std::string& each :
         {std::string("--index"), index(), std::string("--verbose"), std::string("--file-seconds"), std::string("2")})
      arguments.push_back(each);
    return tests::run(arguments);
  }
  // Starts a build; its process once it is reading the poison, for which it would take an hour.
  pid_t build_until_it_is_read() {
    const std::string left = tests::slurp(index() + "/reading");
    child_ = tests::start(
        {tests::program("indexer"), "build", folder_.path() / "library", "--index", index(), "--file-seconds", "3600"},
        folder_.path() / "out", folder_.path() / "err");
    for (std::string now = left; now == left || now.find(digest_) == std::string::npos;
         now = tests::slurp(index() + "/reading"))
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return child_;
  }
  int wait() const { return tests::wait_for(child_); }
  std::string index() const { return folder_.path() / "index"; }
  static bool was_read(const tests::Ran& ran, const std::string& name) {
    return ran.err.find(" s  library/" + name) != std::string::npos;
  }
  std::optional<schema::DocumentRecord> record(const std::string& path) const {
    for (const auto& each : indexer::store::read_records(index()).records)
      if (each.path == path) return each;
    return std::nullopt;
  }
  schema::Reason reason(const std::string& path) const {
    const auto found = record(path);
    return found ? found->ledger.reason : schema::Reason::none;
  }

  tests::TemporaryFolder folder_;
  std::string digest_;  // of the poison
  pid_t child_ = 0;
};

TEST_F(Poison, AnUpdateDoesNotReadItAgain) {
  for (int i = 0; i < 10; ++i) {
    const auto ran = run({"update"});
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_FALSE(was_read(ran, "poison.pdf")) << ran.err;
  }
  EXPECT_EQ(reason("library/poison.pdf"), schema::Reason::timed_out);
}

TEST_F(Poison, ATouchedMovedOrCopiedOneIsNotReadAgain) {
  const std::string bytes = tests::slurp(folder_.path() / "library/poison.pdf");
  folder_.write("library/poison.pdf", bytes);  // new times
  EXPECT_FALSE(was_read(run({"update"}), "poison.pdf"));
  fs::rename(folder_.path() / "library/poison.pdf", folder_.path() / "library/moved.pdf");
  EXPECT_FALSE(was_read(run({"update"}), "moved.pdf"));
  EXPECT_EQ(reason("library/moved.pdf"), schema::Reason::timed_out);
  folder_.write("library/copy.pdf", bytes);
  EXPECT_FALSE(was_read(run({"update"}), "copy.pdf"));
  EXPECT_EQ(reason("library/copy.pdf"), schema::Reason::timed_out);
}

TEST_F(Poison, OtherReadersTryItOnce) {
  auto before = record("library/poison.pdf");
  ASSERT_TRUE(before);
  before->ledger.parser = "an older one";
  const auto ledger = indexer::store::read_ledger(index());
  {
    indexer::store::Writer writer(fs::path(index()) / schema::generation_name(ledger.generation),
                                  indexer::store::Writer::Open::existing);
    writer.set_ledger(before->id, before->ledger);
    writer.commit(ledger.library);
  }
  EXPECT_TRUE(was_read(run({"update"}), "poison.pdf"));
  EXPECT_FALSE(was_read(run({"update"}), "poison.pdf"));
}

// A file that was being read by chance when a run was killed is read by the next.
TEST_F(Poison, OneKillAccusesNobody) {
  fs::remove_all(index());
  kill(build_until_it_is_read(), SIGKILL);
  ASSERT_EQ(wait(), 128 + SIGKILL);
  EXPECT_TRUE(was_read(run({"build", folder_.path() / "library"}), "poison.pdf"));
  EXPECT_EQ(reason("library/poison.pdf"), schema::Reason::timed_out);
  EXPECT_EQ(tests::slurp(index() + "/stopped"), "");
}

// The file is on the disk as "being read" before it is read, so the run after a kill does not fall over it again.
TEST_F(Poison, ARunKilledInTheMiddleOfItIsNotKilledAgain) {
  fs::remove_all(index());
  kill(build_until_it_is_read(), SIGKILL);
  ASSERT_EQ(wait(), 128 + SIGKILL);
  kill(build_until_it_is_read(), SIGKILL);  // it was tried once more
  ASSERT_EQ(wait(), 128 + SIGKILL);
  EXPECT_FALSE(fs::exists(index() + "/current"));

  for (const char* command : {"build", "update", "build"}) {
    std::vector<std::string> arguments{command};
    if (command == std::string("build")) arguments.push_back(folder_.path() / "library");
    const auto ran = run(arguments);
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    EXPECT_FALSE(was_read(ran, "poison.pdf")) << ran.err;
    EXPECT_EQ(reason("library/poison.pdf"), schema::Reason::stopped_run);
    EXPECT_EQ(reason("library/good.txt"), schema::Reason::none);
  }
  const auto status = tests::run({"indexer", "status", "--problems", "--index", index()});
  EXPECT_NE(status.out.find("library/poison.pdf: stopped a run"), std::string::npos) << status.out;
  EXPECT_NE(status.out.find("--retry"), std::string::npos) << status.out;

  EXPECT_TRUE(was_read(run({"update", "--retry"}), "poison.pdf"));
  EXPECT_EQ(reason("library/poison.pdf"), schema::Reason::timed_out);
  EXPECT_FALSE(was_read(run({"update"}), "poison.pdf"));
}

TEST_F(Poison, ARunThatIsStoppedInOrderAccusesNobody) {
  fs::remove_all(index());
  kill(build_until_it_is_read(), SIGTERM);
  EXPECT_EQ(wait(), 2);
  EXPECT_FALSE(fs::exists(index() + "/reading"));
  EXPECT_TRUE(was_read(run({"build", folder_.path() / "library"}), "poison.pdf"));
}

}  // namespace

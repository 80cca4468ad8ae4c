// SPDX-License-Identifier: GPL-3.0-or-later
// indexer verify: a whole index is told from a damaged one and from one that is behind its files.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <random>

#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

class Verify : public testing::Test {
 protected:
  void SetUp() override {
    fs::copy(fs::path(std::getenv("IPS_SOURCE_DIR")) / "corpus/memos/ice", folder_.path() / "lib",
             fs::copy_options::recursive);
  }

  std::string index() const { return (folder_.path() / "index").string(); }
  tests::Ran build(const std::string& workers = "2") const {
    return tests::run(
        {"indexer", "build", (folder_.path() / "lib").string(), "--index", index(), "--workers", workers, "-q"});
  }
  tests::Ran update() const { return tests::run({"indexer", "update", "--index", index(), "-q"}); }
  tests::Ran verify() const {
    return tests::run({"indexer", "verify", "--json", "--index", index(), "--workers", "1", "--sandbox", "off"});
  }
  std::string answer() const {
    return tests::run({"searcher", "--index", index(), "--jsonl", "prosecutorial discretion \"civil immigration\""})
        .out;
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Verify, AWholeIndexIsWhole) {
  ASSERT_LE(build().exit_code, 3);
  const auto ran = verify();
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  const json found = json::parse(ran.out);
  EXPECT_TRUE(found["whole"]);
  EXPECT_TRUE(found["up_to_date"]);
  EXPECT_GT(found["files_hashed"], 5);
  EXPECT_GT(found["documents_read_again"], 5);
  EXPECT_EQ(found["digest"].get<std::string>().size(), 16U);
}

TEST_F(Verify, TheDigestIsTheLibraryNotTheRun) {
  ASSERT_LE(build("1").exit_code, 3);
  const std::string one = json::parse(verify().out)["digest"];
  ASSERT_LE(build("4").exit_code, 3);
  EXPECT_EQ(json::parse(verify().out)["digest"], one);
  const fs::path memo = folder_.write("lib/new.txt", "A new memo on detainers.\n");
  ASSERT_LE(update().exit_code, 3);
  EXPECT_NE(json::parse(verify().out)["digest"], one);
  fs::remove(memo);
  ASSERT_LE(update().exit_code, 3);
  EXPECT_EQ(json::parse(verify().out)["digest"], one);
}

TEST_F(Verify, FilesThatChangedAreTold) {
  const fs::path memo = folder_.write("lib/a.txt", "A memo on detainers.\n");
  ASSERT_LE(build().exit_code, 3);
  folder_.write("lib/b.txt", "Another memo.\n");
  struct stat before {};
  ASSERT_EQ(stat(memo.c_str(), &before), 0);
  folder_.write("lib/a.txt", "A memo on retainers.\n");  // same size, and the time is set back
  const timespec times[2] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(utimensat(AT_FDCWD, memo.c_str(), times, 0), 0);
  const auto ran = verify();
  EXPECT_EQ(ran.exit_code, 3) << ran.out << ran.err;
  const json found = json::parse(ran.out);
  EXPECT_TRUE(found["whole"]);
  EXPECT_FALSE(found["up_to_date"]);
  EXPECT_NE(ran.out.find("Its bytes are others"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("It is new and not in the index."), std::string::npos) << ran.out;
}

// Bit flips, zeroed and garbage blocks, cut files: verify finds each, or nothing that anyone asks for is other than it
// was.
TEST_F(Verify, DamageIsFoundOrHarmless) {
  ASSERT_LE(build().exit_code, 3);
  const std::string whole = answer();
  const std::string digest = json::parse(verify().out)["digest"];
  const fs::path database = fs::canonical(fs::path(index()) / "current");
  std::mt19937 random(5);
  int found = 0;
  const int rounds = std::getenv("IPS_ALL_FAULTS") != nullptr ? 1000 : 40;
  for (int round = 0; round < rounds; ++round) {
    const char* tables[] = {"postlist", "docdata", "termlist", "position", "iam"};
    const fs::path file = database / (std::string(tables[round % 5]) + (round % 5 == 4 ? "glass" : ".glass"));
    const std::string bytes = tests::slurp(file);
    std::string damaged = bytes;
    const std::size_t at = random() % damaged.size();
    if (round % 4 == 0) damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
    if (round % 4 == 1)
      std::fill(damaged.begin() + static_cast<long>(at),
                damaged.begin() + static_cast<long>(std::min(at + 4096, damaged.size())), '\0');
    if (round % 4 == 2)
      for (std::size_t i = at; i < std::min(at + 512, damaged.size()); ++i) damaged[i] = static_cast<char>(random());
    if (round % 4 == 3) damaged.resize(at);
    std::ofstream(file, std::ios::binary) << damaged;
    const auto ran = verify();
    ASSERT_TRUE(ran.exit_code == 5 || ran.exit_code == 2 || ran.exit_code == 0) << ran.exit_code << ran.err;
    if (ran.exit_code == 0) {
      EXPECT_EQ(answer(), whole) << file << " at " << at << ", round " << round;
      EXPECT_EQ(json::parse(ran.out)["digest"], digest);
    } else {
      ++found;
    }
    std::ofstream(file, std::ios::binary) << bytes;
  }
  EXPECT_GT(found, 25);
  EXPECT_EQ(verify().exit_code, 0);
}

TEST_F(Verify, ADamagedPassageIsNeverQuoted) {
  ASSERT_LE(build().exit_code, 3);
  const fs::path file = fs::canonical(fs::path(index()) / "current") / "docdata.glass";
  const std::string bytes = tests::slurp(file);
  const std::string whole = answer();
  std::mt19937 random(6);
  for (int round = 0; round < 30; ++round) {
    std::string damaged = bytes;
    damaged[8192 + random() % (damaged.size() - 8192)] ^= 0x20;
    std::ofstream(file, std::ios::binary) << damaged;
    const auto ran =
        tests::run({"searcher", "--index", index(), "--jsonl", "prosecutorial discretion \"civil immigration\""});
    EXPECT_TRUE(ran.exit_code != 0 || ran.out == whole) << ran.out;
  }
}

}  // namespace

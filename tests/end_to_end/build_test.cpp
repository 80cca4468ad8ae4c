// SPDX-License-Identifier: GPL-3.0-or-later
// A folder to answers, through the programs: build, search, update, refuse, roll back.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

class Library : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("lib/memos/a.md",
                  "---\ntitle: First memo\ndate: 2021-11-22\nagency: EOIR\ntype: memo\n---\n\n"
                  "The officer may exercise prosecutorial discretion in this case.\n");
    folder_.write("lib/b.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  }

  std::string lib() const { return (folder_.path() / "lib").string(); }
  std::string index() const { return (folder_.path() / "index").string(); }
  tests::Ran build() const { return tests::run({"indexer", "build", lib(), "--index", index()}); }
  tests::Ran update() const { return tests::run({"indexer", "update", "--index", index()}); }

  // The paths of the documents a query finds.
  std::vector<std::string> find(const std::string& query) const {
    const auto ran = tests::run({"searcher", "--index", index(), "--json", "--", query});
    std::vector<std::string> paths;
    if (ran.exit_code > 1) return {"error: " + ran.out + ran.err};
    const json answer = json::parse(ran.out);
    for (const auto& hit : answer["hits"]) paths.push_back(hit["path"]);
    return paths;
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Library, AnswersWithPathAndMetadata) {
  ASSERT_EQ(build().exit_code, 0);
  const auto ran = tests::run({"searcher", "--index", index(), "--json", "prosecutorial discretion"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const json answer = json::parse(ran.out);
  ASSERT_EQ(answer["hits"].size(), 1U);
  const json& hit = answer["hits"][0];
  EXPECT_EQ(hit["path"], "lib/memos/a.md");
  EXPECT_EQ(hit["metadata"]["date"]["value"], "2021-11-22");
  EXPECT_EQ(hit["metadata"]["date"]["source"], "front matter");
  const json& passage = hit["passages"][0];
  const std::string snippet = passage["snippet"];
  ASSERT_EQ(passage["highlights"].size(), 2U);
  const std::size_t begin = passage["highlights"][0][0];
  const std::size_t end = passage["highlights"][0][1];
  EXPECT_EQ(snippet.substr(begin, end - begin), "prosecutorial");
}

TEST_F(Library, ExitCodesOfTheSearcher) {
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_EQ(tests::run({"searcher", "--index", index(), "discretion"}).exit_code, 0);
  EXPECT_EQ(tests::run({"searcher", "--index", index(), "zebra"}).exit_code, 1);
  const auto error = tests::run({"searcher", "--index", index(), "\"unlawful"});
  EXPECT_EQ(error.exit_code, 2);
  EXPECT_NE(error.err.find('^'), std::string::npos);
  EXPECT_EQ(tests::run({"searcher", "--index", folder_.path() / "none", "x"}).exit_code, 2);
}

TEST_F(Library, EveryFileIsAccountedFor) {
  folder_.write("lib/empty.pdf", "");
  folder_.write("lib/broken.pdf", "%PDF-1.7 and no more");
  folder_.write("lib/program.exe", std::string("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", 16));
  folder_.write("lib/copy.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  ASSERT_EQ(symlink("b.txt", (folder_.path() / "lib/link.txt").c_str()), 0);
  ASSERT_EQ(mkfifo((folder_.path() / "lib/pipe").c_str(), 0600), 0);
  EXPECT_EQ(build().exit_code, 3);
  const auto ran = tests::run({"indexer", "status", "--problems", "--json", "--index", index()});
  EXPECT_EQ(ran.exit_code, 3);
  const json status = json::parse(ran.out);
  EXPECT_EQ(status["files"], 8);
  EXPECT_EQ(status["files"], status["indexed"].get<int>() + status["indexed_with_warning"].get<int>() +
                                 status["duplicates"].get<int>() + status["refused"].get<int>());
  std::map<std::string, std::string> reasons;
  for (const json& problem : status["problems"]) {
    reasons[problem["path"]] = problem["reason"];
    EXPECT_TRUE(problem["outcome"] != "refused" || !problem["remedy"].get<std::string>().empty());
  }
  EXPECT_EQ(reasons["lib/empty.pdf"], "empty");
  EXPECT_EQ(reasons["lib/broken.pdf"], "damaged");
  EXPECT_EQ(reasons["lib/program.exe"], "unsupported");
  EXPECT_EQ(reasons["lib/link.txt"], "not a regular file");
  EXPECT_EQ(reasons["lib/pipe"], "not a regular file");
  EXPECT_TRUE(reasons.contains("lib/copy.txt"));  // duplicate of lib/b.txt
}

TEST_F(Library, UpdateSeesNewChangedAndRemoved) {
  ASSERT_EQ(build().exit_code, 0);
  folder_.write("lib/c.txt", "Deferred action is not a status.\n");
  folder_.write("lib/b.txt", "Lawful presence is another matter.\n");
  fs::remove(folder_.path() / "lib/memos/a.md");
  const auto ran = update();
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_NE(ran.out.find("1 new, 1 changed, 1 removed, 0 unchanged"), std::string::npos) << ran.out;
  EXPECT_EQ(find("deferred"), std::vector<std::string>{"lib/c.txt"});
  EXPECT_TRUE(find("unlawful").empty());
  EXPECT_EQ(find("\"lawful presence\""), std::vector<std::string>{"lib/b.txt"});
  EXPECT_TRUE(find("prosecutorial").empty());
}

TEST_F(Library, ATouchedFileCostsNothingAndAMovedOneKeepsItsId) {
  ASSERT_EQ(build().exit_code, 0);
  const auto id = [&] {
    return json::parse(tests::run({"searcher", "--index", index(), "--json", "unlawful"}).out)["hits"][0]["id"];
  };
  const json before = id();
  folder_.write("lib/b.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  EXPECT_NE(update().out.find("0 new, 0 changed, 0 removed, 2 unchanged"), std::string::npos);
  fs::rename(folder_.path() / "lib/b.txt", folder_.path() / "lib/memos/moved.txt");
  EXPECT_NE(update().out.find("1 of them moved"), std::string::npos);
  EXPECT_EQ(find("unlawful"), std::vector<std::string>{"lib/memos/moved.txt"});
  EXPECT_EQ(id(), before);
}

TEST_F(Library, ADuplicateTakesOverWhenItsOriginalGoes) {
  folder_.write("lib/copy.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_EQ(find("unlawful"), std::vector<std::string>{"lib/b.txt"});
  fs::remove(folder_.path() / "lib/b.txt");
  ASSERT_EQ(update().exit_code, 0);
  EXPECT_EQ(find("unlawful"), std::vector<std::string>{"lib/copy.txt"});
}

TEST_F(Library, AVanishedFolderIsNoDeletion) {
  ASSERT_EQ(build().exit_code, 0);
  fs::rename(folder_.path() / "lib", folder_.path() / "away");
  EXPECT_EQ(update().exit_code, 4);
  EXPECT_EQ(find("unlawful").size(), 1U);
}

TEST_F(Library, RollbackBringsTheStateBeforeBack) {
  ASSERT_EQ(build().exit_code, 0);
  folder_.write("lib/c.txt", "Deferred action is not a status.\n");
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_EQ(find("deferred").size(), 1U);
  EXPECT_EQ(tests::run({"indexer", "rollback", "--index", index()}).exit_code, 0);
  EXPECT_TRUE(find("deferred").empty());
  EXPECT_EQ(find("unlawful").size(), 1U);
}

TEST_F(Library, OneAndManyWorkersGiveTheSameAnswers) {
  for (int i = 0; i < 60; ++i)
    folder_.write("lib/n" + std::to_string(i) + ".txt",
                  "Passage number " + std::to_string(i) + " of the removal manual.\n");
  ASSERT_EQ(tests::run({"indexer", "build", lib(), "--index", index(), "--workers", "1"}).exit_code, 0);
  const auto one = find("removal manual");
  ASSERT_EQ(tests::run({"indexer", "build", lib(), "--index", index(), "--workers", "4"}).exit_code, 0);
  EXPECT_EQ(find("removal manual"), one);
}

TEST_F(Library, MistakesOnTheCommandLineAreExplained) {
  const auto typo = tests::run({"indexer", "biuld", lib()});
  EXPECT_EQ(typo.exit_code, 2);
  EXPECT_NE(typo.err.find("Did you mean build?"), std::string::npos) << typo.err;
  EXPECT_EQ(tests::run({"indexer", "build", folder_.path() / "none"}).exit_code, 2);
  EXPECT_EQ(tests::run({"indexer", "build", lib(), "--workers", "-1"}).exit_code, 2);
  EXPECT_EQ(tests::run({"searcher", "--limit", "-1", "x"}).exit_code, 2);
  EXPECT_EQ(tests::run({"searcher", "--lim", "3", "x"}).exit_code, 2);
  EXPECT_EQ(tests::run({"searcher", "--help"}).exit_code, 0);
}

}  // namespace

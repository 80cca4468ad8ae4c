// SPDX-License-Identifier: GPL-3.0-or-later
// What the librarian sets, from the file of overrides to what a hit shows.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/end_to_end/programs.h"

using nlohmann::json;

namespace {

class Librarian : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("lib/memos/a.txt", "The officer may exercise prosecutorial discretion in this case.\n");
    folder_.write("lib/b.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  }

  std::string index() const { return (folder_.path() / "index").string(); }
  tests::Ran build() const {
    return tests::run({"indexer", "build", (folder_.path() / "lib").string(), "--index", index()});
  }
  tests::Ran update() const { return tests::run({"indexer", "update", "--index", index()}); }
  json hit(const std::string& query) const {
    const auto ran = tests::run({"searcher", "--index", index(), "--json", "--", query});
    return ran.exit_code == 0 ? json::parse(ran.out)["hits"][0] : json(ran.out + ran.err);
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Librarian, SetsValuesThatShowTheirSource) {
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_TRUE(hit("discretion")["metadata"]["agency"].is_null());
  folder_.write("lib/librarian.toml",
                "[\"memos/\"]\nagency = \"ICE\"\ntype = \"memo\"\n[\"memos/a.txt\"]\ndate = 2014-11-20\n"
                "status = \"rescinded\"\nnote = \"Rescinded by the memo of 2021-01-20\"\n");
  const auto updated = update();
  EXPECT_EQ(updated.exit_code, 0) << updated.out << updated.err;
  EXPECT_NE(updated.out.find("1 changed, 0 removed, 1 unchanged"), std::string::npos) << updated.out;
  const json metadata = hit("discretion agency:ICE status:rescinded type:memo")["metadata"];
  EXPECT_EQ(metadata["date"]["value"], "2014-11-20");
  for (const char* field : {"agency", "type", "date", "status", "note"})
    EXPECT_EQ(metadata[field]["source"], "set by the librarian") << field;
  const auto text = tests::run({"searcher", "--index", index(), "discretion"}).out;
  EXPECT_NE(text.find("rescinded (set by the librarian)"), std::string::npos) << text;
  EXPECT_NE(text.find("Rescinded by the memo of 2021-01-20 (set by the librarian)"), std::string::npos) << text;

  folder_.write("lib/librarian.toml", "");
  EXPECT_EQ(update().exit_code, 0);
  EXPECT_TRUE(hit("discretion")["metadata"]["agency"].is_null());
}

TEST_F(Librarian, SidecarsAreNoDocuments) {
  folder_.write("lib/b.txt.meta.toml", "title = \"On presence\"\n");
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_EQ(hit("unlawful")["metadata"]["title"]["value"], "On presence");
}

// Of two files with the same bytes the one is searched of which the librarian says something, whichever comes first.
TEST_F(Librarian, OfCopiesTheOneWithValuesIsShown) {
  folder_.write("lib/z/copy.txt", "Unlawful presence begins the day after the period of stay ends.\n");
  folder_.write("lib/z/copy.txt.meta.toml", "title = \"On presence\"\n");
  ASSERT_EQ(build().exit_code, 0);
  EXPECT_EQ(hit("unlawful")["metadata"]["title"]["value"], "On presence");
  EXPECT_EQ(hit("unlawful")["path"], "lib/z/copy.txt");
}

TEST_F(Librarian, ACopyThatIsGivenValuesLaterTakesOver) {
  for (const char* name : {"lib/c.txt", "lib/z/copy.txt"})
    folder_.write(name, "Unlawful presence begins the day after the period of stay ends.\n");
  ASSERT_EQ(build().exit_code, 0);
  ASSERT_EQ(hit("unlawful")["path"], "lib/b.txt");
  folder_.write("lib/z/copy.txt.meta.toml", "title = \"On presence\"\n");
  const auto updated = update();
  ASSERT_EQ(updated.exit_code, 0) << updated.out << updated.err;
  EXPECT_EQ(hit("unlawful")["metadata"]["title"]["value"], "On presence");
  const auto status = json::parse(tests::run({"indexer", "status", "--json", "--index", index()}).out);
  EXPECT_EQ(status["files"], 4);
  EXPECT_EQ(status["duplicates"], 2);
  for (const json& problem : status["problems"]) EXPECT_EQ(problem["detail"], "lib/z/copy.txt") << problem;
  const auto verified = tests::run({"indexer", "verify", "--index", index()});
  EXPECT_EQ(verified.exit_code, 0) << verified.out;

  std::filesystem::remove(folder_.path() / "lib/z/copy.txt");
  std::filesystem::remove(folder_.path() / "lib/z/copy.txt.meta.toml");
  EXPECT_EQ(update().exit_code, 0);
  EXPECT_EQ(hit("unlawful")["path"], "lib/b.txt");
}

// Copies of a file that cannot be read are no more searchable than it is, and are listed so.
TEST_F(Librarian, CopiesOfARefusedFileAreRefused) {
  for (const char* name : {"lib/x.pdf", "lib/y.pdf", "lib/z.pdf"}) folder_.write(name, "%PDF-1.4\nnothing\n");
  EXPECT_EQ(build().exit_code, 3);
  const auto status = json::parse(tests::run({"indexer", "status", "--json", "--problems", "--index", index()}).out);
  EXPECT_EQ(status["refused"], 3);
  EXPECT_EQ(status["duplicates"], 0);
  for (const json& problem : status["problems"]) EXPECT_FALSE(std::string(problem["remedy"]).empty()) << problem;
}

TEST_F(Librarian, AMistakeLeavesTheOldIndex) {
  ASSERT_EQ(build().exit_code, 0);
  folder_.write("lib/librarian.toml", "[\"b.txt\"]\ntype = \"memos\"\n");
  const auto ran = update();
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.err.find("lib/librarian.toml, line 2: \"memos\" is no type."), std::string::npos) << ran.err;
  EXPECT_EQ(hit("unlawful")["path"], "lib/b.txt");
}

TEST_F(Librarian, HearsOfPathsThatAreNotThere) {
  folder_.write("lib/librarian.toml", "[\"c.txt\"]\ntype = \"memo\"\n");
  const auto ran = build();
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_NE(ran.out.find("lib/librarian.toml, line 1: no file is named \"c.txt\""), std::string::npos) << ran.out;
  const auto status = tests::run({"indexer", "status", "--json", "--index", index()});
  EXPECT_EQ(status.exit_code, 3);
  EXPECT_EQ(json::parse(status.out)["notices"].size(), 1U);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// Real files that are odd, damaged or hostile, kept outside of the repository: each ends in an outcome with a remedy,
// the sums balance, and a good file between them is read as if alone.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/corpora.h"
#include "tests/end_to_end/programs.h"
#include "tests/robustness/hostile.h"
#include "tests/robustness/run.h"

namespace fs = std::filesystem;

namespace {

using tests::corpora;

std::vector<std::string> texts(const std::vector<schema::PassageRecord>& passages) {
  std::vector<std::string> all;
  for (const schema::PassageRecord& passage : passages) all.push_back(passage.text);
  return all;
}

// Every file on disk once in the ledger, every outcome in the sums, every problem with what to do.
void expect_balance(const tests::Build& build, const std::set<std::string>& files, const std::string& index) {
  std::set<std::string> paths;
  std::set<std::string> on_disk;
  for (const schema::DocumentRecord& record : build.records) {
    EXPECT_TRUE(paths.insert(record.path).second) << record.path << " twice";
    if (record.container.empty()) on_disk.insert(record.path);
  }
  for (const schema::DocumentRecord& record : build.records)
    EXPECT_TRUE(record.container.empty() || paths.contains(record.container)) << record.path;
  EXPECT_EQ(on_disk, files);
  const auto ran = tests::run({"indexer", "status", "--problems", "--json", "--index", index});
  const auto status = nlohmann::json::parse(ran.out);
  EXPECT_EQ(ran.exit_code, status["refused"] > 0 ? 3 : 0);
  EXPECT_EQ(status["files"], build.records.size());
  const std::size_t indexed = status["indexed"];
  const std::size_t problems = status["problems"].size();
  EXPECT_EQ(indexed + problems, build.records.size());
  EXPECT_EQ(status["indexed_with_warning"].get<std::size_t>() + status["duplicates"].get<std::size_t>() +
                status["refused"].get<std::size_t>(),
            problems);
  for (const auto& problem : status["problems"]) {
    EXPECT_TRUE(paths.contains(problem["path"]) ||
                problem["path"].get<std::string>().find("\xef\xbf\xbd") != std::string::npos)
        << problem;
    const std::string outcome = problem["outcome"];
    if (outcome == "refused") {
      EXPECT_FALSE(problem["remedy"].get<std::string>().empty()) << problem;
    }
    if (outcome == "indexed with warning") {
      EXPECT_FALSE(problem["warnings"].empty()) << problem;
    }
    if (outcome == "duplicate of") {
      EXPECT_TRUE(paths.contains(problem["detail"])) << problem;
    }
  }
}

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.insert((folder.filename() / entry.path().lexically_relative(folder)).string());
  return files;
}

TEST(Odd, EveryFileEndsInAnOutcomeAndItsNeighboursAreUnharmed) {
  if (!fs::is_directory(corpora() / "odd")) GTEST_SKIP() << "shared/corpora/odd is not there";
  const tests::TemporaryFolder folder;
  const fs::path library = folder.path() / "library";
  fs::create_directories(library);
  fs::copy(corpora() / "odd", library / "odd", fs::copy_options::recursive);
  for (const auto& entry : fs::directory_iterator(library / "odd"))
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
  const char* folders[] = {"mail", "office-formats", "pdf-samples", "pdf-structure-suite", "pdf-viewer-suite"};
  std::size_t number = 0;
  for (const auto& file : tests::hostile::good()) {
    const std::string name = std::string("odd/") + folders[number++ % 5] + "/good-" + file.name;
    folder.write("library/" + name, file.bytes);
    folder.write("alone/library/" + name, file.bytes);
  }
  const std::string index = folder.path() / "index";
  const auto build = tests::build_library(folder.path() / "run", library, index, {"--ocr", "off"});
  ASSERT_EQ(build.exit_code, 3) << build.err;
  expect_balance(build, files_in(library), index);
  EXPECT_GE(build.records.size(), 800U);

  const auto alone = tests::build_library(folder.path() / "run-alone", folder.path() / "alone/library",
                                          folder.path() / "index-alone", {"--ocr", "off"});
  ASSERT_EQ(alone.exit_code, 0) << alone.err;
  for (const auto& [path, passages] : alone.passages) {
    ASSERT_TRUE(build.passages.contains(path)) << path;
    EXPECT_EQ(texts(build.passages.at(path)), texts(passages)) << path;
  }
}

TEST(Odd, TheOfficeBalances) {
  if (!fs::is_directory(corpora() / "office")) GTEST_SKIP() << "shared/corpora/office is not there";
  const tests::TemporaryFolder folder;
  const std::string index = folder.path() / "index";
  const auto build = tests::build_library(folder.path() / "run", fs::canonical(corpora() / "office"), index,
                                          {"--ocr", "off", "--file-seconds", "600"});
  ASSERT_TRUE(build.exit_code == 0 || build.exit_code == 3) << build.err;
  expect_balance(build, files_in(fs::canonical(corpora() / "office")), index);
}

}  // namespace

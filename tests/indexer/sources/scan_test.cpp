// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/scan.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/temporary_folder.h"

namespace {

using indexer::sources::FileSeen;
using indexer::sources::Scan;
using schema::Reason;

std::vector<std::string> paths(const Scan& scan) {
  std::vector<std::string> result;
  for (const FileSeen& file : scan.files) result.push_back(file.path);
  return result;
}

TEST(Scan, EveryEntryIsThereOnceInOrder) {
  const tests::TemporaryFolder folder;
  folder.write("lib/b.txt", "b");
  folder.write("lib/a/z.txt", "zz");
  folder.write("lib/.hidden.md", "h");
  ASSERT_EQ(symlink("b.txt", (folder.path() / "lib/link").c_str()), 0);
  ASSERT_EQ(symlink("..", (folder.path() / "lib/loop").c_str()), 0);
  ASSERT_EQ(mkfifo((folder.path() / "lib/pipe").c_str(), 0600), 0);
  const Scan scan = indexer::sources::scan({(folder.path() / "lib").string()});
  EXPECT_EQ(paths(scan), (std::vector<std::string>{"lib/.hidden.md", "lib/a/z.txt", "lib/b.txt", "lib/link", "lib/loop",
                                                   "lib/pipe"}));
  EXPECT_EQ(scan.files[1].size, 2U);
  EXPECT_NE(scan.files[1].mtime_ns, 0);
  for (std::size_t i = 3; i < 6; ++i) {
    EXPECT_EQ(scan.files[i].reason, Reason::not_regular);
    EXPECT_FALSE(scan.files[i].detail.empty());
  }
}

TEST(Scan, IgnoredEntriesAreListed) {
  const tests::TemporaryFolder folder;
  folder.write("lib/.ipsignore", "drafts/\n");
  folder.write("lib/drafts/x.txt", "x");
  folder.write("lib/y.txt", "y");
  const Scan scan = indexer::sources::scan({(folder.path() / "lib").string()});
  EXPECT_EQ(paths(scan), std::vector<std::string>{"lib/y.txt"});
  EXPECT_EQ(scan.ignored, (std::vector<std::string>{"lib/.ipsignore", "lib/drafts"}));
}

TEST(Scan, TwoRootsOfOneNameAndAMissingOne) {
  const tests::TemporaryFolder folder;
  const std::string a = folder.write("1/lib/a.txt", "a").parent_path();
  const std::string b = folder.write("2/lib/a.txt", "a").parent_path();
  const std::string gone = folder.path() / "gone";
  const Scan scan = indexer::sources::scan({a, b, gone});
  EXPECT_EQ(paths(scan), (std::vector<std::string>{"lib-2/a.txt", "lib/a.txt"}));
  EXPECT_EQ(scan.missing, std::vector<std::string>{gone});
  EXPECT_EQ(indexer::sources::on_disk(b, "lib-2/a.txt"), b + "/a.txt");
}

TEST(Scan, OddNamesAreKeptAsTheyAre) {
  const tests::TemporaryFolder folder;
  const std::vector<std::string> names{"new\nline", "quote\"'",
                                       "inv\xff"
                                       "alid",
                                       std::string(255, 'n')};
  for (const std::string& name : names) folder.write("lib/" + name, "x");
  const Scan scan = indexer::sources::scan({(folder.path() / "lib").string()});
  ASSERT_EQ(scan.files.size(), names.size());
  for (const FileSeen& file : scan.files)
    EXPECT_TRUE(std::filesystem::is_regular_file(indexer::sources::on_disk(file.root, file.path)));
}

TEST(Scan, DeepFoldersDoNotExhaustTheStack) {
  const tests::TemporaryFolder folder;
  std::string deep = "lib";
  for (int i = 0; i < 300; ++i) deep += "/d";
  folder.write(deep + "/x.txt", "x");
  EXPECT_EQ(indexer::sources::scan({(folder.path() / "lib").string()}).files.size(), 1U);
}

}  // namespace

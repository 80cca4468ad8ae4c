// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/plan.h"

#include <gtest/gtest.h>

namespace {

using indexer::sources::Change;
using indexer::sources::FileSeen;
using indexer::sources::Scan;
using schema::LedgerRow;
using schema::Outcome;
using schema::Reason;

FileSeen file(const std::string& path, std::int64_t mtime = 1) { return {path, "/r", 10, mtime, 1, Reason::none, ""}; }

LedgerRow row(const std::string& path, Outcome outcome = Outcome::indexed, const std::string& original = "") {
  LedgerRow row;
  row.path = path;
  row.outcome = outcome;
  row.original = original;
  row.size = 10;
  row.mtime_ns = 1;
  row.ctime_ns = 1;
  row.parser = "1";
  return row;
}

TEST(Plan, FreshChangedRemovedAndUnchanged) {
  Scan scan;
  scan.files = {file("a"), file("b", 2), file("c")};
  const auto plan = indexer::sources::plan(scan, {row("b"), row("c"), row("d")}, "1");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].file.path, "a");
  EXPECT_EQ(plan.tasks[0].change, Change::fresh);
  EXPECT_EQ(plan.tasks[1].file.path, "b");
  EXPECT_EQ(plan.tasks[1].change, Change::changed);
  EXPECT_EQ(plan.removed, std::vector<std::string>{"d"});
  EXPECT_EQ(plan.unchanged, 1U);
  EXPECT_FALSE(plan.mass_removal);
}

TEST(Plan, AChangeOfCtimeAloneIsSeen) {
  Scan scan;
  scan.files = {file("a")};
  scan.files[0].ctime_ns = 2;
  EXPECT_EQ(indexer::sources::plan(scan, {row("a")}, "1").tasks.size(), 1U);
}

TEST(Plan, RefusedFilesAreRetriedByANewParserOnly) {
  Scan scan;
  scan.files = {file("a")};
  const auto refused = row("a", Outcome::refused);
  EXPECT_TRUE(indexer::sources::plan(scan, {refused}, "1").tasks.empty());
  const auto retried = indexer::sources::plan(scan, {refused}, "2");
  ASSERT_EQ(retried.tasks.size(), 1U);
  EXPECT_EQ(retried.tasks[0].change, Change::retried);
}

TEST(Plan, ADuplicateOutlivesItsOriginal) {
  Scan scan;
  scan.files = {file("copy")};
  const auto plan = indexer::sources::plan(scan, {row("copy", Outcome::duplicate, "original"), row("original")}, "1");
  ASSERT_EQ(plan.tasks.size(), 1U);
  EXPECT_EQ(plan.tasks[0].file.path, "copy");
  EXPECT_EQ(plan.removed, std::vector<std::string>{"original"});
}

TEST(Plan, ADuplicateIsReadAgainWhenItsOriginalChanges) {
  Scan scan;
  scan.files = {file("copy"), file("original", 5)};
  const auto plan = indexer::sources::plan(scan, {row("copy", Outcome::duplicate, "original"), row("original")}, "1");
  EXPECT_EQ(plan.tasks.size(), 2U);
}

TEST(Plan, MembersAreNoFilesOfTheirOwn) {
  Scan scan;
  scan.files = {file("mail.eml")};
  auto member = row("mail.eml/memo.pdf");
  member.container = "mail.eml";
  const auto plan = indexer::sources::plan(scan, {row("mail.eml"), member}, "1");
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_TRUE(plan.removed.empty());
  EXPECT_EQ(plan.unchanged, 1U);
}

TEST(Plan, MassRemovalIsSeen) {
  std::vector<LedgerRow> ledger;
  Scan scan;
  for (int i = 0; i < 100; ++i) {
    const std::string path = "f" + std::to_string(100 + i);
    ledger.push_back(row(path));
    if (i >= 20) scan.files.push_back(file(path));
  }
  EXPECT_FALSE(indexer::sources::plan(scan, ledger, "1").mass_removal);  // a fifth exactly
  scan.files.pop_back();
  EXPECT_TRUE(indexer::sources::plan(scan, ledger, "1").mass_removal);
}

TEST(Plan, AVanishedRootIsAMassRemoval) {
  Scan scan;
  scan.missing = {"/r"};
  EXPECT_TRUE(indexer::sources::plan(scan, {row("a")}, "1").mass_removal);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/overrides.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "indexer/schema/error.h"
#include "indexer/sources/plan.h"
#include "tests/temporary_folder.h"

namespace indexer::sources {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string mistake(std::string_view text) {
  try {
    parse_overrides(text, "lib/librarian.toml");
  } catch (const schema::IndexError& error) {
    return error.what();
  }
  return "no mistake";
}

TEST(Overrides, ReadEveryFieldWithItsSource) {
  const auto all = parse_overrides(R"(
["memos/a.pdf"]
title = "A memo"
type = "memo"
agency = "ICE"
number = "11005.3"
author = "J. Sample"
date = 2021-11-22
effective = "2021-12"
language = "es"
status = "rescinded"
note = "Rescinded by the memo of January 20, 2025"
)",
                                   "lib/librarian.toml");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].pattern, "lib/memos/a.pdf");
  EXPECT_EQ(all[0].line, 2u);
  const schema::Metadata& values = all[0].values;
  EXPECT_EQ(values.date, (schema::Sourced{"2021-11-22", "set by the librarian"}));
  EXPECT_EQ(values.effective.value, "2021-12");
  EXPECT_EQ(values.type.value, "memo");
  EXPECT_EQ(values.status.value, "rescinded");
  EXPECT_EQ(values.note.source, "set by the librarian");
  EXPECT_EQ(values.url, schema::Sourced{});
}

TEST(Overrides, LaterTablesWinFieldByField) {
  const Overrides overrides(parse_overrides(R"(
["z/"]
agency = "DHS"
type = "memo"
["z/a*.txt"]
agency = "ICE"
["z/b.txt"]
type = "guidance"
)",
                                            "lib/librarian.toml"));
  EXPECT_EQ(overrides.values_for("lib/z/abc.txt").agency.value, "ICE");
  EXPECT_EQ(overrides.values_for("lib/z/abc.txt").type.value, "memo");
  EXPECT_EQ(overrides.values_for("lib/z/b.txt").type.value, "guidance");
  EXPECT_EQ(overrides.values_for("lib/z/deep/mail.eml/a.txt").agency.value, "DHS");
  EXPECT_EQ(overrides.values_for("lib/z/deep/abc.txt").agency.value, "DHS");
  EXPECT_EQ(overrides.values_for("lib/zz/b.txt"), schema::Metadata{});
  EXPECT_EQ(overrides.values_for("other/z/b.txt"), schema::Metadata{});
  EXPECT_EQ(overrides.mark_for("lib/zz/b.txt"), "");
  EXPECT_NE(overrides.mark_for("lib/z/b.txt"), overrides.mark_for("lib/z/abc.txt"));
}

TEST(Overrides, MistakesNameFileLineAndRemedy) {
  EXPECT_THAT(mistake("[\"a.pdf\"]\ntype = \"memoo\""),
              AllOf(HasSubstr("lib/librarian.toml, line 2"), HasSubstr("\"memoo\" is no type"), HasSubstr("memo,"),
                    HasSubstr("the old index stands")));
  EXPECT_THAT(mistake("[\"a.pdf\"]\n\ndates = 2021-01-01"),
              AllOf(HasSubstr("line 3"), HasSubstr("What can be: title")));
  EXPECT_THAT(mistake("[\"a.pdf\"]\ndate = \"May 2021\""), AllOf(HasSubstr("line 2"), HasSubstr("2021-11-22")));
  EXPECT_THAT(mistake("[\"a.pdf\"]\ndate = 2021-02-31"), HasSubstr("line 2"));
  EXPECT_THAT(mistake("[\"a.pdf\"]\nnumber = 12"), HasSubstr("text in quotes"));
  EXPECT_THAT(mistake("[\"a.pdf\"]\nstatus = \"gone\""), HasSubstr("rescinded"));
  EXPECT_THAT(mistake("[\"a.pdf\"]\nlanguage = \"fr\""), HasSubstr("line 2"));
  EXPECT_THAT(mistake("type = \"memo\""), HasSubstr("[\"folder/memo.pdf\"]"));
  EXPECT_THAT(mistake("[memos.a]\ntype = \"memo\""), HasSubstr("quotes"));
  EXPECT_THAT(mistake("[\"a.pdf\"\ntype = 1"), AllOf(HasSubstr("line 1"), HasSubstr("TOML")));
  EXPECT_THAT(mistake("[\"a.pdf\"]\ntype = \"memo\"\n[\"a.pdf\"]\nagency = \"ICE\""), HasSubstr("line 3"));
  EXPECT_THAT(mistake("[\"a.pdf\"]"), HasSubstr("nothing is set"));
}

TEST(Overrides, TellWhatMetNoDocument) {
  const Overrides overrides(
      parse_overrides("[\"a.pdf\"]\ntype = \"memo\"\n[\"b.pdf\"]\ntype = \"memo\"\n[\"c/\"]\n"
                      "type = \"memo\"\n",
                      "lib/librarian.toml"));
  EXPECT_THAT(overrides.unmatched({"lib/a.pdf", "lib/d/c/x"}),
              ElementsAre(AllOf(HasSubstr("line 3"), HasSubstr("no file is named \"b.pdf\"")),
                          AllOf(HasSubstr("line 5"), HasSubstr("folder \"c/\""))));
  EXPECT_THAT(overrides.unmatched({"lib/a.pdf", "lib/b.pdf", "lib/c/x"}), IsEmpty());
}

TEST(Overrides, AreTakenOutOfTheScanAndSidecarsWin) {
  const tests::TemporaryFolder folder;
  const std::filesystem::path root = folder.path() / "lib";
  std::filesystem::create_directories(root / "sub");
  std::ofstream(root / "librarian.toml") << "[\"sub/\"]\ntype = \"memo\"\nagency = \"ICE\"\n";
  std::ofstream(root / "sub/a.txt") << "text";
  std::ofstream(root / "sub/a.txt.meta.toml") << "type = \"guidance\"\n";
  std::ofstream(root / "sub/librarian.toml") << "no override here";
  Scan seen = scan({root.string()});
  const Overrides overrides = take_overrides(seen);
  ASSERT_EQ(seen.files.size(), 2u);
  EXPECT_EQ(seen.files[0].path, "lib/sub/a.txt");
  EXPECT_THAT(seen.ignored, ElementsAre("lib/librarian.toml", "lib/sub/a.txt.meta.toml"));
  EXPECT_EQ(overrides.values_for("lib/sub/a.txt").type.value, "guidance");
  EXPECT_EQ(overrides.values_for("lib/sub/a.txt").agency.value, "ICE");
}

TEST(Plan, ReadsAgainOnlyWhatTheLibrarianTouches) {
  Scan seen;
  std::vector<schema::LedgerRow> ledger;
  for (const std::string path : {"lib/a.txt", "lib/b.zip", "lib/c.txt"}) {
    seen.files.push_back({path, "/lib", 1, 1, 1, schema::Reason::none, ""});
    schema::LedgerRow row;
    row.path = path;
    row.size = 1;
    row.mtime_ns = row.ctime_ns = 1;
    ledger.push_back(row);
  }
  schema::LedgerRow member;
  member.path = "lib/b.zip/in.txt";
  member.container = "lib/b.zip";
  ledger.insert(ledger.begin() + 2, member);
  const Overrides overrides(
      parse_overrides("[\"a.txt\"]\ntype = \"memo\"\n[\"b.zip/in.txt\"]\ntype = \"memo\"", "lib/librarian.toml"));
  const Plan changed = plan(seen, ledger, "1", overrides);
  ASSERT_EQ(changed.tasks.size(), 2u);
  EXPECT_EQ(changed.tasks[0].file.path, "lib/a.txt");
  EXPECT_EQ(changed.tasks[0].change, Change::restated);
  EXPECT_EQ(changed.tasks[1].file.path, "lib/b.zip");
  for (schema::LedgerRow& row : ledger) row.overrides = overrides.mark_for(row.path);
  EXPECT_THAT(plan(seen, ledger, "1", overrides).tasks, IsEmpty());
  EXPECT_EQ(plan(seen, ledger, "1").tasks.size(), 2u) << "values taken back";
}

}  // namespace
}  // namespace indexer::sources

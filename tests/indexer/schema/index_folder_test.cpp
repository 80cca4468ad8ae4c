// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/index_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "indexer/schema/error.h"

namespace fs = std::filesystem;

namespace {

class IndexFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ips-index-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    index_ = pattern;
  }
  void TearDown() override { fs::remove_all(index_); }

  void make_generation(std::uint64_t generation, const std::string& format) const {
    Xapian::WritableDatabase database((index_ / schema::generation_name(generation)).string(),
                                      Xapian::DB_CREATE_OR_OPEN);
    database.set_metadata(schema::format_key, format);
    database.set_metadata(schema::build_seconds_key, "42");
    database.set_metadata(schema::library_key, schema::encode(schema::LibraryRecord{}));
    database.commit();
  }

  std::string message_of_opening() const {
    try {
      schema::open_current(index_);
    } catch (const schema::IndexError& error) {
      return error.what();
    }
    return "";
  }

  fs::path index_;
};

TEST_F(IndexFolder, MissingIndexSaysHowToMakeOne) {
  EXPECT_NE(message_of_opening().find("indexer build"), std::string::npos);
}

TEST_F(IndexFolder, OpensWhatCurrentNames) {
  make_generation(1, "1");
  make_generation(2, std::to_string(schema::format_version));
  fs::create_directory_symlink("000002", index_ / "current");
  EXPECT_EQ(schema::open_current(index_).generation, 2U);
  EXPECT_EQ(schema::generations(index_), (std::vector<std::uint64_t>{1, 2}));
}

TEST_F(IndexFolder, OtherFormatIsRefusedWithWhatToDo) {
  make_generation(1, "999");
  fs::create_directory_symlink("000001", index_ / "current");
  const std::string message = message_of_opening();
  EXPECT_NE(message.find("999"), std::string::npos);
  EXPECT_NE(message.find("42 s"), std::string::npos);
  EXPECT_NE(message.find("indexer build"), std::string::npos);
}

TEST_F(IndexFolder, LinkToNowhereOrOutsideIsRefused) {
  for (const char* target : {"000009", "../elsewhere", "tmp-000001", "/etc"}) {
    fs::remove(index_ / "current");
    fs::create_directory_symlink(target, index_ / "current");
    EXPECT_FALSE(message_of_opening().empty()) << target;
  }
}

TEST_F(IndexFolder, UnfinishedFoldersAreNoGenerations) {
  for (const char* name : {"tmp-000003", "12", "0000004", "abcdef"}) fs::create_directory(index_ / name);
  EXPECT_TRUE(schema::generations(index_).empty());
}

}  // namespace

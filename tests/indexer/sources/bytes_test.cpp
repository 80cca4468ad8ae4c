// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/bytes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/temporary_folder.h"

namespace {

using indexer::sources::read_bytes;
using indexer::sources::Unread;
using schema::Reason;

Reason reason_of(const std::string& path, std::uint64_t largest = 1000) {
  const auto read = read_bytes(path, largest);
  const auto* unread = std::get_if<Unread>(&read);
  return unread != nullptr ? unread->reason : Reason::none;
}

TEST(Bytes, WholeFile) {
  const tests::TemporaryFolder folder;
  const std::string text("a\0b\n", 4);
  const auto read = read_bytes(folder.write("a", text), 1000);
  ASSERT_TRUE(std::holds_alternative<std::string>(read));
  EXPECT_EQ(std::get<std::string>(read), text);
}

TEST(Bytes, WhatCannotBeReadHasItsReason) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(reason_of(folder.path() / "missing"), Reason::unreadable);
  EXPECT_EQ(reason_of(folder.write("empty", "")), Reason::empty);
  EXPECT_EQ(reason_of(folder.write("large", std::string(1001, 'x'))), Reason::too_large);
  EXPECT_EQ(reason_of(folder.write("fits", std::string(1000, 'x'))), Reason::none);
  EXPECT_EQ(reason_of(folder.path()), Reason::not_regular);
  const std::string pipe = folder.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(reason_of(pipe), Reason::not_regular);
  const std::string link = folder.path() / "link";
  ASSERT_EQ(symlink("fits", link.c_str()), 0);
  EXPECT_EQ(reason_of(link), Reason::not_regular);
}

TEST(Bytes, Digest) {
  EXPECT_EQ(indexer::sources::digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(indexer::sources::digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace

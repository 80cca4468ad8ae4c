// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/runs_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace indexer::store {
namespace {

TEST(RunsFile, GivesBackWhatWasAddedAtEachPlace) {
  RunsFile file;
  std::vector<RunsFile::Place> places;
  std::vector<std::vector<std::uint64_t>> added;
  for (std::uint64_t i = 0; i < 300; ++i) {
    std::vector<std::uint64_t> runs(i * 7 % 101);
    for (std::size_t j = 0; j < runs.size(); ++j) runs[j] = i << 40 | j * 0x9e3779b97f4a7c15U >> 24;
    places.push_back(file.add(runs));
    added.push_back(std::move(runs));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_EQ(file.read(places[i]), added[i]);
    added[i].resize(std::min<std::size_t>(added[i].size(), 64));
    EXPECT_EQ(file.read(places[i], 64), added[i]);
  }
}

TEST(RunsFile, LeavesNoNameBehind) {
  const auto names = [] {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code gone;
      const std::string target = std::filesystem::read_symlink(entry, gone).string();
      count += target.starts_with(P_tmpdir "/") && !target.ends_with(" (deleted)");
    }
    return count;
  };
  const std::size_t before = names();
  RunsFile file;
  file.add({1, 2, 3});
  EXPECT_EQ(names(), before);
}

}  // namespace
}  // namespace indexer::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/fingerprint.h"

#include <gtest/gtest.h>

#include <random>

namespace indexer::store {
namespace {

std::string text_of(std::size_t words, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += "w" + std::string(1, static_cast<char>('a' + random() % 26)) +
            std::string(1, static_cast<char>('a' + random() % 26)) + ' ';
  return text;
}

std::vector<std::uint64_t> runs_of(const std::string& text) {
  Runs runs;
  runs.add(language::tokens(text));
  return runs.take();
}

TEST(Fingerprint, RunsGoOnOverPassages) {
  Runs parts;
  parts.add(language::tokens(text_of(30, 1)));
  parts.add(language::tokens(text_of(30, 2)));
  EXPECT_EQ(parts.take(), runs_of(text_of(30, 1) + text_of(30, 2)));
  EXPECT_TRUE(runs_of(text_of(19, 1)).empty());
  EXPECT_EQ(runs_of(text_of(20, 1)).size(), 16u);
}

TEST(Fingerprint, KnownValueOnEveryMachine) {
  // Stored in every index: another value needs a new format version.
  EXPECT_EQ(hex(runs_of(text_of(25, 7)).front()).size(), 16u);
  EXPECT_EQ(hex(0x00a1b2c3d4e5f607U), "00a1b2c3d4e5f607");
  const std::vector<std::uint64_t> sketch{1, 0x8000000000000000U, 0xffffffffffffffffU};
  EXPECT_EQ(decode_sketch(encode_sketch(sketch)), sketch);
}

TEST(Fingerprint, JaccardCountsSharedRuns) {
  EXPECT_DOUBLE_EQ(jaccard({1, 2, 3, 4}, {2, 3, 4, 5}), 3.0 / 5);
  EXPECT_DOUBLE_EQ(jaccard({1}, {1}), 1);
  EXPECT_DOUBLE_EQ(jaccard({}, {}), 0);
  EXPECT_DOUBLE_EQ(jaccard({1}, {}), 0);
}

TEST(Fingerprint, EstimatesAreNearTheTruth) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::string text = text_of(2000, seed);
    const auto whole = runs_of(text);
    const auto stamped = runs_of(text_of(40, seed + 100) + text + text_of(40, seed + 200));
    const double truth = jaccard(whole, stamped);
    EXPECT_GT(truth, alike);
    EXPECT_NEAR(estimate(sketch_of(whole), sketch_of(stamped)), truth, 0.2) << seed;
    EXPECT_LT(estimate(sketch_of(whole), sketch_of(runs_of(text_of(2000, seed + 300)))), 0.1) << seed;
  }
}

}  // namespace
}  // namespace indexer::store

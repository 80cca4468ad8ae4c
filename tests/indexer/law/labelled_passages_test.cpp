// SPDX-License-Identifier: GPL-3.0-or-later
// Precision and recall on passages labelled by hand.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/corpora.h"
#include "tests/indexer/law/label_file.h"

namespace {

TEST(LabelledPassages, PrecisionAndRecall) {
  const auto office = tests::corpora() / "office";
  if (!std::filesystem::exists(office)) GTEST_SKIP() << "no corpora at " << tests::corpora();
  std::ifstream labels(tests::source_folder() / "tests/indexer/law/labelled_passages.tsv");
  const tests::Score score = tests::score_of(labels, office, std::cout);
  std::cout << score.passages << " passages, precision " << score.precision() << ", recall " << score.recall() << "\n";
  EXPECT_GE(score.passages, 880U);
  EXPECT_GE(score.precision(), 0.995);
  EXPECT_GE(score.recall(), 0.995);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// Random queries are ones a person could have typed, and some of them find something.
#include "tests/oracle/random_query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;

const std::vector<std::string> vocabulary{"asylum", "removal",   "officers", "interview", "fear",         "niño",
                                          "nino",   "good-will", "I-485",    "not",       "8 CFR 1003.18"};

TEST(RandomQuery, IsReadBackFromItsEcho) {
  for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
    const Node node = oracle::random_query(seed, vocabulary, 1 + seed % 6);
    const auto parsed = parse(print(node), QueryMode::exact);
    const auto* query = std::get_if<Query>(&parsed);
    ASSERT_NE(query, nullptr) << print(node) << ": " << std::get<ParseError>(parsed).message;
    ASSERT_EQ(query->root.size(), 1U);
    ASSERT_EQ(query->root.front(), node) << print(node) << " / " << print(*query);
  }
}

TEST(RandomQuery, IsTheSameForTheSameSeed) {
  EXPECT_EQ(print(oracle::random_query(7, vocabulary, 4)), print(oracle::random_query(7, vocabulary, 4)));
  EXPECT_NE(print(oracle::random_query(7, vocabulary, 4)), print(oracle::random_query(8, vocabulary, 4)));
}

TEST(RandomQuery, FindsSomeDocumentsAndNotOthers) {
  std::size_t found = 0;
  std::size_t missed = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const auto document = oracle::random_document(seed, vocabulary);
    const auto evaluation = oracle::evaluate(oracle::random_query(seed, vocabulary, 2), document);
    ++(evaluation.matches ? found : missed);
    EXPECT_EQ(oracle::minimal(evaluation.spans), evaluation.spans);
    EXPECT_TRUE(evaluation.matches || evaluation.spans.empty());
  }
  EXPECT_GT(found, 40U);
  EXPECT_GT(missed, 40U);
}

}  // namespace

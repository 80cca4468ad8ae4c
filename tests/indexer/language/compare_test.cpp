// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a text compared by words: both can be put together again from the pieces, and no smaller set of edits
// exists.
#include "indexer/language/compare.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>

namespace {

using language::Piece;

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> result;
  for (std::string word; in >> word;) result.push_back(word);
  return result;
}

std::string side(const std::vector<language::TextPiece>& pieces, Piece without) {
  std::string text;
  for (const language::TextPiece& piece : pieces)
    if (piece.kind != without) text.append(piece.text).append(" ");
  return text;
}

std::size_t edits(const std::vector<language::TextPiece>& pieces) {
  std::size_t count = 0;
  for (const language::TextPiece& piece : pieces)
    if (piece.kind != Piece::same) count += language::count_words(piece.text);
  return count;
}

// By dynamic programming over the whole table.
std::size_t fewest_edits(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j)
      table[i][j] = i == 0                 ? j
                    : j == 0               ? i
                    : a[i - 1] == b[j - 1] ? table[i - 1][j - 1]
                                           : 1 + std::min(table[i - 1][j], table[i][j - 1]);
  return table[a.size()][b.size()];
}

TEST(Compare, NamesWhatChanged) {
  const std::string before = "The officer may grant parole.\n\nThis part stays.\n";
  const std::string after = "The officer may not grant parole now.\n\nThis part stays.\n";
  const std::vector<language::TextPiece> expected{
      {Piece::same, "The officer may "}, {Piece::added, "not "},          {Piece::same, "grant "},
      {Piece::removed, "parole.\n\n"},   {Piece::added, "parole now.\n"}, {Piece::same, "\nThis part stays.\n"}};
  const auto pieces = language::compare_words(before, after);
  EXPECT_EQ(words(side(pieces, Piece::removed)), words(after));
  EXPECT_EQ(words(side(pieces, Piece::added)), words(before));
  EXPECT_EQ(edits(pieces), 4U);
  EXPECT_EQ(pieces[1], expected[1]);
}

TEST(Compare, NothingAndEverything) {
  EXPECT_TRUE(language::compare_words("", "").empty());
  EXPECT_EQ(language::compare_words("a b", "a b").size(), 1U);
  EXPECT_EQ(language::compare_words("", "a b"), (std::vector<language::TextPiece>{{Piece::added, "a b"}}));
  EXPECT_EQ(language::compare_words("a b", ""), (std::vector<language::TextPiece>{{Piece::removed, "a b"}}));
}

TEST(Compare, RandomTextsAreFewestEditsWithinALine) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string text[2];
    for (std::string& one : text)
      for (auto n = random() % 12; n > 0; --n) one += std::string(1, static_cast<char>('a' + random() % 4)) + " ";
    const auto pieces = language::compare_words(text[0], text[1]);
    EXPECT_EQ(words(side(pieces, Piece::removed)), words(text[1]));
    EXPECT_EQ(words(side(pieces, Piece::added)), words(text[0]));
    EXPECT_EQ(edits(pieces), fewest_edits(words(text[0]), words(text[1]))) << text[0] << "| " << text[1];
  }
}

TEST(Compare, LongForeignTextsAreReplacedWhole) {
  std::string text[2];
  for (int i = 0; i < 20000; ++i)
    for (int one : {0, 1}) text[one] += std::string(1, static_cast<char>('a' + one)) + std::to_string(i) + " ";
  const auto pieces = language::compare_words(text[0], text[1]);
  EXPECT_EQ(edits(pieces), 40000U);
}

}  // namespace

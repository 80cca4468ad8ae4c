// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any bytes.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "indexer/law/agencies.h"
#include "indexer/law/citations.h"
#include "indexer/law/document_citation.h"
#include "indexer/law/families.h"
#include "indexer/law/matchers.h"
#include "indexer/law/pieces.h"

namespace {

constexpr std::size_t longest_key = 245;  // bytes of a term

void expect_sound(const std::string& text) {
  std::uint32_t last = 0;
  for (const law::Citation& citation : law::find_citations(text)) {
    ASSERT_LT(citation.begin, citation.end) << text;
    ASSERT_LE(citation.end, text.size()) << text;
    ASSERT_GE(citation.begin, last) << text;
    last = citation.begin;
    ASSERT_LT(citation.key.size() + 4, longest_key) << citation.key;
    ASSERT_EQ(citation.key.find('\0'), std::string::npos);
    ASSERT_NE(law::family_of(citation.key), nullptr) << citation.key;
    for (const std::string& key : law::with_ancestors(citation.key)) {
      const auto again = law::parse_citation(law::display(key));
      ASSERT_TRUE(again.has_value()) << key << " shown as " << law::display(key) << " in " << text;
      ASSERT_EQ(again->key, key) << "shown as " << law::display(key) << " in " << text;
    }
  }
  if (const auto whole = law::parse_citation(text)) {
    ASSERT_LE(whole->end, text.size());
    ASSERT_LT(whole->begin, whole->end);
  }
  law::number_in_head(text);
  law::agency_named_in(text);
  law::own_keys("memo", text, text, text);
}

TEST(Properties, AnyBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    expect_sound(text);
  }
}

// Parts of the examples in any order, glued, torn and cut: closer to citations than any bytes.
TEST(Properties, PartsOfCitationsInAnyOrder) {
  std::vector<std::string> parts{" ",   "\n",  "\n\n", ",",           " and ",         "-", "\u2013", "(", ")", "(a)",
                                 "(1)", "(A)", "(i)",  "\u00A7",      "\u00A7\u00A7 ", ".", "'",      "&", "/", ":",
                                 "l",   "212", "1182", " of the Act", "8 U.S.C. "};
  for (const law::Family& family : law::families())
    for (const law::Example& example : family.examples)
      for (std::size_t at = 0; at < example.text.size(); at += 4) parts.emplace_back(example.text.substr(at, 4));
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i) text += parts[random() % parts.size()];
    expect_sound(text);
  }
}

TEST(Properties, ExamplesCutAnywhere) {
  for (const law::Family& family : law::families())
    for (const law::Example& example : family.examples)
      for (std::size_t at = 0; at <= example.text.size(); ++at) {
        expect_sound(std::string(example.text.substr(0, at)));
        expect_sound(std::string(example.text.substr(at)));
      }
}

TEST(Properties, PiecesTileTheTextInOrder) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 100, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    std::uint32_t end = 0;
    for (const law::Piece& piece : law::pieces_of(text)) {
      ASSERT_GE(piece.begin, end);
      ASSERT_GE(piece.end, piece.begin);
      ASSERT_LE(piece.end, text.size());
      end = piece.end;
    }
  }
}

// No state runs away from copy to copy.
TEST(Properties, CopiesAreFoundLikeOne) {
  const std::string one =
      "See INA \u00A7 212(a)(9)(B), 8 CFR 212.7(e), and Matter of W-Y-U-, 27 I&N Dec. 17 (BIA 2017).\n\n";
  std::string many;
  for (int i = 0; i < 500; ++i) many += one;
  EXPECT_EQ(law::find_citations(many).size(), 500 * law::find_citations(one).size());
}

// Whatever is repeated, the pieces looked at grow with the text and no faster.
TEST(Properties, TheWorkIsLinear) {
  std::vector<std::string> openers{"(",
                                   "section ",
                                   "sections 212(a), ",
                                   "INA 212(a)(1), ",
                                   "Matter of A",
                                   "(Act ",
                                   "8 CFR ",
                                   "212(",
                                   "212(a)",
                                   "Policy Memorandum ",
                                   "1-",
                                   "of ",
                                   "A-",
                                   "\u00A7",
                                   "Form I-1, ",
                                   "section 1, ",
                                   "1182 ",
                                   "1(a), ",
                                   "8 U.S.C. 1(a), ",
                                   "8 CFR 9, ",
                                   "Volume 7 ",
                                   "Pub. L. 1-1, section 1, ",
                                   "(a)",
                                   "the Act "};
  for (const law::Family& family : law::families())
    for (const law::Example& example : family.examples) openers.push_back(std::string(example.text) + ", ");
  for (const std::string& opener : openers) {
    if (opener == ", ") continue;
    std::string text;
    while (text.size() < 20000) text += opener;
    const law::Reader reader(text);
    law::scan(reader);
    EXPECT_LE(reader.looks(), 400 * reader.size() + 1000) << opener;
  }
}

}  // namespace

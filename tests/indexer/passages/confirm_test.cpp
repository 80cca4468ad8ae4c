// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/confirm.h"

#include <gtest/gtest.h>

#include "indexer/passages/boilerplate.h"
#include "indexer/passages/chunks.h"
#include "indexer/passages/passages.h"
#include "tests/indexer/passages/documents.h"

namespace indexer::passages {
namespace {

std::vector<schema::PassageRecord> two_pages() {
  extract::Document document = tests::document_of({"The officer may grant parole. The court decides the rest."});
  document.blocks[0].pages = {{0, 1}, {30, 2}};
  return chunk(document, Subdivisions::none).passages;
}

TEST(ConfirmPins, FindsWordsAcrossLineEndsAndHyphens) {
  auto passages = two_pages();
  const auto page = [](std::uint32_t number) -> std::string {
    return number == 1 ? "12\nThe offi-\ncer may  grant\nparole." : "The court\ndecides the REST.";
  };
  EXPECT_EQ(confirm_pins(passages, page), 0u);
  EXPECT_TRUE(passages[0].warnings.empty());
}

TEST(ConfirmPins, SaysWhenThePageIsAnother) {
  auto passages = two_pages();
  const auto page = [](std::uint32_t number) -> std::string {
    return number == 1 ? "The officer may grant parole." : "Something else.";
  };
  EXPECT_EQ(confirm_pins(passages, page), 1u);
  EXPECT_EQ(passages[0].warnings, (std::vector<std::string>{"page not confirmed"}));
}

TEST(ConfirmPins, TakesHeadsInAnotherOrderButNoScatteredWords) {
  extract::Document head = tests::document_of({"14 SAMPLE STATUTE AS AMENDED Sec. 9"});
  head.blocks[0].pages = {{0, 1}};
  auto passages = chunk(head, Subdivisions::none).passages;
  EXPECT_EQ(confirm_pins(passages, [](std::uint32_t) { return std::string("Sec. 9\nSAMPLE STATUTE AS AMENDED\n14"); }),
            0u);
  const auto scattered = [](std::uint32_t) {
    return std::string("Sec. 14 is a sample of 9: as it was, amended statute");
  };
  EXPECT_EQ(confirm_pins(passages, scattered), 1u);
}

TEST(ConfirmPins, AnalysisUsesThePageTexts) {
  extract::Document document = tests::document_of({"The officer may grant parole in such a case."});
  document.blocks[0].pages = {{0, 1}};
  document.page_texts = {"An entirely different page."};
  ASSERT_EQ(analyse(document, "memo.pdf").passages.size(), 1u);
  EXPECT_EQ(analyse(document, "memo.pdf").passages[0].warnings, (std::vector<std::string>{"page not confirmed"}));
  document.page_texts = {"The officer may grant\nparole in such a case."};
  EXPECT_TRUE(analyse(document, "memo.pdf").passages[0].warnings.empty());
}

TEST(ConfirmPins, LeavesAloneWhatHasNoPages) {
  auto passages = chunk(tests::document_of({"Text."}), Subdivisions::none).passages;
  EXPECT_EQ(confirm_pins(passages, [](std::uint32_t) { return std::string("x"); }), 0u);
  auto paged = two_pages();
  EXPECT_EQ(confirm_pins(paged, [](std::uint32_t) { return std::string(); }), 0u);
}

TEST(Boilerplate, IsMostOfThePassage) {
  EXPECT_TRUE(is_boilerplate("This article is not legal advice. All rights reserved."));
  EXPECT_TRUE(is_boilerplate("Worried about a hearing?\n\nCall Sample today for a consultation. Se habla español."));
  EXPECT_TRUE(
      is_boilerplate("It is not intended to create any right or benefit, substantive or procedural, "
                     "enforceable at law by any party."));
  EXPECT_TRUE(is_boilerplate("Este artículo no constituye asesoría legal."));
  EXPECT_FALSE(
      is_boilerplate("Discretion is exercised case by case. " + tests::words(60) + " This is not legal advice."));
  EXPECT_FALSE(is_boilerplate("The officer may grant parole."));
  EXPECT_FALSE(is_boilerplate(""));
}

}  // namespace
}  // namespace indexer::passages

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
  return chunk(document, std::nullopt).passages;
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
  auto passages = chunk(head, std::nullopt).passages;
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
  auto passages = chunk(tests::document_of({"Text."}), std::nullopt).passages;
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

schema::PassageRecord passage_of(const std::vector<std::pair<schema::ParagraphKind, std::string>>& paragraphs) {
  schema::PassageRecord passage;
  passage.language = "en";
  for (const auto& [kind, text] : paragraphs) {
    if (!passage.text.empty()) passage.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(passage.text.size());
    passage.text += text;
    passage.paragraphs.push_back({begin, static_cast<std::uint32_t>(passage.text.size()), kind});
  }
  return passage;
}

TEST(Enumeration, IsTextWithoutFunctionWords) {
  using enum schema::ParagraphKind;
  const std::string contents =
      "Part 1 - Protection and Parole ........ 3\nChapter 11 - Eligibility Requirements ........ 14\n"
      "Chapter 12 - Fees ........ 15";
  const std::string references =
      "See INA 208(a)(2)(B). See 8 CFR 208.4(a). See Matter of A-B-, 28 I&N Dec. 307. See INA 101(a)(42).";
  const std::string prose = "The officer may grant parole to a person who is in the custody of the agency.";
  EXPECT_TRUE(is_enumeration(passage_of({{text, contents}})));
  EXPECT_TRUE(is_enumeration(passage_of({{heading, "What it is and when it may be asked for"}, {text, references}})));
  EXPECT_FALSE(is_enumeration(passage_of({{text, prose}})));
  EXPECT_FALSE(is_enumeration(passage_of({{heading, contents}, {text, prose}})));
  EXPECT_FALSE(is_enumeration(passage_of({{text, prose}, {text, references}})));
  EXPECT_FALSE(is_enumeration(passage_of({{table_row, contents}, {table_row, contents}}))) << "a table tells much";
  EXPECT_FALSE(is_enumeration(passage_of({{text, "Form I-765"}}))) << "too short to tell";
}

}  // namespace
}  // namespace indexer::passages

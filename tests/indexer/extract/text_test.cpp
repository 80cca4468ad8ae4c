// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: paragraphs, lists, headings, pages, encodings.
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

std::string blocks(std::string_view bytes) {
  const Extraction result = extract(bytes, "memo.txt");
  const auto* document = std::get_if<Document>(&result);
  return document ? render_blocks(*document) : render(result);
}

TEST(Text, HardWrappedParagraphsJoin) {
  EXPECT_EQ(blocks("The adult respondent and her minor son are natives\n"
                   "and citizens of another country. They entered the United\n"
                   "States near the border and were placed in proceedings.\n"
                   "\n"
                   "A second paragraph begins here and goes on over more\n"
                   "than one line as well.\n"),
            "p  The adult respondent and her minor son are natives and citizens of another country. They entered the "
            "United States near the border and were placed in proceedings.\n"
            "p  A second paragraph begins here and goes on over more than one line as well.\n");
}

TEST(Text, LineIsParagraphWhereLinesAreLong) {
  const std::string first =
      "(a) In general. An alien who has been paroled into the United States for a period of one year or more may apply "
      "for an extension of that parole, subject to the conditions of this section.";
  EXPECT_EQ(
      blocks("8 CFR § 1.9 Parole.\nPart 1: DEFINITIONS\n\n" + first +
             "\n(1) A qualified alien as defined in section\n(3) of the Act;\nand\n(i) Other aliens described in "
             "subparagraph (A) or\n(B) of this paragraph.\n(2) An alien paroled.\n"),
      "h1 8 CFR § 1.9 Parole.\nh1 Part 1: DEFINITIONS\nl1 " + first +
          "\nl2 (1) A qualified alien as defined in section (3) of the Act; and\n"
          "l3 (i) Other aliens described in subparagraph (A) or (B) of this paragraph.\nl2 (2) An alien paroled.\n");
}

TEST(Text, HeaderBlockLinesStaySeparate) {
  EXPECT_EQ(blocks("MEMORANDUM FOR: All Field Office Directors\nFROM: Jane Doe\nSUBJECT: Parole in place\n\n"
                   "I. Introduction\n\nThis memorandum gives guidance.\n"),
            "p  MEMORANDUM FOR: All Field Office Directors\np  FROM: Jane Doe\np  SUBJECT: Parole in place\n"
            "h1 I. Introduction\np  This memorandum gives guidance.\n");
}

TEST(Text, ACaptionOfATableIsNoHeadingOfWhatFollows) {
  EXPECT_EQ(blocks("8 CFR § 1.9 Parole.\n\nTABLE 1 TO § 1.9—CONTENTS\n(a) Terms\n\n(a) Terms. One year.\n"),
            "h1 8 CFR § 1.9 Parole.\np  TABLE 1 TO § 1.9—CONTENTS\nl1 (a) Terms\nl1 (a) Terms. One year.\n");
}

TEST(Text, FormFeedsArePages) {
  const Extraction result = extract(
      "The first page ends in the middle of a sentence that\n\fcontinues on the second "
      "page, where it finally comes to\nits end after some more words.\n\fA third page.\n",
      "a.txt");
  const auto& document = std::get<Document>(result);
  EXPECT_EQ(render_blocks(document),
            "p  {1}The first page ends in the middle of a sentence that {2}continues on the second page, where it "
            "finally comes to its end after some more words.\np  {3}A third page.\n");
  EXPECT_EQ(document.page_labels, (std::vector<std::string>{"", "", ""}));
}

TEST(Text, Encodings) {
  EXPECT_EQ(blocks("\xEF\xBB\xBFMu\xC3\xB1oz"), "p  Muñoz\n");
  EXPECT_EQ(blocks("\x93"
                   "Mu\xF1oz\x94 \xA7 3"),
            "p  “Muñoz” § 3\n");
  EXPECT_EQ(blocks(std::string_view("\xFF\xFE"
                                    "A\0s\0y\0l\0",
                                    10)),
            "p  Asyl\n");
  EXPECT_EQ(blocks(std::string_view("\0A\0s\0y\0l\0u\0m\0\n", 14)), "p  Asylum\n");
}

TEST(Text, TextIsNormalised) {
  EXPECT_EQ(blocks("co\xC2\xADoperate\xE2\x80\x8B  Mun\xCC\x83oz\xC2\xA0"
                   "ends"),
            "p  cooperate Muñoz ends\n");
  EXPECT_EQ(blocks("bad \x01 control"), "p  bad control\n");
}

TEST(Text, HyphensAtLineEndsGoOnlyWhereTheWordIsKnown) {
  EXPECT_EQ(blocks("The removal proceedings began in the spring and the remo-\n"
                   "val order followed after a hearing that was held with means-\n"
                   "tested benefits in question before the judge and others.\n"),
            "p  The removal proceedings began in the spring and the removal order followed after a hearing that was "
            "held with means-tested benefits in question before the judge and others.\n");
}

TEST(Text, BinaryAndEmptyAreRefused) {
  EXPECT_EQ(blocks(std::string_view("ab\0cd\x01\x02\0\0\x7F", 10)).substr(0, 20), "refused: unsupported");
  EXPECT_EQ(render(extract("", "a.txt")), "refused: empty: the file has no bytes\n");
  EXPECT_EQ(blocks(" \n\t\n").substr(0, 16), "refused: no text");
}

TEST(Text, QuestionsBecomeHeadings) {
  EXPECT_EQ(blocks("Q1. Who may apply?\n\nA1. Anyone who is present.\n"),
            "h1 Q1. Who may apply?\np  A1. Anyone who is present.\n");
}

TEST(Text, LoneTitlesRulesAndRegisterNotes) {
  EXPECT_EQ(blocks("An opening paragraph.\n\nPurpose\n\nThis guidance puts the interim priorities into practice for "
                   "the whole agency at once.\\1\\\n-----------\n\\1\\ 8 U.S.C. 1225(b).\n-----------\n¿Para qué "
                   "sirve?\n\nPara esperar.\n"),
            "p  An opening paragraph.\nh2 Purpose\np  This guidance puts the interim priorities into practice for the "
            "whole agency at once.\\1\\\nf  \\1\\ 8 U.S.C. 1225(b).\nh2 ¿Para qué sirve?\np  Para esperar.\n");
}

}  // namespace
}  // namespace indexer::extract

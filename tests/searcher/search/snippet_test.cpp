// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.h"

#include <gtest/gtest.h>

#include "searcher/search/occurrences.h"

namespace {

using namespace searcher::search;

schema::PassageRecord passage(const std::string& text) {
  schema::PassageRecord record;
  record.text = text;
  record.paragraphs = {{0, static_cast<std::uint32_t>(text.size()), schema::ParagraphKind::text, 0, false}};
  return record;
}

Mark mark(const std::string& text, const std::string& word, std::uint32_t number) {
  const auto at = static_cast<std::uint32_t>(text.find(word));
  return {{at, at + static_cast<std::uint32_t>(word.size())}, number};
}

TEST(Snippet, IsVerbatimAtSentenceBounds) {
  const std::string text =
      "First sentence is here. The parole officer decides. The third one follows, and it is long enough.";
  const Snippet part = snippet(passage(text), {mark(text, "parole", 0)}, 40);
  EXPECT_EQ(text.substr(part.begin, part.end - part.begin), "The parole officer decides.");
  EXPECT_TRUE(part.cut_before);
  EXPECT_TRUE(part.cut_after);
  ASSERT_EQ(part.highlights.size(), 1U);
  EXPECT_EQ(text.substr(part.begin + part.highlights[0].begin, 6), "parole");
}

TEST(Snippet, PrefersMoreDifferentWords) {
  const std::string text = "Parole and parole. Nothing here at all. Parole for travel.";
  const Snippet part = snippet(passage(text), {{{0, 6}, 0}, {{11, 17}, 0}, mark(text, "travel", 1), {{40, 46}, 0}}, 20);
  EXPECT_EQ(text.substr(part.begin, part.end - part.begin), "Parole for travel.");
}

TEST(Snippet, WhatManyDocumentsRepeatIsShownOnlyForWantOfOtherText) {
  const std::string notice = "This parole notice creates no right to parole or travel.";
  const std::string rule = "An officer may grant parole.";
  const std::string text = notice + "\n\n" + rule;
  schema::PassageRecord record = passage(text);
  const auto middle = static_cast<std::uint32_t>(notice.size());
  const auto end = static_cast<std::uint32_t>(text.size());
  record.paragraphs = {{0, middle, schema::ParagraphKind::text, 0, false, true},
                       {middle + 2, end, schema::ParagraphKind::text, 0, false, false}};
  const Mark in_rule{{middle + 23, middle + 29}, 0};
  const Snippet both = snippet(record, {mark(text, "parole", 0), mark(text, "travel", 1), in_rule}, 60);
  EXPECT_EQ(text.substr(both.begin, both.end - both.begin), rule);
  const Snippet only = snippet(record, {mark(text, "travel", 1)}, 60);
  EXPECT_EQ(text.substr(only.begin, only.end - only.begin), notice);
}

TEST(Snippet, AVeryLongSentenceIsCutAroundItsMark) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "word ";
  text += "parole";
  for (int i = 0; i < 400; ++i) text += " word";
  const Snippet part = snippet(passage(text), {mark(text, "parole", 0)}, 100);
  EXPECT_LE(part.end - part.begin, 210U);
  ASSERT_EQ(part.highlights.size(), 1U);
}

TEST(Snippet, OverlappingMarksAreSeparated) {
  const auto kept = separate({{{5, 9}, 0}, {{0, 6}, 1}, {{0, 3}, 2}, {{9, 12}, 3}});
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].range, (Range{0, 6}));
  EXPECT_EQ(kept[1].range, (Range{9, 12}));
}

TEST(Spans, MinimalKeepsNoneThatHoldsAnother) {
  EXPECT_EQ(minimal({{1, 5}, {2, 4}, {2, 4}, {3, 9}, {8, 9}}), (std::vector<Span>{{2, 4}, {8, 9}}));
  EXPECT_TRUE(minimal({}).empty());
}

}  // namespace

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
  const Snippet part = snippet(passage(text), {mark(text, "parole", 0)}, {}, 40);
  EXPECT_EQ(text.substr(part.begin, part.end - part.begin), "The parole officer decides.");
  EXPECT_TRUE(part.cut_before);
  EXPECT_TRUE(part.cut_after);
  ASSERT_EQ(part.highlights.size(), 1U);
  EXPECT_EQ(text.substr(part.begin + part.highlights[0].begin, 6), "parole");
}

TEST(Snippet, PrefersMoreDifferentWords) {
  const std::string text = "Parole and parole. Nothing here at all. Parole for travel.";
  const Snippet part =
      snippet(passage(text), {{{0, 6}, 0}, {{11, 17}, 0}, mark(text, "travel", 1), {{40, 46}, 0}}, {}, 20);
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
  const Snippet both = snippet(record, {mark(text, "parole", 0), mark(text, "travel", 1), in_rule}, {}, 60);
  EXPECT_EQ(text.substr(both.begin, both.end - both.begin), rule);
  const Snippet only = snippet(record, {mark(text, "travel", 1)}, {}, 60);
  EXPECT_EQ(text.substr(only.begin, only.end - only.begin), notice);
}

TEST(Snippet, AVeryLongSentenceIsCutAroundItsMark) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "word ";
  text += "parole";
  for (int i = 0; i < 400; ++i) text += " word";
  const Snippet part = snippet(passage(text), {mark(text, "parole", 0)}, {}, 100);
  EXPECT_LE(part.end - part.begin, 210U);
  ASSERT_EQ(part.highlights.size(), 1U);
}

std::string shown(const std::string& text, const std::vector<Mark>& marks, const Aim& aim, std::uint32_t room) {
  const Snippet part = snippet(passage(text), marks, aim, room);
  return text.substr(part.begin, part.end - part.begin);
}

TEST(Snippet, AWordThatFewSentencesHaveTellsMore) {
  const std::string text =
      "The card is a card. The card is green. Carry the card at all times. The card is new and fine.";
  std::vector<Mark> marks;
  for (std::size_t at = text.find("card"); at != std::string::npos; at = text.find("card", at + 1))
    marks.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 4)}, 0});
  marks.push_back(mark(text, "Carry", 1));
  EXPECT_EQ(shown(text, separate(marks), {}, 32), "Carry the card at all times.");
}

TEST(Snippet, AReadingStandsForTheWordsThatItReads) {
  const std::string text =
      "A permit to work for the work. An authorization is given, and a fee is due. Last line here.";
  // Words 0 and 1 are read as 2, so that the second sentence has all three words of the question.
  const std::vector<Mark> marks{mark(text, "permit", 0), mark(text, "work", 1), mark(text, "authorization", 3),
                                mark(text, "fee", 2)};
  EXPECT_EQ(shown(text, marks, {{1, 2, 4, 3}, {}}, 50), "An authorization is given, and a fee is due.");
}

TEST(Snippet, WhenThatIsAskedASentenceWithATimeComesFirst) {
  const std::string text =
      "An appeal is a paper and nothing else. An appeal is filed within 30 days with the Board. An appeal costs money.";
  std::vector<Mark> marks;
  for (std::size_t at = text.find("appeal"); at != std::string::npos; at = text.find("appeal", at + 1))
    marks.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 6)}, 0});
  EXPECT_EQ(shown(text, marks, {{}, sought_of({"how", "long", "to", "appeal"})}, 50),
            "An appeal is filed within 30 days with the Board.");
  EXPECT_EQ(shown(text, marks, {}, 50), "An appeal is a paper and nothing else.");
}

TEST(Snippet, WhatIntroducesGoesOnAndExceptionsStay) {
  const std::string list = "First of all, nothing. The judge may weigh the delay: the reason of a party counts most.";
  EXPECT_EQ(shown(list, {mark(list, "judge", 0)}, {}, 60),
            "The judge may weigh the delay: the reason of a party counts most.");
  const std::string rule =
      "Other things come first here. A late motion may be excused if it was beyond control. However, no late "
      "motion to reconsider is. The end of this text comes here.";
  EXPECT_EQ(shown(rule, {mark(rule, "excused", 0)}, {}, 80),
            "A late motion may be excused if it was beyond control. However, no late motion to reconsider is.");
}

TEST(Snippet, OfALongSentenceTheStretchWithMostWordsIsShown) {
  std::string text = "parole ";
  for (int i = 0; i < 100; ++i) text += "word ";
  text += "travel and fee";
  for (int i = 0; i < 100; ++i) text += " word";
  const Snippet part =
      snippet(passage(text), {mark(text, "parole", 0), mark(text, "travel", 1), mark(text, "fee", 2)}, {}, 60);
  EXPECT_EQ(part.highlights.size(), 2U);
  EXPECT_TRUE(part.cut_before);
  EXPECT_TRUE(part.cut_after);
}

TEST(Snippet, OverlappingMarksAreSeparated) {
  const auto kept = separate({{{5, 9}, 0}, {{0, 6}, 1}, {{0, 3}, 2}, {{9, 12}, 3}});
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].range, (Range{0, 6}));
  EXPECT_EQ(kept[1].range, (Range{9, 12}));
}

TEST(Sought, IsToldByTheWordsOfTheQuestion) {
  EXPECT_TRUE(sought_of({"how", "long", "can", "i", "stay"}).time);
  EXPECT_TRUE(sought_of({"cuanto", "tiempo", "tengo"}).time);
  EXPECT_TRUE(sought_of({"how", "much", "is", "it"}).amount);
  EXPECT_TRUE(sought_of({"que", "es", "la", "discrecion"}).definition);
  EXPECT_TRUE(sought_of({"puedo", "trabajar"}).rule);
  EXPECT_EQ(sought_of({"prosecutorial", "discretion", "memo"}), Sought{});
}

TEST(Sought, ASentenceIsLookedAtForWhatIsSoughtAlone) {
  const Sought time{true, false, false, false};
  EXPECT_EQ(answers_in("It is filed within ninety days of entry.", time), 1U);
  EXPECT_EQ(answers_in("dentro de 30 días hábiles", time), 1U);
  EXPECT_EQ(answers_in("The days of the fee of $30 are past.", time), 0U);
  EXPECT_EQ(answers_in("There is a fee, and you may pay $30 within 30 days.", {true, true, true, true}), 4U);
  EXPECT_EQ(answers_in("", {true, true, true, true}), 0U);
}

TEST(Spans, MinimalKeepsNoneThatHoldsAnother) {
  EXPECT_EQ(minimal({{1, 5}, {2, 4}, {2, 4}, {3, 9}, {8, 9}}), (std::vector<Span>{{2, 4}, {8, 9}}));
  EXPECT_TRUE(minimal({}).empty());
}

}  // namespace

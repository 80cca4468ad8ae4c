// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/chunks.h"

#include <gtest/gtest.h>

#include <random>

#include "indexer/passages/passages.h"
#include "tests/indexer/passages/documents.h"
#include "tests/indexer/passages/whole.h"

namespace indexer::passages {
namespace {

using tests::document_of;
using tests::words;

std::vector<std::uint32_t> sizes(const Chunks& chunks) {
  std::vector<std::uint32_t> sizes;
  for (const auto& passage : chunks.passages) sizes.push_back(passage.words);
  return sizes;
}

Chunks chunk(const std::vector<std::string>& lines, std::optional<Order> order = std::nullopt) {
  return passages::chunk(document_of(lines), order);
}

TEST(Chunks, ParagraphsAreSharedEvenlyAndNotSplit) {
  EXPECT_EQ(sizes(chunk({words(60), words(60), words(60), words(60), words(60)})).size(), 2u);
  for (const std::uint32_t size : sizes(chunk({words(60), words(60), words(60), words(60), words(60)})))
    EXPECT_GE(size, 80u);
  EXPECT_EQ(sizes(chunk({words(240), words(240)})), (std::vector<std::uint32_t>{240, 240}));
}

TEST(Chunks, SectionsOfHighLevelStayApartSmallOnesBelowAreJoined) {
  EXPECT_EQ(sizes(chunk({"## One", words(30), "## Two", words(30)})), (std::vector<std::uint32_t>{31, 31}));
  const Chunks joined = chunk({"## Top", words(30), "### One", words(30), "### Two", words(30)});
  EXPECT_EQ(sizes(joined), (std::vector<std::uint32_t>{93}));
  EXPECT_EQ(joined.passages[0].headings, (std::vector<std::string>{"Top"}));
  EXPECT_EQ(sizes(chunk({"## Top", "### One", words(100), "### Two", words(100)})),
            (std::vector<std::uint32_t>{102, 101}));
}

TEST(Chunks, QuestionsAreNeverJoined) {
  EXPECT_EQ(sizes(chunk({"# FAQ", "### Who asks?", words(20), "### Who answers?", words(20)})),
            (std::vector<std::uint32_t>{23, 22}));
}

TEST(Chunks, HeadingsGoWithWhatFollowsAndIntoPathAndOutline) {
  const Chunks chunks = chunk({"# Memo", "## I. Purpose", words(100), "## II. Policy", "### A. Who", words(100)});
  ASSERT_EQ(chunks.passages.size(), 2u);
  EXPECT_EQ(chunks.passages[0].headings, (std::vector<std::string>{"Memo", "I. Purpose"}));
  EXPECT_EQ(chunks.passages[1].headings, (std::vector<std::string>{"Memo", "II. Policy", "A. Who"}));
  EXPECT_EQ(chunks.passages[0].paragraphs[0].kind, schema::ParagraphKind::heading);
  ASSERT_EQ(chunks.outline.size(), 4u);
  EXPECT_EQ(chunks.outline[3], (schema::OutlineEntry{3, "A. Who", 1}));
}

TEST(Chunks, LongParagraphsAreCutAtSentences) {
  const Chunks chunks = chunk({words(600)});
  ASSERT_GE(chunks.passages.size(), 3u);
  for (const auto& passage : chunks.passages) {
    EXPECT_LE(passage.words, 250u);
    EXPECT_TRUE(passage.text.ends_with('.'));
    EXPECT_EQ(passage.paragraphs.front().continues, passage.ordinal > 0);
    EXPECT_EQ(passage.pin.first_paragraph, 1u);
  }
}

TEST(Chunks, LongSentencesAreCutBehindACommaOnlyBeyondTwiceTheLimit) {
  const auto sentence = [](int count, bool commas) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::string(i ? " " : "") + "word" + (commas && i % 40 == 39 ? "," : "");
    return text;
  };
  EXPECT_EQ(sizes(chunk({sentence(400, true)})), (std::vector<std::uint32_t>{400}));
  const Chunks cut = chunk({sentence(900, true)});
  ASSERT_GE(cut.passages.size(), 4u);
  EXPECT_TRUE(cut.passages[0].text.ends_with(','));
  EXPECT_GE(chunk({sentence(900, false)}).passages.size(), 4u);
}

TEST(Chunks, ListItemsStayWithTheirLeadIn) {
  const Chunks chunks =
      chunk({words(130), words(100), "The following are exempt:", "- " + words(30), "- " + words(30)});
  ASSERT_EQ(chunks.passages.size(), 2u);
  EXPECT_EQ(chunks.passages[1].text.find("The following"), chunks.passages[1].text.find_first_of('T'));
  EXPECT_NE(chunks.passages[1].text.find("exempt:\n\nAlien"), std::string::npos);
}

TEST(Chunks, ItemsCarryTheirLeadInWhereItStandsInAnEarlierPassage) {
  std::vector<std::string> lines{"## Waivers", words(60) + " The following need no waiver:"};
  for (int i = 0; i < 6; ++i) lines.push_back("- " + words(60));
  lines.push_back(words(200));
  const Chunks chunks = chunk(lines);
  ASSERT_GE(chunks.passages.size(), 3u);
  EXPECT_TRUE(chunks.passages.front().lead_ins.empty());
  EXPECT_EQ(chunks.passages[1].lead_ins, (std::vector<std::string>{"The following need no waiver:"}));
  EXPECT_TRUE(chunks.passages.back().lead_ins.empty());
  for (std::size_t i = 1; i < chunks.passages.size(); ++i)
    EXPECT_EQ(chunks.passages[i].text.find("The following"), std::string::npos);
}

TEST(Chunks, LeadInsOfSubdivisionsAreThoseOfAllAboveThePassage) {
  const Chunks chunks = chunk({"# INA § 999", "(a) Aliens of these classes may not sail:", "(1) Any alien who—",
                               "(A) " + words(150), "(B) " + words(150), "(2) " + words(150), "(b) " + words(150)},
                              Order::of_statute);
  ASSERT_EQ(chunks.passages.size(), 4u);
  EXPECT_TRUE(chunks.passages[0].lead_ins.empty());
  EXPECT_EQ(chunks.passages[1].lead_ins,
            (std::vector<std::string>{"(a) Aliens of these classes may not sail:", "(1) Any alien who—"}));
  EXPECT_EQ(chunks.passages[2].lead_ins, (std::vector<std::string>{"(a) Aliens of these classes may not sail:"}));
  EXPECT_TRUE(chunks.passages[3].lead_ins.empty());
}

TEST(Chunks, TheNextItemOfItsOwnRowEndsALeadIn) {
  std::vector<std::string> lines{"Sec. 3. Ships. (a) The Secretary shall:"};
  for (const char* marker : {"(i) ", "(ii) ", "(iii) ", "(b) ", "(c) "}) lines.push_back("- " + (marker + words(200)));
  const Chunks chunks = chunk(lines);
  ASSERT_EQ(chunks.passages.size(), 5u);
  EXPECT_EQ(chunks.passages[2].lead_ins, (std::vector<std::string>{"(a) The Secretary shall:"}));
  EXPECT_TRUE(chunks.passages[3].lead_ins.empty());
  EXPECT_TRUE(chunks.passages[4].lead_ins.empty());
  lines[0] = "(a) Ships. Officers shall ask that:";
  EXPECT_EQ(chunk(lines).passages[2].lead_ins, (std::vector<std::string>{"Officers shall ask that:"}));
  EXPECT_TRUE(chunk(lines).passages[3].lead_ins.empty());
}

TEST(Chunks, TheLeadInOfASubdivisionEndsWithIt) {
  const Chunks chunks = chunk({"# INA § 999", "(a) In general.", "Officers shall ask for:", "(1) " + words(200),
                               "(2) " + words(200), "(b) Exception. " + words(200)},
                              Order::of_statute);
  ASSERT_EQ(chunks.passages.size(), 3u);
  EXPECT_EQ(chunks.passages[1].lead_ins, (std::vector<std::string>{"Officers shall ask for:"}));
  EXPECT_TRUE(chunks.passages[2].lead_ins.empty());
}

TEST(Chunks, AParagraphThatIsNoWholeSentenceLeadsInToAList) {
  std::vector<std::string> lines{words(120), "You may sail if you"};
  for (int i = 0; i < 4; ++i) lines.push_back("- " + words(90));
  const Chunks chunks = chunk(lines);
  EXPECT_EQ(chunks.passages.back().lead_ins, (std::vector<std::string>{"You may sail if you"}));
  lines[1] = "You may sail.";
  EXPECT_TRUE(chunk(lines).passages.back().lead_ins.empty());
}

TEST(Chunks, LongLeadInsLoseTheirFront) {
  std::vector<std::string> lines{"The " + std::string(400, 'x') + " " + std::string(100, 'y') + " are these:"};
  for (int i = 0; i < 4; ++i) lines.push_back("- " + words(90));
  EXPECT_EQ(chunk(lines).passages.back().lead_ins,
            (std::vector<std::string>{"… " + std::string(100, 'y') + " are these:"}));
}

TEST(Chunks, FootnotesAreTheirOwnPassages) {
  const Chunks chunks = chunk({"## II. Background", words(90), "^ 1 See there.", "^ 2 And here.", words(90)});
  ASSERT_EQ(chunks.passages.size(), 3u);
  EXPECT_EQ(chunks.passages[1].text, "1 See there.\n\n2 And here.");
  EXPECT_EQ(chunks.passages[1].headings, (std::vector<std::string>{"II. Background"}));
  EXPECT_EQ(chunks.passages[1].paragraphs[0].kind, schema::ParagraphKind::footnote);
}

TEST(Chunks, FootnotesCarryTheSentencesTheyStandAt) {
  const Chunks chunks =
      chunk({"Ships may sail. A list is kept aboard.[1] It is shown[2] to officers.", "^ [1] See there.",
             "^ [2] And here.", "^ goes on", "A list is burnt.[1]", "^ [1] By whom?", "^ [7] Nowhere."});
  ASSERT_EQ(chunks.passages.size(), 4u);
  EXPECT_TRUE(chunks.passages[0].lead_ins.empty());
  EXPECT_EQ(chunks.passages[1].lead_ins,
            (std::vector<std::string>{"A list is kept aboard.[1]", "It is shown[2] to officers."}));
  EXPECT_EQ(chunks.passages[3].lead_ins, (std::vector<std::string>{"A list is burnt.[1]"}));
}

TEST(Chunks, MarksOnPagesAreNumbersBehindAStop) {
  extract::Document document =
      document_of({"See section 12 of the Act, 12 which rules ships. They sail. 3 A port is left.",
                   "^ 12 Section 12 is old.", "^ 3 In May."});
  for (extract::Block& block : document.blocks) block.pages = {{0, 1}};
  const Chunks chunks = passages::chunk(document, std::nullopt);
  ASSERT_EQ(chunks.passages.size(), 2u);
  EXPECT_EQ(chunks.passages[1].lead_ins,
            (std::vector<std::string>{"See section 12 of the Act, 12 which rules ships.", "They sail."}));
}

TEST(Chunks, TheFirstRowsOfATableStayTogether) {
  std::vector<std::string> lines{"## Fees", words(170), "| Form | Fee"};
  for (int i = 0; i < 20; ++i) lines.push_back("| " + words(6));
  const Chunks chunks = chunk(lines);
  for (const auto& passage : chunks.passages) EXPECT_FALSE(passage.text.ends_with("Form | Fee")) << passage.text;
}

TEST(Chunks, SubdivisionsAreInThePathOfTheWholePassage) {
  const Chunks chunks = chunk({"# INA § 212", "(a)(9)(B) Unlawfully present.—", "(i) In general. " + words(90),
                               "(ii) Construction. " + words(90), "(iii) Exceptions. " + words(90)},
                              Order::of_statute);
  ASSERT_GE(chunks.passages.size(), 2u);
  for (const auto& passage : chunks.passages) {
    ASSERT_GE(passage.headings.size(), 4u);
    EXPECT_EQ(std::vector<std::string>(passage.headings.begin(), passage.headings.begin() + 4),
              (std::vector<std::string>{"INA § 212", "(a)", "(9)", "(B)"}));
  }
}

TEST(Chunks, PinsHavePagesLabelsAndParagraphs) {
  extract::Document document = document_of({"# Title", words(90), words(90), words(90)});
  document.page_labels = {"", "1", "2"};
  document.blocks[0].pages = {{0, 2}};
  document.blocks[1].pages = {{0, 2}};
  document.blocks[2].pages = {{0, 2}, {100, 3}};
  document.blocks[3].pages = {{0, 3}};
  const Chunks chunks = passages::chunk(document, std::nullopt);
  ASSERT_EQ(chunks.passages.size(), 2u);
  EXPECT_EQ(chunks.passages[0].pin.first_page, 2u);
  EXPECT_EQ(chunks.passages[0].pin.first_label, "1");
  EXPECT_EQ(chunks.passages[1].pin.last_page, 3u);
  EXPECT_EQ(chunks.passages[1].pin.last_label, "2");
  EXPECT_EQ(chunks.passages[1].pin.last_paragraph, 3u);
}

// Random documents: of odd sizes, with every kind of block, on pages or not.
extract::Document random_document(std::mt19937& random) {
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  constexpr std::string_view parts[] = {
      "alien", "8 C.F.R. § 1003.18", "(a)(1)", "§",  "A-B-",  "¿Qué?",  "niño,", "I-485.", "(ii)", "—",
      "No.",   "\"Yes.\"",           "U.S.C.", "x;", "don't", "12,000", "end.",  "•"};
  extract::Document document;
  document.format = "text";
  std::uint32_t page = 1;
  const bool paged = below(2) == 0;
  for (int blocks = below(60); blocks > 0; --blocks) {
    extract::Block block;
    block.kind = static_cast<extract::BlockKind>(below(5));
    if (block.kind == extract::BlockKind::heading) block.level = static_cast<std::uint8_t>(1 + below(6));
    for (int count = 1 + below(below(8) == 0 ? 900 : 60); count > 0; --count)
      block.text += (block.text.empty() ? "" : " ") + std::string(parts[below(std::size(parts))]);
    if (paged) block.pages.push_back({0, page});
    for (std::uint32_t at = 200; paged && at < block.text.size() && below(3) == 0; at += 200)
      block.pages.push_back({at, ++page});
    document.blocks.push_back(std::move(block));
  }
  return document;
}

TEST(Chunks, NothingIsLostOfRandomDocuments) {
  std::mt19937 random(20241122);
  for (int i = 0; i < 120; ++i) {
    extract::Document document = random_document(random);
    constexpr std::string_view types[] = {"memo", "regulation", "statute"};
    document.properties["type"] = {std::string(types[i % 3]), "test"};
    SCOPED_TRACE("document " + std::to_string(i));
    tests::expect_whole(document, analyse(document, "library/x.txt"));
    if (HasFailure()) return;
  }
}

TEST(Chunks, EmptyAndOddDocuments) {
  EXPECT_TRUE(analyse({}, "x").passages.empty());
  for (const std::vector<std::string>& lines : {std::vector<std::string>{"—"},
                                                {"# Only a heading"},
                                                std::vector<std::string>(500, "## h"),
                                                std::vector<std::string>(500, "•"),
                                                {std::string(5000, 'a')},
                                                {"a/" + std::string(3000, '/') + "b"}}) {
    const extract::Document document = document_of(lines);
    tests::expect_whole(document, analyse(document, "x"));
  }
}

}  // namespace
}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of the passages of any document: nothing lost, nothing twice, every word at its place.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/document.h"
#include "indexer/language/tokens.h"
#include "indexer/passages/passages.h"

namespace tests {

// The text of the blocks, joined by "\n\n".
inline std::string text_of(const indexer::extract::Document& document) {
  std::string text;
  for (const auto& block : document.blocks) text += (text.empty() ? "" : "\n\n") + block.text;
  return text;
}

// The text of the passages: a blank before a paragraph that continues the last, else "\n\n".
inline std::string text_of(const indexer::passages::Analysed& analysed) {
  std::string text;
  for (const auto& passage : analysed.passages) {
    const bool continues = !passage.paragraphs.empty() && passage.paragraphs.front().continues;
    text += (passage.ordinal == 0 ? "" : continues ? " " : "\n\n") + passage.text;
  }
  return text;
}

// Paragraphs tile the passage but for the "\n\n" between them; the page starts rise.
inline void expect_tiled(const schema::PassageRecord& passage) {
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < passage.paragraphs.size(); ++i) {
    const schema::Paragraph& paragraph = passage.paragraphs[i];
    EXPECT_EQ(paragraph.begin, at);
    EXPECT_LT(paragraph.begin, paragraph.end);
    EXPECT_TRUE(i == 0 || !paragraph.continues) << "only the first paragraph can continue one before the passage";
    if (i + 1 < passage.paragraphs.size()) {
      EXPECT_EQ(passage.text.substr(paragraph.end, 2), "\n\n");
    }
    at = paragraph.end + 2;
  }
  EXPECT_EQ(at, passage.text.size() + 2);
  for (std::size_t i = 0; i < passage.pages.size(); ++i) {
    EXPECT_LT(passage.pages[i].begin, passage.text.size());
    EXPECT_EQ(passage.pages[i].begin == 0, i == 0);
    EXPECT_TRUE(i == 0 || passage.pages[i - 1].begin < passage.pages[i].begin);
  }
}

inline void expect_whole(const indexer::extract::Document& document, const indexer::passages::Analysed& analysed) {
  EXPECT_TRUE(text_of(document) == text_of(analysed)) << "text was lost, doubled or moved";
  std::uint32_t position = 1;
  std::uint32_t ordinal = 0;
  for (const auto& passage : analysed.passages) {
    EXPECT_EQ(passage.ordinal, ordinal++);
    EXPECT_EQ(passage.first_position, position);
    EXPECT_EQ(passage.words, language::tokens(passage.text).size());
    position += passage.words;
    expect_tiled(passage);
  }
  EXPECT_EQ(analysed.words + 1, position);
  for (const auto& entry : analysed.outline) {
    ASSERT_LT(entry.passage, analysed.passages.size());
    const std::string begin = entry.title.substr(0, 20);  // a long heading may go on in the next passage
    EXPECT_NE(analysed.passages[entry.passage].text.find(begin), std::string::npos);
  }
}

}  // namespace tests

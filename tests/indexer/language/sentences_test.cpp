// SPDX-License-Identifier: GPL-3.0-or-later
// The table of sentence traps, and the cases that a line of text cannot hold.
#include "indexer/language/sentences.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/indexer/language/texts.h"

namespace {

using Starts = std::vector<std::uint32_t>;

struct Trap {
  std::string text;
  Starts starts;
};

std::string unescaped(const std::string& line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\') {
      text += line[at];
      continue;
    }
    const char sign = line.at(++at);
    text += sign == 'n' ? "\n" : sign == 'f' ? "\f" : sign == 't' ? "\t" : "\u00a0";
  }
  return text;
}

// "One. | Two." is the text "One. Two." with sentences at 0 and 5.
Trap read_trap(const std::string& line) {
  const std::string marked = unescaped(line);
  Trap trap;
  const std::size_t first = marked.find_first_not_of(' ');
  trap.starts.push_back(static_cast<std::uint32_t>(first));
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked.compare(at, 2, "| ") != 0) {
      trap.text += marked[at];
      continue;
    }
    trap.starts.push_back(static_cast<std::uint32_t>(trap.text.size()));
    ++at;
  }
  return trap;
}

std::string marked(const std::string& text, const Starts& starts) {
  std::string result = text;
  for (std::size_t i = starts.size(); i-- > 1;) result.insert(starts[i], "| ");
  return result;
}

TEST(Sentences, Traps) {
  std::ifstream file(tests::source_folder() / "tests/indexer/language/sentence_traps.txt");
  ASSERT_TRUE(file) << "the table of traps is missing";
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const Trap trap = read_trap(line);
    const Starts found = language::sentence_starts(trap.text);
    EXPECT_EQ(marked(trap.text, found), marked(trap.text, trap.starts));
    EXPECT_EQ(found, trap.starts) << trap.text;
    ++count;
  }
  EXPECT_GE(count, 300U);
}

TEST(Sentences, TextWithoutASentenceHasNone) {
  for (const char* text : {"", " ", "\n\f\t ", "\u00a0"}) EXPECT_EQ(language::sentence_starts(text), Starts{}) << text;
}

TEST(Sentences, OffsetsAreBytes) {
  EXPECT_EQ(language::sentence_starts("  ¿Sí? Él ganó."), (Starts{2, 9}));
  EXPECT_EQ(language::sentence_starts("\u00a0“Él ganó.” Yo no."), (Starts{2, 19}));
}

TEST(Sentences, StopsAloneAreNoSentences) {
  EXPECT_EQ(language::sentence_starts("...."), Starts{0});
  EXPECT_EQ(language::sentence_starts(". . . ."), Starts{0});
  EXPECT_EQ(language::sentence_starts("?!"), Starts{0});
}

// A dotted leader of a table of contents, or a line of stops, takes time by its length alone.
TEST(Sentences, LongRunsOfStopsAreOneSentence) {
  const std::string leader(200'000, '.');
  EXPECT_EQ(language::sentence_starts("Scope " + leader + " 3").size(), 1U);
  std::string brackets = "A.";
  for (int i = 0; i < 100'000; ++i) brackets += ".)";
  EXPECT_EQ(language::sentence_starts(brackets).size(), 1U);
  const std::string quotes(200'000, '"');
  EXPECT_EQ(language::sentence_starts("He left. " + quotes + " Then" + quotes).size(), 2U);
}

}  // namespace

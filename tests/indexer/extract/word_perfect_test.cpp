// SPDX-License-Identifier: GPL-3.0-or-later
// WordPerfect: the text of a document of version 5.1, passwords, damage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"

namespace {

using namespace indexer::extract;

// A document of version 5.1: the header, then text, where 0x0A ends a paragraph and 0x0D a line.
std::string document(std::string_view text, char password = 0) {
  std::string bytes("\xFFWPC\x10\0\0\0\x01\x0A\0\x01\0\0\0\0", 16);
  bytes[12] = password;
  return bytes + std::string(text);
}

std::vector<std::string> texts(std::string_view bytes) {
  const Extraction read = extract(bytes, "memo.wpd");
  if (const auto* refusal = std::get_if<Refusal>(&read)) return {std::string(schema::row(refusal->reason).name)};
  std::vector<std::string> result;
  for (const Block& block : std::get<Document>(read).blocks) result.push_back(block.text);
  return result;
}

TEST(WordPerfect, ParagraphsAreRead) {
  EXPECT_THAT(texts(document("The director revokes the notice.\x0A\x0AIt had said\rthat fees are waived & more.\x0A")),
              testing::ElementsAre("The director revokes the notice.", "It had said that fees are waived & more."));
}

TEST(WordPerfect, PasswordsAndOtherFilesAreRefused) {
  EXPECT_THAT(texts(document("Secret", 7)), testing::ElementsAre("encrypted"));
  std::string macro = document("Text");
  macro[9] = 1;
  EXPECT_THAT(texts(macro), testing::ElementsAre("unsupported"));
  EXPECT_THAT(texts(document("")), testing::ElementsAre("damaged"));
}

TEST(WordPerfect, DamageEndsInAnOutcome) {
  std::string good = document("One \xC3\x08 bold \xC4\x08 word and a note.\x0A");
  for (std::size_t length = 1; length < good.size(); ++length) EXPECT_FALSE(texts(good.substr(0, length)).empty());
  for (std::size_t at = 16; at < good.size(); ++at)
    for (const int code : {0xC0, 0xD0, 0xD7, 0xE0, 0xFF}) {
      std::string changed = good;
      changed[at] = static_cast<char>(code);
      EXPECT_FALSE(texts(changed).empty());
    }
}

}  // namespace

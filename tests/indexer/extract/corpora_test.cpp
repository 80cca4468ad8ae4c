// SPDX-License-Identifier: GPL-3.0-or-later
// Real and odd files, where they are at hand: each gives a document or a refusal, and what documents promise holds.
#include "tests/corpora.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "indexer/extract/encoding.h"
#include "indexer/extract/extract.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

namespace fs = std::filesystem;

using tests::corpora;

void check_block(const Block& block, const fs::path& path) {
  ASSERT_FALSE(block.text.empty()) << path;
  ASSERT_TRUE(is_utf8(block.text)) << path;
  ASSERT_EQ(block.text.find_first_of("\n\r\t\v\f"), std::string::npos) << path;
  ASSERT_EQ(block.text.find("  "), std::string::npos) << path << block.text;
  ASSERT_NE(block.text.front(), ' ') << path;
  ASSERT_NE(block.text.back(), ' ') << path;
  ASSERT_EQ(block.text.find("\xC2\xAD"), std::string::npos) << path;
  ASSERT_TRUE(block.pages.empty() || block.pages.front().begin == 0) << path;
  UErrorCode status = U_ZERO_ERROR;
  ASSERT_TRUE(icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(block.text, status)) << path;
}

struct Tally {
  std::size_t documents = 0, refused = 0;
};

Tally check_folder(const fs::path& folder, const std::set<std::string>& leave_out) {
  Tally tally;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || leave_out.contains(entry.path().extension())) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    const Extraction result = extract(content.str(), entry.path().filename().string());
    if (const auto* document = std::get_if<Document>(&result)) {
      ++tally.documents;
      for (const Block& block : document->blocks) check_block(block, entry.path());
    } else {
      ++tally.refused;
      EXPECT_FALSE(std::get<Refusal>(result).detail.empty()) << entry.path();
    }
  }
  return tally;
}

TEST(Corpora, OfficeFormats) {
  if (!fs::exists(corpora() / "odd/office-formats")) GTEST_SKIP() << "no odd files beside the source tree";
  const Tally tally = check_folder(corpora() / "odd/office-formats", {".pdf"});
  EXPECT_GE(tally.documents, 135u);  // the rest are encrypted, pictures only, or of kinds that are not read
}

TEST(Corpora, OutlookMessagesAreRefusedByName) {
  if (!fs::exists(corpora() / "odd/office-formats")) GTEST_SKIP() << "no odd files beside the source tree";
  std::size_t messages = 0;
  for (const auto& entry : fs::directory_iterator(corpora() / "odd/office-formats")) {
    if (entry.path().extension() != ".msg") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    const Extraction result = extract(content.str(), entry.path().filename().string());
    const auto* refusal = std::get_if<Refusal>(&result);
    ASSERT_NE(refusal, nullptr) << entry.path();
    EXPECT_EQ(refusal->reason, schema::Reason::unsupported) << entry.path();
    EXPECT_NE(refusal->detail.find("MSG"), std::string::npos) << refusal->detail;
    ++messages;
  }
  EXPECT_GE(messages, 3u);
}

TEST(Corpora, Mail) {
  if (!fs::exists(corpora() / "odd/mail")) GTEST_SKIP() << "no odd mail beside the source tree";
  const Tally tally = check_folder(corpora() / "odd/mail", {".pdf", ".gif", ".tiff"});
  EXPECT_EQ(tally.refused, 0u);
}

TEST(Corpora, OfficeTextAndMarkdown) {
  if (!fs::exists(corpora() / "office")) GTEST_SKIP() << "no office documents beside the source tree";
  const Tally tally = check_folder(corpora() / "office", {".pdf", ".json"});
  EXPECT_EQ(tally.refused, 0u);
  EXPECT_GE(tally.documents, 2000u);
}

}  // namespace
}  // namespace indexer::extract

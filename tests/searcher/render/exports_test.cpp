// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/exports.h"

#include <gtest/gtest.h>

#include "searcher/render/json.h"

namespace {

using namespace searcher;

search::Result result_of(const std::string& title) {
  search::Result result;
  result.query = "a & b";
  result.library.built = "2026-01-02T03:04:05Z";
  search::DocumentHit hit;
  hit.id = "0f3a";
  hit.path = "memos/a.pdf";
  hit.metadata.title = {title, "text"};
  hit.metadata.type.value = "memo";
  hit.metadata.date.value = "2011-11-07";
  search::PassageHit passage;
  passage.snippet = "He said \"no\".\n\nTY  - X";
  hit.passages = {passage, passage};
  result.hits = {hit};
  return result;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

TEST(Exports, CsvIsALineAPassageAndNoFormula) {
  const std::string csv = render::csv(result_of("=HYPERLINK(\"http://evil.test\")"));
  EXPECT_EQ(count(csv, "\r\n"), 3U);
  EXPECT_EQ(count(csv, "\"'=HYPERLINK(\"\"http://evil.test\"\")\""), 2U);
  EXPECT_NE(csv.find("\"He said \"\"no\"\".  TY  - X\""), std::string::npos);
}

TEST(Exports, RisIsARecordADocumentWhateverItsTexts) {
  const std::string ris = render::ris(result_of("A\r\nER  - \r\nTY  - CASE"));
  EXPECT_TRUE(ris.starts_with("TY  - RPRT\r\n"));
  EXPECT_EQ(count(ris, "\r\nER  - \r\n"), 1U);
  EXPECT_EQ(count(ris, "\r\nTY  - "), 0U);
  EXPECT_NE(ris.find("\r\nDA  - 2011/11/07\r\n"), std::string::npos);
}

TEST(Exports, AtomIsWellFormedWhateverItsTexts) {
  const std::string feed =
      render::atom(result_of("</title>\x01<script>"), "http://127.0.0.1:1", "/atom?q=a&ui=es", render::Tongue::spanish);
  EXPECT_EQ(feed.find("<script"), std::string::npos);
  EXPECT_EQ(feed.find('\x01'), std::string::npos);
  EXPECT_NE(feed.find("<link rel=\"self\" href=\"http://127.0.0.1:1/atom?q=a&amp;ui=es\"/>"), std::string::npos);
  EXPECT_NE(feed.find("<id>urn:document:0f3a</id><updated>2026-01-02T03:04:05Z</updated>"), std::string::npos);
}

TEST(JsonLines, EachNamesItsSectionAndTheOtherLanguageIsOne) {
  search::Result result = result_of("Memo");
  result.other.language = "es";
  result.other.hits = result_of("Memorando").hits;
  const std::string lines = render::json_lines(result);
  EXPECT_EQ(count(lines, "\n"), 4U);
  EXPECT_EQ(count(lines, "\"section\":\"hits\",\"section_language\":null"), 2U) << lines;
  EXPECT_EQ(count(lines, "\"section\":\"other_language\",\"section_language\":\"es\""), 2U) << lines;
  result.hits.clear();
  EXPECT_EQ(count(render::json_lines(result), "\n"), 2U);
}

}  // namespace

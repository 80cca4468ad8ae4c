// SPDX-License-Identifier: GPL-3.0-or-later
// The table of constructions: every key of a text is found and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "indexer/law/citations.h"
#include "tests/corpora.h"

namespace {

std::string with_line_ends(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

TEST(Constructions, EachGivesItsKeys) {
  std::ifstream file(tests::source_folder() / "tests/indexer/law/constructions.tsv");
  ASSERT_TRUE(file);
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    std::set<std::string> wanted;
    std::istringstream list(line.substr(tab + 1));
    for (std::string key; std::getline(list, key, ';');) wanted.insert(key);
    std::set<std::string> found;
    for (const auto& citation : law::find_citations(with_line_ends(line.substr(0, tab)))) found.insert(citation.key);
    EXPECT_EQ(found, wanted) << line;
    ++rows;
  }
  EXPECT_GE(rows, 50U);
}

}  // namespace

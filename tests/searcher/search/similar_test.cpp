// SPDX-License-Identifier: GPL-3.0-or-later
// More like this and related words on a small index with two subjects.
#include "searcher/search/similar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::search;
using testing::Contains;
using testing::Not;

const tests::MiniLibrary& library() {
  static const tests::MiniLibrary mini({
      {"lib/a.md", {"A detainer asks the jail to hold a person for 48 hours. The jail is told by fax."}, {}},
      {"lib/b.md", {"The sheriff runs the jail and reads every detainer before the person is let go."}, {}},
      {"lib/c.md", {"Fees are paid by check. The fee of the form went up in the spring."}, {}},
      {"lib/d.md", {"A waiver of the fee is asked on another form, with tax papers."}, {}},
      {"lib/e.md", {"The calendar of the court is printed on Monday."}, {}},
  });
  return mini;
}

TEST(Similar, DocumentsOfTheSameSubjectAndTheWordsThatSaySo) {
  const auto result = similar(library().index(), {"lib/a.md", 0, 10});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->document.id, "lib/a.md");
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->hits[0].id, "lib/b.md");
  EXPECT_TRUE(result->hits[0].passages.at(0).missing.empty());
  std::vector<std::string> ids;
  for (const DocumentHit& hit : result->hits) ids.push_back(hit.id);
  EXPECT_THAT(ids, Not(Contains("lib/a.md")));
  std::vector<std::string> words;
  for (const RelatedWord& each : result->words) words.push_back(each.word);
  EXPECT_THAT(words, Contains("jail"));
  EXPECT_THAT(words, Not(Contains("the")));
  EXPECT_THAT(words, Not(Contains("48")));
}

TEST(Similar, NothingOfWhatIsNotThere) {
  EXPECT_FALSE(similar(library().index(), {"lib/z.md", 0, 10}).has_value());
  EXPECT_FALSE(similar(library().index(), {"lib/a.md", 2, 10}).has_value());
  EXPECT_TRUE(similar(library().index(), {"lib/a.md", 1, 10}).has_value());
}

TEST(Similar, RelatedWordsAreNotTheQuestionsOwn) {
  const auto related = related_words(library().index(), "detainer");
  std::vector<std::string> words;
  for (const RelatedWord& each : related) words.push_back(each.word);
  EXPECT_THAT(words, Contains("jail"));
  EXPECT_THAT(words, Not(Contains("detainer")));
  for (const RelatedWord& each : related)
    if (each.word == "jail") {
      EXPECT_EQ(each.documents, 2U);
      EXPECT_EQ(each.query, "detainer jail");
    }
  EXPECT_TRUE(related_words(library().index(), "\"detainer\"").empty());
  EXPECT_TRUE(related_words(library().index(), "(detainer").empty());
}

}  // namespace

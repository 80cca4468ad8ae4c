// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/ignore.h"

#include <gtest/gtest.h>

namespace {

using indexer::sources::is_ignored;
using indexer::sources::matches_pattern;
using indexer::sources::parse_ignore_list;

TEST(Ignore, Patterns) {
  struct Row {
    const char* pattern;
    const char* text;
    bool matches;
  };
  for (const Row& row : {Row{"a.txt", "a.txt", true}, Row{"a.txt", "b.txt", false}, Row{"*.bak", "x.bak", true},
                         Row{"*.bak", "x.bak2", false}, Row{"*", "", true}, Row{"?", "a", true}, Row{"?", "", false},
                         Row{"?", "ab", false}, Row{"a*b*c", "aXbYc", true}, Row{"a*b*c", "acb", false},
                         Row{"*/x", "a/x", true}, Row{"*", "a/x", false}, Row{"a/?", "a/b", true},
                         Row{"a?b", "a/b", false}, Row{"", "", true}, Row{"", "a", false}})
    EXPECT_EQ(matches_pattern(row.pattern, row.text), row.matches) << row.pattern << " on " << row.text;
}

TEST(Ignore, ManyStarsDoNotExplode) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(matches_pattern(pattern + "b", std::string(5000, 'a')));
}

TEST(Ignore, ListRules) {
  const auto rules = parse_ignore_list("# comment\n\n drafts/ \r\nREADME.md\nold/2019\n/top.txt\n*.tmp\n", "lib/");
  ASSERT_EQ(rules.size(), 5U);
  struct Row {
    const char* path;
    bool folder;
    bool ignored;
  };
  for (const Row& row :
       {Row{"lib/drafts", true, true}, Row{"lib/a/drafts", true, true}, Row{"lib/drafts", false, false},
        Row{"lib/README.md", false, true}, Row{"lib/x/README.md", false, true}, Row{"other/README.md", false, false},
        Row{"lib/old/2019", true, true}, Row{"lib/x/old/2019", true, false}, Row{"lib/x.tmp", false, true},
        Row{"lib/x.tmpl", false, false}, Row{"lib/.DS_Store", false, true}, Row{"any/~$memo.docx", false, true}})
    EXPECT_EQ(is_ignored(rules, row.path, row.folder), row.ignored) << row.path;
}

}  // namespace

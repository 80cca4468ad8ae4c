// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the table of families: each row's examples are its tests.
#include "indexer/law/families.h"

#include <gtest/gtest.h>

#include "indexer/law/citations.h"

namespace {

using law::Example;
using law::Family;

template <class Check>
void for_each_example(Check check) {
  for (const Family& family : law::families())
    for (const Example& example : family.examples)
      if (!example.text.empty()) check(family, example);
}

TEST(Families, EachHasAnExample) {
  for (const Family& family : law::families()) EXPECT_FALSE(family.examples.front().text.empty()) << family.name;
}

TEST(Families, AKeyBelongsToItsOwnRow) {
  for_each_example([](const Family& family, const Example& example) {
    EXPECT_EQ(law::family_of(example.key), &family) << example.key;
  });
}

TEST(Families, ExamplesParse) {
  for_each_example([](const Family&, const Example& example) {
    const auto citation = law::parse_citation(example.text);
    ASSERT_TRUE(citation.has_value()) << example.text;
    EXPECT_EQ(citation->key, example.key) << example.text;
    EXPECT_LE(citation->end, example.text.size());
  });
}

TEST(Families, ExamplesAreFoundInASentence) {
  for_each_example([](const Family&, const Example& example) {
    const std::string text = "As provided by " + std::string(example.text) + ", the officer decides.";
    const auto found = law::find_citations(text);
    const bool has = std::any_of(found.begin(), found.end(), [&](const auto& c) { return c.key == example.key; });
    EXPECT_TRUE(has) << example.text;
    EXPECT_LE(found.size(), 2u) << example.text;
  });
}

TEST(Families, ExamplesAreFoundAcrossALineBreak) {
  for_each_example([](const Family&, const Example& example) {
    std::string text(example.text);
    for (char& c : text)
      if (c == ' ') c = '\n';
    const auto citation = law::parse_citation(text);
    ASSERT_TRUE(citation.has_value()) << text;
    EXPECT_EQ(citation->key, example.key) << text;
  });
}

TEST(Families, WhatIsShownReadsBack) {
  for_each_example([](const Family&, const Example& example) {
    for (const std::string& key : law::with_ancestors(example.key)) {
      const std::string shown = law::display(key);
      const auto citation = law::parse_citation(shown);
      ASSERT_TRUE(citation.has_value()) << key << " shown as " << shown;
      EXPECT_EQ(citation->key, key) << shown;
    }
  });
}

TEST(Families, AncestorsGetShorterAndStayInTheFamily) {
  for_each_example([](const Family& family, const Example& example) {
    const auto keys = law::with_ancestors(example.key);
    ASSERT_FALSE(keys.empty());
    EXPECT_EQ(keys.front(), example.key);
    for (std::size_t i = 1; i < keys.size(); ++i) {
      EXPECT_LT(keys[i].size(), keys[i - 1].size());
      EXPECT_TRUE(keys[i].starts_with(family.prefix));
    }
  });
}

}  // namespace

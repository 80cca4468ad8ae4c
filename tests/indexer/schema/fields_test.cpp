// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/fields.h"

#include <gtest/gtest.h>

#include "indexer/schema/outcome.h"

namespace {

using schema::FieldId;

TEST(Fields, TermIsPrefixAndValue) {
  EXPECT_EQ(schema::term(FieldId::type, "memo"), "XTY:memo");
  EXPECT_EQ(schema::term(FieldId::text, "discretion"), "discretion");
  EXPECT_EQ(schema::term(FieldId::title, "priorities"), "Spriorities");
}

TEST(Fields, LongTermsStayLegalAndApart) {
  const std::string a(300, 'a');
  const std::string b = a.substr(0, 299) + "b";
  const std::string term_a = schema::term(FieldId::path, a);
  EXPECT_LE(term_a.size(), schema::longest_term);
  EXPECT_NE(term_a, schema::term(FieldId::path, b));
  EXPECT_EQ(term_a, schema::term(FieldId::path, a));
}

TEST(Fields, LongTermsAreCutAtACharactersEnd) {
  std::string text = "x";
  while (text.size() < 400) text += "ñ";
  const std::string term = schema::term(FieldId::path, text);
  const std::size_t tilde = term.rfind('~');
  ASSERT_NE(tilde, std::string::npos);
  EXPECT_EQ((tilde - 2) % 2, 0U);  // "P", "x", then whole two-byte characters
}

TEST(Fields, ZeroBytesCountTwice) {
  const std::string zeros(200, '\0');
  const std::string term = schema::term(FieldId::path, zeros);
  std::size_t cost = 0;
  for (const char c : term) cost += c == '\0' ? 2 : 1;
  EXPECT_LE(cost, schema::longest_term);
}

TEST(Fields, DateValue) {
  EXPECT_EQ(schema::date_value("2021-11-22"), "20211122");
  EXPECT_EQ(schema::date_value("2021-11"), "20211100");
  EXPECT_EQ(schema::date_value("2021"), "20210000");
  for (const char* bad : {"", "21", "2021/11/22", "2021-11-2", "November", "2021-11-22T10", "2021-"})
    EXPECT_EQ(schema::date_value(bad), "") << bad;
}

TEST(Outcome, EveryReasonHasItsRowAndARemedy) {
  for (std::size_t i = 0; i < schema::reason_rows.size(); ++i) {
    EXPECT_EQ(schema::reason_rows.at(i).reason, static_cast<schema::Reason>(i));
    EXPECT_EQ(schema::reason_rows.at(i).remedy.empty(), i == 0) << i;
  }
}

}  // namespace

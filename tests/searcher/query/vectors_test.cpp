// SPDX-License-Identifier: GPL-3.0-or-later
// The test vectors of the query language: each query with its echo, or the words its error begins with.
#include <gtest/gtest.h>

#include <string_view>

#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;

struct Vector {
  std::string_view query;
  std::string_view echo;
};
constexpr Vector vectors[] = {
    {"\"prosecutorial discretion\"", "\"prosecutorial discretion\""},
    {"prosecut! /s discretion", "(prosecut! /s discretion)"},
    {"prosecut! +s discretion", "(prosecut! +s discretion)"},
    {"prosecut! /p discretion", "(prosecut! /p discretion)"},
    {"fear /s officer", "(fear /s officer)"},
    {"fear /p officer", "(fear /p officer)"},
    {"seekers /p officer", "(seekers /p officer)"},
    {"prosecut! /3 discretion", "(prosecut! /3 discretion)"},
    {"prosecut! +3 discretion", "(prosecut! +3 discretion)"},
    {"asylum OR parole /s officer", "((asylum OR parole) /s officer)"},
    {"asylum /s officer OR interview", "(asylum /s (officer OR interview))"},
    {"fear /s removal OR interview /5 held", "(fear /s ((removal OR interview) /5 held))"},
    {"removal % call", "(removal NOT call)"},
    {"removal NOT call & officer", "(removal NOT (call AND officer))"},
    {"atleast3(removal)", "ATLEAST3(removal)"},
    {"memo!", "memo!"},
    {"#memorandum", "#memorandum"},
    {"memor***", "memor***"},
    {"memorand**", "memorand**"},
    {"\"do not call\"", "\"do not call\""},
    {"call /2 \"not\"", "(call /2 \"not\")"},
    {"\"credible fear\" /3 interview", "(\"credible fear\" /3 interview)"},
    {"fear /5 interview +2 held", "(fear /5 (interview +2 held))"},
    {"asylum officer /s interview", "(asylum AND (officer /s interview))"},
    {"\"discrecion\"", "\"discrecion\""},
    {"\"nino\"", "\"nino\""},
    {"\"niño\"", "\"niño\""},
    {"deferred NOT /1 action", "(deferred NOT /1 action)"},
    {"removal /5 removal", "(removal /5 removal)"},
};

TEST(Vectors, AreEchoed) {
  for (const Vector& vector : vectors) {
    const auto parsed = parse(vector.query);
    const auto* query = std::get_if<Query>(&parsed);
    ASSERT_NE(query, nullptr) << vector.query << ": " << std::get<ParseError>(parsed).message;
    EXPECT_EQ(query->mode, QueryMode::exact) << vector.query;
    EXPECT_EQ(print(*query), vector.echo);
    EXPECT_EQ(std::get<Query>(parse(vector.echo)), *query) << vector.echo;
  }
}

struct BadVector {
  std::string_view query;
  std::string_view message;  // its beginning
  std::uint32_t offset;
  std::string_view suggestion;
};
constexpr BadVector bad_vectors[] = {
    {"call /2 not", "NOT has nothing to work on; to search the word itself write \"not\"", 8, "call /2 \"not\""},
    {"\"credible fear", "unbalanced quote", 0, "\"credible fear\""},
    {"(asylum officer", "unbalanced parenthesis", 0, "(asylum officer)"},
    {"NOT asylum", "NOT needs something before it", 0, "\"NOT\" asylum"},
    {"asylum AND", "the query ends where a word was expected", 7, "asylum"},
    {"(asylum AND officer) /s interview", "AND cannot stand inside an operand of /s", 0,
     "((asylum /s interview) AND (officer /s interview))"},
    {"/s asylum", "/s has nothing to work on", 0, "asylum"},
};

TEST(Vectors, WithMistakesAreErrors) {
  for (const BadVector& vector : bad_vectors) {
    const auto parsed = parse(vector.query);
    const auto* error = std::get_if<ParseError>(&parsed);
    ASSERT_NE(error, nullptr) << vector.query;
    EXPECT_TRUE(error->message.starts_with(vector.message)) << error->message;
    EXPECT_EQ(error->offset, vector.offset) << vector.query;
    EXPECT_EQ(error->suggestion, vector.suggestion) << vector.query;
  }
}

TEST(Vectors, LowerCaseConnectorsAloneArePlainWords) {
  const auto parsed = parse("is not a status or parole");
  ASSERT_TRUE(std::holds_alternative<Query>(parsed));
  EXPECT_EQ(std::get<Query>(parsed).mode, QueryMode::plain);
  EXPECT_EQ(std::get<Query>(parsed).root.size(), 6U);
  EXPECT_EQ(print(std::get<Query>(parsed)), "is not a status or parole");
}

}  // namespace

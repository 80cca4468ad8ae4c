// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes: a query, the code, the place in bytes as typed, and the rewrite that is offered, one row each.
#include "searcher/query/errors.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;

struct Row {
  std::string_view query;
  std::string_view code;
  std::uint32_t offset;
  std::uint32_t length;
  std::string_view suggestion;
};

// clang-format off
constexpr Row rows[] = {
    {R"q(call /2 not)q", "missing-operand", 8, 3, R"q(call /2 "not")q"},
    {R"q("credible fear)q", "unbalanced-quote", 0, 1, R"q("credible fear")q"},
    {R"q((asylum officer)q", "unbalanced-parenthesis", 0, 1, R"q((asylum officer))q"},
    {R"q(NOT asylum)q", "leading-not", 0, 3, R"q("NOT" asylum)q"},
    {R"q(asylum AND)q", "query-ends", 7, 3, R"q(asylum)q"},
    {R"q((asylum AND officer) /s interview)q", "not-in-proximity", 0, 20, R"q(((asylum /s interview) AND (officer /s interview)))q"},
    {R"q(/s asylum)q", "missing-operand", 0, 2, R"q(asylum)q"},
    {R"q(foo:bar)q", "unknown-filter", 0, 7, R"q("foo:bar")q"},
    {R"q(agncy:uscis asylum)q", "unknown-filter", 0, 11, R"q(agency:uscis asylum)q"},
    {R"q(title:asylum)q", "unknown-filter", 0, 12, R"q(TI(asylum))q"},
    {R"q(asylum OR agency:USCIS)q", "filter-in-expression", 10, 12, R"q(asylum OR AG(USCIS))q"},
    {R"q(type:foo)q", "unknown-value", 0, 8, R"q("foo")q"},
    {R"q(agency:"foo bar")q", "unknown-value", 0, 16, R"q("foo bar")q"},
    {R"q(DA(2/30/2021))q", "impossible-date", 3, 9, R"q(DA(2021-02-28))q"},
    {R"q(DA(30/1/2021))q", "impossible-date", 3, 9, R"q(DA(2021-01-30))q"},
    {R"q(cites:8 CFR 1003.18 parole)q", "unreadable-citation", 0, 7, R"q(cites:"8 CFR 1003.18" parole)q"},
    {R"q(foo(bar))q", "unknown-field", 0, 3, R"q(foo (bar))q"},
    {R"q(titel(asylum))q", "unknown-field", 0, 5, R"q(TI(asylum))q"},
    {R"q(AG(U.S. Citizenship and Immigration Services))q", "unknown-value", 3, 4, R"q(AG("U.S. Citizenship and Immigration Services"))q"},
    {R"q(-asylum)q", "leading-not", 0, 1, R"q(asylum)q"},
    {R"q("" x)q", "empty-quotes", 0, 2, R"q(x)q"},
    {R"q(())q", "empty-query", 0, 2, R"q()q"},
    {R"q(asylum /300 removal)q", "distance-out-of-range", 7, 4, R"q(asylum /255 removal)q"},
    {R"q(w/5 x)q", "missing-operand", 0, 3, R"q(x)q"},
    {R"q(me! x)q", "short-root", 0, 3, R"q(me x)q"},
    {R"q("prosecut! discretion")q", "truncation-in-quotes", 0, 22, R"q((prosecut! +1 discretion))q"},
    {R"q(#memo!)q", "truncated-exact-form", 0, 6, R"q(memo!)q"},
    {R"q(asylum AND OR removal)q", "missing-operand", 11, 2, R"q(asylum AND "OR" removal)q"},
    {R"q(asylum OR NOT removal)q", "missing-operand", 10, 3, R"q(asylum OR "NOT" removal)q"},
    {R"q(ATLEAST3 removal)q", "parenthesis-expected", 0, 8, R"q(ATLEAST3(removal))q"},
    {R"q(ATLEAST3(a b))q", "not-countable", 9, 3, R"q((ATLEAST3(a) AND ATLEAST3(b)))q"},
    {R"q(ATLEAST0(a))q", "count-out-of-range", 0, 8, R"q(ATLEAST1(a))q"},
    {R"q(TI(a) /s b)q", "not-in-proximity", 0, 5, R"q((TI(a) AND b))q"},
    {R"q(((a AND b) OR c) /3 (d NOT e))q", "not-in-proximity", 0, 16, R"q(((((a /3 d) NOT e) AND ((b /3 d) NOT e)) OR ((c /3 d) NOT e)))q"},
    {R"q("asylum" - removal)q", "stray-sign", 9, 1, R"q("asylum" removal)q"},
    {R"q(asylum AND?)q", "query-ends", 7, 3, R"q(asylum ?)q"},
    {R"q( )q", "empty-query", 0, 1, R"q()q"},
    {R"q(???)q", "empty-query", 0, 3, R"q()q"},
    {R"q(agency: USCIS)q", "filter-without-value", 0, 7, R"q(agency:USCIS)q"},
    {R"q(memo(s) rescinded)q", "unknown-field", 0, 4, R"q(memo (s) rescinded)q"},
    {R"q("Help!" I was arrested)q", "truncation-in-quotes", 0, 7, R"q((Help!) I was arrested)q"},
    {R"q(AG(Immigration))q", "unknown-value", 3, 11, R"q("Immigration")q"},
    {R"q(NO(602!))q", "truncation-in-field", 3, 4, R"q(NO(602))q"},
    {R"q(CI(foo))q", "field-value", 3, 3, R"q("foo")q"},
    {R"q(DA(1/20/21))q", "unreadable-date", 3, 7, R"q(DA(1/20/2021))q"},
    {R"q(DA(yesterday))q", "unreadable-date", 3, 9, R"q("yesterday")q"},
    {R"q(DA(13/13/2021))q", "impossible-date", 3, 10, R"q("13/13/2021")q"},
    {R"q(DA(2021..2020))q", "impossible-date", 3, 10, R"q(DA(2020-01-01..2021-12-31))q"},
    {R"q(DA(aft 9999))q", "impossible-date", 3, 8, R"q(DA(9999-12-31))q"},
    {R"q(DA(0500))q", "impossible-date", 3, 4, R"q("0500")q"},
    {R"q(DA())q", "unreadable-date", 3, 0, R"q(da)q"},
    {R"q(DA(2021)q", "unbalanced-parenthesis", 2, 1, R"q(DA(2021))q"},
    {R"q(lang:fr asylum)q", "unknown-value", 0, 7, R"q(asylum)q"},
    {R"q(after:foo asylum)q", "unreadable-date", 0, 9, R"q(asylum)q"},
    {R"q(before:2/30/2021 asylum)q", "impossible-date", 0, 16, R"q(before:2021-02-28 asylum)q"},
    {R"q(cites:foo)q", "unreadable-citation", 0, 9, R"q("foo")q"},
    {R"q(asylum agency:USCIS OR parole)q", "filter-in-expression", 7, 12, R"q(asylum AG(USCIS) OR parole)q"},
    {R"q((asylum agency:USCIS) AND "x")q", "filter-in-expression", 8, 12, R"q((asylum AG(USCIS)) AND "x")q"},
    {R"q(asylum NOT type:memo)q", "filter-in-expression", 11, 9, R"q(asylum NOT TY(memo))q"},
    {R"q(asylum -type:memo)q", "filter-in-expression", 8, 9, R"q(asylum -TY(memo))q"},
    {R"q(agency: USCIS asylum)q", "filter-without-value", 0, 7, R"q(agency:USCIS asylum)q"},
    {R"q(status: what now)q", "filter-without-value", 0, 7, R"q(status what now)q"},
    {R"q(foo:bar asylum)q", "unknown-filter", 0, 7, R"q("foo:bar" asylum)q"},
    {R"q(stauts:current asylum)q", "unknown-filter", 0, 14, R"q(status:current asylum)q"},
    {R"q(author:meissner asylum)q", "unknown-filter", 0, 15, R"q(AU(meissner) asylum)q"},
    {R"q(mailto:x@example.org)q", "unknown-filter", 0, 20, R"q("mailto:x@example.org")q"},
    {R"q(Re:asylum)q", "unknown-filter", 0, 9, R"q("Re:asylum")q"},
    {R"q(asylum (officer)q", "unbalanced-parenthesis", 7, 1, R"q(asylum (officer))q"},
    {R"q(asylum officer))q", "unbalanced-parenthesis", 14, 1, R"q(asylum officer)q"},
    {R"q(asylum ) officer ()q", "unbalanced-parenthesis", 7, 1, R"q(asylum officer)q"},
    {R"q(TI(asylum)q", "unbalanced-parenthesis", 2, 1, R"q(TI(asylum))q"},
    {R"q(TI())q", "empty-parentheses", 0, 4, R"q(ti)q"},
    {R"q("x" ())q", "empty-parentheses", 4, 2, R"q("x")q"},
    {R"q(TI(asylum) /s fear)q", "not-in-proximity", 0, 10, R"q((TI(asylum) AND fear))q"},
    {R"q(ATLEAST2(asylum) /s fear)q", "not-in-proximity", 0, 16, R"q((ATLEAST2(asylum) AND (asylum /s fear)))q"},
    {R"q((a NOT b) /s c)q", "not-in-proximity", 0, 9, R"q(((a /s c) NOT b))q"},
    {R"q(a /s (b AND c))q", "not-in-proximity", 5, 9, R"q(((a /s b) AND (a /s c)))q"},
    {R"q((a AND b) /s (c AND d))q", "not-in-proximity", 0, 9, R"q((((a /s c) AND (a /s d)) AND ((b /s c) AND (b /s d))))q"},
    {R"q(a /3 (b c))q", "not-in-proximity", 5, 5, R"q(((a /3 b) AND (a /3 c)))q"},
    {R"q((TI(a) OR b) /s c)q", "not-in-proximity", 0, 12, R"q(((TI(a) AND c) OR (b /s c)))q"},
    {R"q(a /s)q", "query-ends", 2, 2, R"q(a)q"},
    {R"q(a /s ))q", "unbalanced-parenthesis", 5, 1, R"q(a)q"},
    {R"q((a /s) b)q", "word-expected", 5, 1, R"q((a) b)q"},
    {R"q(a AND AND b)q", "missing-operand", 6, 3, R"q(a AND "AND" b)q"},
    {R"q(a OR OR b)q", "missing-operand", 5, 2, R"q(a OR "OR" b)q"},
    {R"q(AND a)q", "missing-operand", 0, 3, R"q("AND" a)q"},
    {R"q(OR a)q", "missing-operand", 0, 2, R"q("OR" a)q"},
    {R"q(OR)q", "missing-operand", 0, 2, R"q("OR")q"},
    {R"q(NOT)q", "leading-not", 0, 3, R"q("NOT")q"},
    {R"q(a NOT)q", "query-ends", 2, 3, R"q(a)q"},
    {R"q(a NOT NOT b)q", "missing-operand", 6, 3, R"q(a NOT "NOT" b)q"},
    {R"q(a /s /s b)q", "missing-operand", 5, 2, R"q(a /s b)q"},
    {R"q(a /s AND b)q", "missing-operand", 5, 3, R"q(a /s "AND" b)q"},
    {R"q(a AND /s b)q", "missing-operand", 6, 2, R"q(a AND b)q"},
    {R"q(a /0 b)q", "distance-out-of-range", 2, 2, R"q(a /1 b)q"},
    {R"q(a /256 b)q", "distance-out-of-range", 2, 4, R"q(a /255 b)q"},
    {R"q(a +9999999999 b)q", "distance-out-of-range", 2, 11, R"q(a +255 b)q"},
    {R"q("a" /foo b)q", "stray-sign", 4, 1, R"q("a" foo b)q"},
    {R"q("a" + b)q", "stray-sign", 4, 1, R"q("a" b)q"},
    {R"q("a" * b)q", "stray-sign", 4, 1, R"q("a" b)q"},
    {R"q(+asylum "x")q", "stray-sign", 0, 1, R"q(asylum "x")q"},
    {R"q("a" ~ b)q", "stray-sign", 4, 1, R"q("a" b)q"},
    {R"q(me* x)q", "short-root", 0, 3, R"q(me x)q"},
    {R"q(*tion x)q", "short-root", 0, 5, R"q(tion x)q"},
    {R"q(x?? y "a")q", "short-root", 0, 3, R"q(x y "a")q"},
    {R"q("wom?n rights")q", "truncation-in-quotes", 0, 14, R"q((wom?n +1 rights))q"},
    {R"q("memo*")q", "truncation-in-quotes", 0, 7, R"q((memo*))q"},
    {R"q("")q", "empty-quotes", 0, 2, R"q()q"},
    {R"q(" ")q", "empty-quotes", 0, 3, R"q()q"},
    {R"q("...")q", "empty-quotes", 0, 5, R"q()q"},
    {R"q(a "" b)q", "empty-quotes", 2, 2, R"q(a b)q"},
    {R"q("a b)q", "unbalanced-quote", 0, 1, R"q("a b")q"},
    {R"q(a "b" "c)q", "unbalanced-quote", 6, 1, R"q(a "b" "c")q"},
    {R"q(ATLEAST3 asylum)q", "parenthesis-expected", 0, 8, R"q(ATLEAST3(asylum))q"},
    {R"q(ATLEAST(asylum))q", "count-out-of-range", 0, 7, R"q(ATLEAST1(asylum))q"},
    {R"q(ATLEAST999(asylum))q", "count-out-of-range", 0, 10, R"q(ATLEAST255(asylum))q"},
    {R"q(ATLEAST2(a AND b))q", "not-countable", 9, 7, R"q((ATLEAST2(a) AND ATLEAST2(b)))q"},
    {R"q(ATLEAST2(a /s b))q", "not-countable", 9, 6, R"q((a /s b))q"},
    {R"q(ATLEAST2(TI(a)))q", "not-countable", 9, 5, R"q(TI(a))q"},
    {R"q(TI(AU(x)))q", "nested-field", 3, 5, R"q(AU(x))q"},
    {R"q(xyz(asylum))q", "unknown-field", 0, 3, R"q(xyz (asylum))q"},
    {R"q(memo(s))q", "unknown-field", 0, 4, R"q(memo (s))q"},
    {R"q(NOT(asylum))q", "leading-not", 0, 3, R"q("NOT"(asylum))q"},
    {R"q(#a! b)q", "truncated-exact-form", 0, 3, R"q(#a b)q"},
    {R"q(asylum "x" -)q", "stray-sign", 11, 1, R"q(asylum "x")q"},
    {R"q(asylum AND "x" agency:foo)q", "unknown-value", 15, 10, R"q(asylum AND "x" "foo")q"},
    {R"q(NO(PM-602!))q", "truncation-in-field", 3, 7, R"q(NO(PM-602))q"},
    {R"q(AG(US!))q", "short-root", 3, 3, R"q("US")q"},
    {R"q(PATH(mem*))q", "truncation-in-field", 5, 4, R"q(PATH(mem))q"},
    {R"q(TY(mem!))q", "truncation-in-field", 3, 4, R"q("mem")q"},
    {R"q(PATH(a /s b))q", "field-value", 5, 6, R"q(path a s b)q"},
    {R"q(agency:"USCIS asylum" x)q", "unknown-value", 0, 21, R"q("USCIS asylum" x)q"},
    {R"q(AG(USCIS and asylum))q", "unknown-value", 13, 6, R"q("asylum")q"},
    {R"q(T.!+#a "x")q", "stray-sign", 3, 1, R"q(T.! #a "x")q"},
    {R"q(agency:USCIS(court's x)q", "unknown-value", 0, 20, R"q("USCIS(court's" x)q"},
};
// clang-format on

TEST(Mistakes, HaveTheirPlaceAndARewriteThatRuns) {
  for (const Row& row : rows) {
    const auto parsed = parse(row.query);
    const auto* error = std::get_if<ParseError>(&parsed);
    ASSERT_NE(error, nullptr) << row.query;
    EXPECT_EQ(error->code, row.code) << row.query;
    EXPECT_EQ(error->offset, row.offset) << row.query;
    EXPECT_EQ(error->length, row.length) << row.query;
    EXPECT_EQ(error->suggestion, row.suggestion) << row.query;
    EXPECT_FALSE(error->message.empty()) << row.query;
    if (!row.suggestion.empty()) {
      EXPECT_TRUE(std::holds_alternative<Query>(parse(row.suggestion))) << row.suggestion;
    }
  }
}

ParseError error_of(std::string_view query) {
  const auto parsed = parse(query);
  const auto* error = std::get_if<ParseError>(&parsed);
  return error != nullptr ? *error : ParseError{"none", print(std::get<Query>(parsed)), 0, 0, ""};
}

TEST(Mistakes, PlacesAreBytesAsTyped) {
  // Curly quotes are three bytes each, a soft hyphen two; both stand before the mistake.
  const ParseError error = error_of("\u201Ccredible fear\u201D re\u00ADmoval /0 x");
  EXPECT_EQ(error.code, "distance-out-of-range");
  EXPECT_EQ(error.offset, 30U);
  EXPECT_EQ(error.length, 2U);
}

TEST(Mistakes, LimitsAreErrors) {
  EXPECT_EQ(error_of(std::string(longest_query + 1, 'a')).code, "too-long");
  EXPECT_EQ(error_of(std::string(longest_query + 1, 'a')).offset, longest_query);
  std::string words;
  for (std::uint32_t i = 0; i <= most_terms; ++i) words += "word ";
  EXPECT_EQ(error_of(words).code, "too-many-terms");
  EXPECT_EQ(error_of(words).offset, most_terms * 5);
  EXPECT_EQ(error_of(words.substr(5)).code, "none");
  EXPECT_EQ(error_of(std::string(65, '(') + "a" + std::string(65, ')')).code, "too-deep");
  EXPECT_EQ(error_of(std::string(64, '(') + "a" + std::string(64, ')')).code, "none");
  std::string chain = "a";
  for (std::uint32_t i = 1; i < deepest_tree; ++i) chain += " NOT a";
  EXPECT_EQ(error_of(chain).code, "none");
  EXPECT_EQ(error_of(chain + " NOT a").code, "too-deep");
}

TEST(Mistakes, TheEchoKeepsTheLimitToo) {
  // 64 words that fit the limit, but not with " AND " between them.
  std::string query = "\"x\"";
  for (int i = 0; i < 62; ++i) query += " " + std::string(63, 'a');
  ASSERT_LE(query.size(), longest_query);
  EXPECT_EQ(error_of(query).code, "too-long");
}

TEST(Mistakes, BytesThatAreNoTextAreErrors) {
  for (const std::string_view bytes : {"a \xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "a\x80"})
    EXPECT_EQ(error_of(bytes).code, "invalid-text") << bytes;
  EXPECT_EQ(error_of("a \xFF").offset, 2U);
  EXPECT_EQ(error_of(std::string_view("a\0b", 3)).code, "none");
}

}  // namespace

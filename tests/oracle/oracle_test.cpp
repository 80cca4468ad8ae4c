// SPDX-License-Identifier: GPL-3.0-or-later
// The definitions of the oracle, each on a text small enough to be counted by hand.
#include "tests/oracle/oracle.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/parse.h"

namespace {

using namespace searcher::query;
using oracle::Evaluation;
using oracle::OracleDocument;
using oracle::Span;

OracleDocument document(std::vector<std::string> paragraphs) {
  OracleDocument made;
  for (std::string& text : paragraphs) made.paragraphs.push_back({std::move(text), schema::ParagraphKind::text});
  return made;
}

std::string shown(std::string_view query, const OracleDocument& in) {
  const auto parsed = parse(query, QueryMode::exact);
  if (const auto* error = std::get_if<ParseError>(&parsed)) return error->code;
  const Evaluation evaluation = oracle::evaluate(std::get<Query>(parsed), in);
  std::string text = evaluation.matches ? "yes" : "no";
  for (const Span& span : evaluation.spans) text += " " + std::to_string(span.first) + "-" + std::to_string(span.last);
  return text;
}

struct Row {
  std::string_view text;
  std::string_view query;
  std::string_view result;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_EQ(shown(row.query, document({std::string(row.text)})), row.result) << row.query << " in " << row.text;
}

TEST(Oracle, WordsAndPhrases) {
  check({
      {"the court and the courts", "court", "yes 2-2 5-5"},
      {"the court and the courts", "courts", "yes 5-5"},
      {"the court and the courts", "#court", "yes 2-2"},
      {"the court and the courts", "\"court\"", "yes 2-2"},
      {"a good-will visit", "good-will", "yes 2-3"},
      {"a good will visit", "good-will", "yes 2-3"},
      {"a goodwill visit", "good-will", "yes 2-2"},
      {"a goodwill visit", "\"good will\"", "no"},
      {"he and she", "and/or", "no"},
      {"credible fear. Interview", "\"fear interview\"", "yes 2-3"},
      {"Form I-485 was filed", "#I-485", "yes 2-2"},
  });
}

TEST(Oracle, EnyeIsOneSided) {
  check({
      {"el niño y el nino", "nino", "yes 2-2 5-5"},
      {"el niño y el nino", "niño", "yes 2-2"},
      {"el niño y el nino", "\"el niño\"", "yes 1-2"},
      {"el niño y el nino", "niñ!", "yes 2-2"},
      {"la discreción", "discrecion", "yes 2-2"},
      {"la discrecion", "discreción", "yes 2-2"},
  });
}

TEST(Oracle, Truncation) {
  check({
      {"memo memos memorial memorandum", "memo!", "yes 1-1 2-2 3-3 4-4"},
      {"memo memos memorial memorandum", "memo*", "yes 1-1 2-2"},
      {"memo memos memorial memorandum", "memo****", "yes 1-1 2-2 3-3"},
      {"memo memos memorial memorandum", "memo?", "yes 2-2"},
      {"woman women wommen", "wom*n", "yes 1-1 2-2"},
      {"woman women wommen", "wom?n", "yes 1-1 2-2"},
      {"woman women wommen", "wom??n", "yes 3-3"},
  });
}

TEST(Oracle, Proximity) {
  check({
      {"a b c d", "a /3 d", "yes 1-4"},
      {"a b c d", "a /2 d", "no"},
      {"a b c d", "d /3 a", "yes 1-4"},
      {"a b c d", "d +3 a", "no"},
      {"a b c d", "a +3 d", "yes 1-4"},
      {"a b a", "a /2 b", "yes 1-2 2-3"},
      {"a b a", "a /2 a", "yes 1-3"},
      {"a x a", "a /1 a", "no"},
      {"a b c", "\"a b\" /1 c", "yes 1-3"},
      {"a b c", "\"a b\" /5 b", "no"},
      {"a b c", "\"a b c\" /5 b", "no"},
      {"One two. Three four.", "two /s three", "no"},
      {"One two. Three four.", "two /1 three", "yes 2-3"},
      {"One two. Three four.", "two +p four", "yes 2-4"},
      {"a a b", "a /5 b", "yes 2-3"},
  });
}

TEST(Oracle, NothingIsThinnedOutBeforeTheEnd) {
  check({
      {"a b c", "a /1 (\"b c\" OR c)", "yes 1-3"},
      {"The interview on fear was held.", "fear /s (interview /5 held)", "yes 2-6"},
      {"b c x c y y y y a", "a /5 b /3 c", "yes 1-9"},
      {"a b c", "(a /5 c) /5 b", "yes 1-3"},
  });
}

TEST(Oracle, NegatedProximity) {
  check({
      {"a b x x x x a", "a NOT /2 b", "yes 7-7"},
      {"a b", "a NOT /2 b", "no"},
      {"asylum fear. Asylum held.", "asylum NOT /s fear", "yes 3-3"},
      {"b c", "a NOT /2 b", "no"},
      {"a x a x x x a", "a NOT /2 a", "yes 7-7"},
  });
}

TEST(Oracle, WholeDocumentTests) {
  check({
      {"a b a", "a AND b", "yes 1-1 2-2 3-3"},
      {"a b a", "a AND c", "no"},
      {"a b a", "a OR c", "yes 1-1 3-3"},
      {"a b a", "a NOT c", "yes 1-1 3-3"},
      {"a b a", "a NOT b", "no"},
      {"a b a", "ATLEAST2(a)", "yes 1-1 3-3"},
      {"a b a", "ATLEAST3(a)", "no"},
      {"a b a", "ATLEAST3(a OR b)", "yes 1-1 2-2 3-3"},
      {"fear of credible fear", "fear AND \"credible fear\"", "yes 1-1 4-4"},
  });
}

TEST(Oracle, ParagraphsAndHeadings) {
  OracleDocument in = document({"Asylum. Fear", "removal was ordered", "fear of removal"});
  in.paragraphs[0].kind = schema::ParagraphKind::heading;
  EXPECT_EQ(shown("asylum /s fear", in), "yes 1-2");
  EXPECT_EQ(shown("fear /p removal", in), "yes 6-8");
  EXPECT_EQ(shown("fear /1 removal", in), "yes 2-3");
  EXPECT_EQ(shown("HE(fear)", in), "yes 2-2");
  EXPECT_EQ(shown("HE(removal)", in), "no");
  EXPECT_EQ(shown("HE(asylum /1 fear)", in), "yes 1-2");
  in.paragraphs[0].kind = schema::ParagraphKind::text;
  EXPECT_EQ(shown("asylum /s fear", in), "no");
}

TEST(Oracle, FieldsAndFilters) {
  OracleDocument in = document({"Discretion under 8 CFR 1003.18(c) is broad."});
  in.metadata.title.value = "Prosecutorial discretion and the courts";
  in.metadata.author.value = "Doris Meissner";
  in.metadata.agency.value = "ICE OPLA";
  in.metadata.type.value = "memo";
  in.metadata.number.value = "PM-602-0050";
  in.metadata.date.value = "2021-05";
  in.metadata.language.value = "en";
  in.status = "rescinded";
  in.path = "memos/2021/meissner.txt";
  in.self = "memo:uscis:pm-602-0050";
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"TI(prosecut! /4 court)", "yes"},
      {"TI(broad)", "no"},
      {"AU(meissner)", "yes"},
      {"AG(ICE)", "yes"},
      {"AG(OPLA)", "yes"},
      {"AG(USCIS)", "no"},
      {"TY(memo)", "yes"},
      {"LA(en OR es)", "yes"},
      {"ST(current)", "no"},
      {"ST(rescinded)", "yes"},
      {"NO(PM-602-0050)", "yes"},
      {"NO(PM-602-0187)", "no"},
      {"PATH(memos/2021)", "yes"},
      {"CI(8 CFR 1003.18)", "yes"},
      {"CI(8 CFR 1003.19)", "no"},
      {"DA(2021-05)", "yes"},
      {"DA(aft 2021-05-01)", "no"},
      {"DA(bef 2022)", "yes"},
      {"discretion agency:ICE", "yes 1-1"},
      {"discretion agency:USCIS", "no"},
      {"agency:USCIS,ICE type:memo", "yes"},
      {"in:2021", "yes"},
      {"in:memos/2021/", "yes"},
      {"in:meissner.txt", "no"},
      {"after:2021 discretion", "no"},
      {"cites:\"8 CFR 1003.18\"", "yes"},
      {"number:PM-602-0050", "yes"},
      {"status:current", "no"},
      {"lang:en after:2020 before:2022", "yes"},
  };
  for (const auto& [query, result] : rows) EXPECT_EQ(shown(query, in), result) << query;
  in.metadata.date.value.clear();
  EXPECT_EQ(shown("DA(bef 2022)", in), "no");
}

TEST(Oracle, MinimalIntervals) {
  EXPECT_EQ(oracle::minimal({{1, 5}, {2, 3}, {2, 3}, {4, 6}, {3, 3}}), (std::vector<Span>{{3, 3}, {4, 6}}));
  EXPECT_EQ(oracle::minimal({}), std::vector<Span>{});
}

}  // namespace

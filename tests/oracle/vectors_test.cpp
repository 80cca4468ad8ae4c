// SPDX-License-Identifier: GPL-3.0-or-later
// The test vectors of the query language over their mini-corpus: which documents each query finds.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/parse.h"
#include "tests/oracle/oracle.h"

namespace {

using namespace searcher::query;

const std::vector<oracle::OracleDocument>& corpus() {
  static const std::vector<std::vector<std::string>> paragraphs{
      {"ICE attorneys may exercise prosecutorial discretion. The memo was rescinded."},
      {"The prosecutor has discretion in removal cases.", "This memorandum supersedes prior memoranda."},
      {"Discretion of the prosecutor is broad, and an asylum officer may not interview a child alone."},
      {"La discreción procesal no es un derecho. El niño puede solicitar asilo."},
      {"Asylum seekers fear removal.",
       "The officer held an interview. A credible fear interview was held within two days."},
      {"Removal removal removal. Do not call the officer."},
      {"Parole was granted; deportation was deferred. Deferred action is not a status."},
  };
  static const std::vector<oracle::OracleDocument> documents = [] {
    std::vector<oracle::OracleDocument> made;
    for (const auto& texts : paragraphs) {
      oracle::OracleDocument document;
      for (const std::string& text : texts) document.paragraphs.push_back({text, schema::ParagraphKind::text});
      made.push_back(std::move(document));
    }
    return made;
  }();
  return documents;
}

struct Vector {
  std::string_view query;
  std::string_view matches;  // "d1 d3", "none"
};
constexpr Vector vectors[] = {
    {"\"prosecutorial discretion\"", "d1"},
    {"prosecut! /s discretion", "d1 d2 d3"},
    {"prosecut! +s discretion", "d1 d2"},
    {"prosecut! /p discretion", "d1 d2 d3"},
    {"fear /s officer", "none"},
    {"fear /p officer", "d5"},
    {"seekers /p officer", "none"},
    {"prosecut! /3 discretion", "d1 d2 d3"},
    {"prosecut! +3 discretion", "d1 d2"},
    {"asylum OR parole /s officer", "d3"},
    {"asylum /s officer OR interview", "d3"},
    {"fear /s removal OR interview /5 held", "d5"},
    {"removal % call", "d2 d5"},
    {"removal NOT call & officer", "d2 d5"},
    {"atleast3(removal)", "d6"},
    {"memo!", "d1 d2"},
    {"#memorandum", "d2"},
    {"memor***", "none"},
    {"memorand**", "d2"},
    {"\"do not call\"", "d6"},
    {"call /2 \"not\"", "d6"},
    {"\"credible fear\" /3 interview", "d5"},
    {"fear /5 interview +2 held", "d5"},
    {"asylum officer /s interview", "d3 d5"},
    {"\"discrecion\"", "d4"},
    {"\"nino\"", "d4"},
    {"\"niño\"", "d4"},
    {"deferred NOT /1 action", "d7"},
    {"removal /5 removal", "d6"},
};

TEST(Vectors, FindTheirDocuments) {
  for (const Vector& vector : vectors) {
    const auto parsed = parse(vector.query);
    const auto* query = std::get_if<Query>(&parsed);
    ASSERT_NE(query, nullptr) << vector.query;
    std::string matches;
    for (std::size_t i = 0; i < corpus().size(); ++i)
      if (oracle::evaluate(*query, corpus()[i]).matches)
        matches += (matches.empty() ? "d" : " d") + std::to_string(i + 1);
    EXPECT_EQ(matches.empty() ? "none" : matches, vector.matches) << vector.query;
  }
}

}  // namespace

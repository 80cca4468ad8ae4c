// SPDX-License-Identifier: GPL-3.0-or-later
// Citations in the box and who cites what: the thing itself first, then exactly, parts, what contains it.
#include "searcher/search/citing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/law/citations.h"
#include "indexer/law/families.h"
#include "searcher/query/parse.h"
#include "searcher/search/search.h"
#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::search;
using testing::ElementsAre;
using testing::IsEmpty;

tests::MiniDocument made(const std::string& path, const std::vector<std::string>& paragraphs, const std::string& type,
                         const std::string& title) {
  return {path, paragraphs, {{"title", {title, "front matter"}}, {"type", {type, "front matter"}}}};
}

// Paths are in another order than the answers wanted.
const tests::MiniLibrary& library() {
  static const std::string rest =
      " The office keeps this note with its other notes, so that whoever prepares a hearing finds it quickly.";
  static const tests::MiniLibrary mini({
      made("a/whole.md", {"Section 240A of the Act has four subsections that matter." + rest}, "memo", "Whole"),
      made("b/part.md", {"Apply under INA 240A(b)(1). Nothing else is needed." + rest}, "memo", "Part"),
      made("c/other.md", {"Lawful residents apply under section 240A(a) of the Act." + rest}, "memo", "Other"),
      made("d/twin.md", {"The form cites 8 U.S.C. § 1229b(b). It is long." + rest}, "memo", "Twin"),
      made("e/exact.md",
           {"First. See section 240A(b) of the Act and INA 240A(b)(2). Last." + rest,
            "The hardship test of INA § 240A(b) is hard." + rest},
           "memo", "Exact"),
      made("y/1003.18.md",
           {"(a) Scheduling. The court schedules the cases before it and tells the parties when and where.",
            "(c) Closure. The court may close a case that is not ready on the motion of a party." + rest},
           "regulation", "8 CFR § 1003.18 Docket management"),
      made("z/240A.md",
           {"(a) Residents. A resident of seven years may stay if the Attorney General so decides." + rest,
            "(b) Others. A person of good character may stay after ten years; see section 212(a)." + rest},
           "statute", "INA § 240A (8 U.S.C. § 1229b) Cancellation of removal"),
      made("z/28.md", {"Administrative closure is again possible, the Attorney General decides." + rest}, "precedent",
           "Matter of Cruz-Valdez"),
      made("z/about.md",
           {"After Matter of CRUZ‑VALDEZ, 28 I&N Dec. 326 (A.G. 2021), judges may close." + rest,
            "Form I-601A is filed abroad; EO 14159 and PM 21-13 do not change it." + rest},
           "article", "About closure"),
  });
  return mini;
}

std::vector<std::string> found(const std::string& query) {
  Request request;
  request.query = query;
  const auto answer = search(library().index(), request);
  std::vector<std::string> ids;
  if (const auto* result = std::get_if<Result>(&answer))
    for (const DocumentHit& hit : result->hits) ids.push_back(hit.id);
  return ids;
}

CitingResult cites(const std::string& citation) {
  CitingRequest request;
  request.citation = citation;
  const auto answer = citing(library().index(), request);
  const auto* error = std::get_if<QueryError>(&answer);
  EXPECT_EQ(error, nullptr) << citation << ": " << (error != nullptr ? error->message : "");
  return error != nullptr ? CitingResult{} : std::get<CitingResult>(answer);
}

TEST(CitationSearch, ItselfThenExactlyThenPartsThenWhatContainsIt) {
  const std::vector<std::string> wanted{"z/240A.md", "d/twin.md", "e/exact.md", "b/part.md", "a/whole.md"};
  for (const char* typed : {"INA 240A(b)", "8 USC 1229b(b)", "240A(b)", "§ 240A(b)", "section 240A(b) of the Act"})
    EXPECT_EQ(found(typed), wanted) << typed;
}

TEST(CitationSearch, ASubdivisionIsShownWhereItStands) {
  Request request;
  request.query = "INA 240A(b)";
  const auto answer = search(library().index(), request);
  const PassageHit& best = std::get<Result>(answer).hits.at(0).passages.at(0);
  EXPECT_NE(best.snippet.find("(b) Others"), std::string::npos) << best.snippet;
  EXPECT_TRUE(best.missing.empty());
  ASSERT_EQ(best.highlights.size(), 1u);
  const auto [begin, end] = best.highlights.front();
  EXPECT_EQ(best.snippet.substr(begin, end - begin), "(b)");
}

TEST(CitationSearch, EachKindFindsItsDocument) {
  EXPECT_EQ(found("8 C.F.R. § 1003.18(c)").at(0), "y/1003.18.md");
  EXPECT_EQ(found("8 CFR 1003.18").at(0), "y/1003.18.md");
  EXPECT_EQ(found("Matter of Cruz-Valdez"), (std::vector<std::string>{"z/28.md", "z/about.md"}));
  EXPECT_EQ(found("28 I&N Dec. 326"), std::vector<std::string>{"z/about.md"});
  for (const char* typed : {"I-601A", "Form I-601A", "601A", "EO 14159", "E.O. 14159", "PM 21-13"})
    EXPECT_EQ(found(typed), std::vector<std::string>{"z/about.md"}) << typed;
  EXPECT_THAT(found("AFM ch. 40.9.2"), IsEmpty());
}

TEST(CitationSearch, FieldsAndFiltersFindDescendants) {
  using testing::UnorderedElementsAre;
  EXPECT_THAT(found("cites:\"INA 240A(b)\""), UnorderedElementsAre("b/part.md", "d/twin.md", "e/exact.md"));
  EXPECT_THAT(found("CI(\"8 U.S.C. 1229b(b)\")"), UnorderedElementsAre("b/part.md", "d/twin.md", "e/exact.md"));
  EXPECT_THAT(found("CI(INA 240A)"),
              UnorderedElementsAre("a/whole.md", "b/part.md", "c/other.md", "d/twin.md", "e/exact.md"));
  EXPECT_THAT(found("hardship /s \"INA § 240A(b)\""), ElementsAre("e/exact.md"));
  EXPECT_THAT(found("INA 240A(b) /s hardship"), ElementsAre("e/exact.md"));
  EXPECT_THAT(found("INA 240A(b) /s first"), IsEmpty());
}

// A phrase matches as typed; that it is a citation is offered, with its count.
TEST(CitationSearch, AQuotedCitationIsOfferedInEverySpelling) {
  Request request;
  request.query = "\"8 U.S.C. 1229b(b)\" /s hardship";
  const auto answer = search(library().index(), request);
  const auto& result = std::get<Result>(answer);
  EXPECT_EQ(result.documents, 0U);
  ASSERT_EQ(result.readings.size(), 1U);
  EXPECT_EQ(result.readings[0].query, "(INA § 240A(b) /s hardship)");
  EXPECT_EQ(result.readings[0].documents, 1U);
  EXPECT_THAT(found(result.readings[0].query), ElementsAre("e/exact.md"));
}

TEST(CitationSearch, EveryFamilyIsAnOperandAFieldAndAFilter) {
  for (const law::Family& family : law::families()) {
    const std::string key(family.examples.front().key);
    const std::string shown = law::display(key);
    const auto cite_of = [&](const std::string& text) -> const searcher::query::Node* {
      static std::variant<searcher::query::Query, searcher::query::ParseError> parsed;
      parsed = searcher::query::parse(text);
      const auto* query = std::get_if<searcher::query::Query>(&parsed);
      return query == nullptr || query->root.size() != 1 ? nullptr : &query->root.front();
    };
    const auto* alone = cite_of(shown);
    ASSERT_NE(alone, nullptr) << shown;
    const auto* cite = std::get_if<searcher::query::Cite>(&alone->value);
    ASSERT_NE(cite, nullptr) << shown;
    EXPECT_EQ(cite->key, key) << shown;
    const auto* near = cite_of("\"" + shown + "\" /s discretion");
    ASSERT_NE(near, nullptr) << shown;
    ASSERT_TRUE(std::holds_alternative<searcher::query::Proximity>(near->value)) << shown;
    const auto* field = cite_of("CI(" + shown + ")");
    ASSERT_NE(field, nullptr) << shown;
    const auto parsed = searcher::query::parse("discretion cites:\"" + shown + "\"");
    const auto* query = std::get_if<searcher::query::Query>(&parsed);
    ASSERT_NE(query, nullptr) << shown;
    ASSERT_EQ(query->filters.size(), 1U) << shown;
    EXPECT_EQ(query->filters.front().value, key) << shown;
  }
}

TEST(Cites, GroupedAndCountedExactFirst) {
  const CitingResult result = cites("INA 240A(b)");
  EXPECT_EQ(result.key, "ina:240A/b");
  EXPECT_EQ(result.citation, "INA § 240A(b)");
  EXPECT_THAT(result.also, ElementsAre("8 U.S.C. § 1229b(b)"));
  EXPECT_THAT(result.containing, ElementsAre("INA § 240A"));
  ASSERT_EQ(result.itself.size(), 1U);
  EXPECT_EQ(result.itself[0].id, "z/240A.md");
  std::vector<std::string> ids;
  for (const CitingDocument& hit : result.hits) ids.push_back(hit.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"d/twin.md", "e/exact.md", "b/part.md", "a/whole.md"}));
  EXPECT_EQ(result.documents, 4U);
  EXPECT_EQ(result.documents_exactly, 2U);
  EXPECT_EQ(result.documents_part, 1U);
  EXPECT_EQ(result.documents_whole, 1U);
}

TEST(Cites, SentencesAreVerbatimWithTheCitationMarked) {
  const CitingResult result = cites("8 USC 1229b(b)");
  const CitingDocument& exact = result.hits.at(1);
  ASSERT_EQ(exact.sentences.size(), 2U);
  const CitingSentence& first = exact.sentences[0];
  EXPECT_EQ(first.text, "See section 240A(b) of the Act and INA 240A(b)(2).");
  EXPECT_EQ(first.relation, Citing::exactly);
  ASSERT_EQ(first.citations.size(), 2U);
  const auto cut = [](const CitingSentence& from, const Range& range) {
    return from.text.substr(range.begin, range.end - range.begin);
  };
  EXPECT_EQ(cut(first, first.citations[0]), "section 240A(b) of the Act");
  EXPECT_EQ(cut(first, first.citations[1]), "INA 240A(b)(2)");
  const CitingSentence& part = result.hits.at(2).sentences.at(0);
  EXPECT_EQ(part.relation, Citing::part);
  EXPECT_EQ(part.cited, "INA § 240A(b)(1)");
  EXPECT_EQ(part.text, "Apply under INA 240A(b)(1).");
  const CitingSentence& whole = result.hits.at(3).sentences.at(0);
  EXPECT_EQ(whole.relation, Citing::whole);
  EXPECT_EQ(whole.cited, "INA § 240A");
}

TEST(Cites, PagesOfDocumentsAndPassages) {
  CitingRequest request;
  request.citation = "INA 240A(b)";
  request.limit = 1;
  request.offset = 1;
  const auto answer = citing(library().index(), request);
  const auto& result = std::get<CitingResult>(answer);
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].id, "e/exact.md");
  EXPECT_EQ(result.documents, 4U);
  request.offset = 100;
  const auto beyond = citing(library().index(), request);
  EXPECT_TRUE(std::get<CitingResult>(beyond).hits.empty());
}

TEST(Cites, NothingCitesIt) {
  const CitingResult result = cites("8 CFR 1003.18(c)");
  EXPECT_EQ(result.documents, 0U);
  ASSERT_EQ(result.itself.size(), 1U);
  EXPECT_EQ(result.itself[0].id, "y/1003.18.md");
}

TEST(Cites, WhatIsNoCitationIsAnErrorThatShowsTheForms) {
  for (const char* typed : {"", "asylum", "section 8", "9", "(", "\xff"}) {
    CitingRequest request;
    request.citation = typed;
    const auto answer = citing(library().index(), request);
    const auto* error = std::get_if<QueryError>(&answer);
    ASSERT_NE(error, nullptr) << typed;
    if (std::string_view(typed) == "\xff") continue;
    EXPECT_EQ(error->code, "no-citation");
    for (const char* form : {"INA § ", "8 C.F.R. § ", "I&N Dec.", "Matter of", "PM ", "Form I-485", "AFM"})
      EXPECT_NE(error->message.find(form), std::string::npos) << form;
  }
  CitingRequest two;
  two.citation = "INA 240A(b) and 8 CFR 1003.18(c)";
  const auto answer = citing(library().index(), two);
  const auto* error = std::get_if<QueryError>(&answer);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->suggestion, "INA § 240A(b)");
  two.citation = std::string(100'000, 'x');
  EXPECT_TRUE(std::holds_alternative<QueryError>(citing(library().index(), two)));
}

TEST(DocumentView, SaysHowOthersCiteIt) {
  EXPECT_EQ(document(library().index(), "z/240A.md", "")->citation, "INA § 240A");
  EXPECT_EQ(document(library().index(), "a/whole.md", "")->citation, "");
}

TEST(DocumentView, CitationsHaveTheirBytesAndKeys) {
  const auto view = document(library().index(), "e/exact.md", "");
  ASSERT_TRUE(view.has_value());
  ASSERT_EQ(view->citations.size(), view->passages.size());
  std::vector<std::string> texts;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < view->passages.size(); ++i)
    for (const CitationRange& citation : view->citations[i]) {
      texts.push_back(view->passages[i].text.substr(citation.range.begin, citation.range.end - citation.range.begin));
      keys.push_back(citation.key);
      EXPECT_EQ(found(citation.display).at(0), "z/240A.md") << citation.display;
    }
  EXPECT_THAT(texts, ElementsAre("section 240A(b) of the Act", "INA 240A(b)(2)", "INA § 240A(b)"));
  EXPECT_THAT(keys, ElementsAre("ina:240A/b", "ina:240A/b/2", "ina:240A/b"));
}

}  // namespace

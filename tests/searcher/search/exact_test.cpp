// SPDX-License-Identifier: GPL-3.0-or-later
// Exact mode on a real index: the documents that match, and what is marked in them.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "searcher/search/search.h"
#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::search;

// The mini-corpus of the query language.
const tests::MiniLibrary& library() {
  static const tests::MiniLibrary mini({
      {"d1", {"ICE attorneys may exercise prosecutorial discretion. The memo was rescinded."}, {}},
      {"d2", {"The prosecutor has discretion in removal cases.", "This memorandum supersedes prior memoranda."}, {}},
      {"d3", {"Discretion of the prosecutor is broad, and an asylum officer may not interview a child alone."}, {}},
      {"d4", {"La discreción procesal no es un derecho. El niño puede solicitar asilo."}, {}},
      {"d5",
       {"Asylum seekers fear removal.",
        "The officer held an interview. A credible fear interview was held within two days."},
       {}},
      {"d6", {"Removal removal removal. Do not call the officer."}, {}},
      {"d7", {"Parole was granted; deportation was deferred. Deferred action is not a status."}, {}},
  });
  return mini;
}

Result ask(const std::string& query) {
  Request request;
  request.query = query;
  request.limit = 100;
  const auto answer = search(library().index(), request);
  const auto* error = std::get_if<QueryError>(&answer);
  EXPECT_EQ(error, nullptr) << query << ": " << (error != nullptr ? error->message : "");
  return error != nullptr ? Result{} : std::get<Result>(answer);
}

std::string documents(const Result& result) {
  std::vector<std::string> ids;
  for (const DocumentHit& hit : result.hits) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}

struct Row {
  const char* query;
  const char* documents;
};

TEST(Exact, Vectors) {
  for (const Row& row : {Row{"\"prosecutorial discretion\"", "d1"},
                         Row{"prosecut! /s discretion", "d1 d2 d3"},
                         Row{"prosecut! +s discretion", "d1 d2"},
                         Row{"prosecut! /p discretion", "d1 d2 d3"},
                         Row{"fear /s officer", ""},
                         Row{"fear /p officer", "d5"},
                         Row{"seekers /p officer", ""},
                         Row{"prosecut! /3 discretion", "d1 d2 d3"},
                         Row{"prosecut! +3 discretion", "d1 d2"},
                         Row{"asylum OR parole /s officer", "d3"},
                         Row{"asylum /s officer OR interview", "d3"},
                         Row{"fear /s removal OR interview /5 held", "d5"},
                         Row{"removal % call", "d2 d5"},
                         Row{"removal NOT call & officer", "d2 d5"},
                         Row{"atleast3(removal)", "d6"},
                         Row{"memo!", "d1 d2"},
                         Row{"#memorandum", "d2"},
                         Row{"memor***", ""},
                         Row{"memorand**", "d2"},
                         Row{"\"do not call\"", "d6"},
                         Row{"call /2 \"not\"", "d6"},
                         Row{"\"credible fear\" /3 interview", "d5"},
                         Row{"fear /5 interview +2 held", "d5"},
                         Row{"asylum officer /s interview", "d3 d5"},
                         Row{"\"discrecion\"", "d4"},
                         Row{"\"nino\"", "d4"},
                         Row{"\"niño\"", "d4"},
                         Row{"deferred NOT /1 action", "d7"},
                         Row{"removal /5 removal", "d6"}}) {
    const Result result = ask(row.query);
    EXPECT_EQ(documents(result), row.documents) << row.query;
    EXPECT_EQ(result.mode, "exact") << row.query;
    EXPECT_EQ(result.documents, result.hits.size()) << row.query;
  }
}

std::vector<std::string> marked(const PassageHit& hit) {
  std::vector<std::string> words;
  for (const Range& range : hit.highlights) words.push_back(hit.snippet.substr(range.begin, range.end - range.begin));
  return words;
}

TEST(Exact, OnlyTheWordsThatMadeTheMatchAreMarked) {
  const Result near = ask("fear /5 interview +2 held");
  ASSERT_EQ(near.hits.size(), 1U);
  EXPECT_EQ(marked(near.hits[0].passages.at(0)), (std::vector<std::string>{"fear", "interview", "held"}));
  const Result negated = ask("deferred NOT /1 action");
  EXPECT_EQ(marked(negated.hits.at(0).passages.at(0)), std::vector<std::string>{"deferred"});
}

TEST(Exact, ASingularFindsItsPluralButNotTheOtherWay) {
  EXPECT_EQ(documents(ask("\"of\" AND interview")), "d3");
  EXPECT_EQ(documents(ask("attorney AND memo")), "d1");
  EXPECT_EQ(documents(ask("attorneys AND memo")), "d1");
  EXPECT_EQ(documents(ask("memos AND discretion")), "");
}

TEST(Exact, NothingFoundSaysWhichPartFailed) {
  const Result result = ask("asylum AND zebra");
  EXPECT_TRUE(result.hits.empty());
  ASSERT_EQ(result.words.size(), 2U);
  EXPECT_EQ(result.words[0].documents, 2U);
  EXPECT_EQ(result.words[1].documents, 0U);
  ASSERT_FALSE(result.suggestions.empty());
  EXPECT_EQ(result.suggestions.back().query, "asylum");
}

std::vector<std::string> offered(const std::vector<Suggestion>& offers) {
  std::vector<std::string> lines;
  for (const Suggestion& offer : offers) lines.push_back(offer.query + " " + std::to_string(offer.documents));
  return lines;
}

TEST(Exact, NothingFoundOffersEachRelaxationWithItsCount) {
  EXPECT_EQ(offered(ask("fear /s officer").suggestions),
            (std::vector<std::string>{"officer 3", "fear 1", "(fear /p officer) 1"}));
  EXPECT_EQ(offered(ask("\"removal discretion\"").suggestions), std::vector<std::string>{"(removal /s discretion) 1"});
  EXPECT_EQ(offered(ask("TI(asylum) AND parole").suggestions), (std::vector<std::string>{"parole 1", "TI(asylum) 2"}));
}

TEST(Exact, OtherReadingsOfASpaceAreOfferedWithTheirCounts) {
  EXPECT_EQ(offered(ask("asylum officer /s interview").readings),
            (std::vector<std::string>{"((asylum OR officer) /s interview) 2", "(\"asylum officer\" /s interview) 1"}));
  EXPECT_TRUE(ask("asylum AND officer").readings.empty());
}

TEST(Exact, AnOccurrenceMayStandBetweenTheWordsOfAnother) {
  // The best interval of the inner pair is not the one that the outer connector needs.
  EXPECT_EQ(documents(ask("officer /s (asylum /8 interview)")), "d3");
  EXPECT_EQ(documents(ask("held /2 (credible /p officer)")), "d5");
}

TEST(Exact, AHyphenatedWordFindsItsPartsAndTheJoinedForm) {
  EXPECT_EQ(documents(ask("prosecutorial-discretion AND memo")), "d1");
  EXPECT_EQ(documents(ask("#prosecutorial-discretion")), "d1");
  EXPECT_EQ(ask("prosecutorial-discretion AND memo").words.size(), 2U);
}

TEST(Exact, AQueryThatWouldCompareTooMuchIsRefusedAtItsPlace) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "alpha beta gamma delta ";
  const tests::MiniLibrary mini({{"long", {text}, {}}});
  Request request;
  request.query = "((alpha /p beta) /p (gamma /p delta)) /p alpha";
  const auto answer = search(mini.index(), request);
  const auto* error = std::get_if<QueryError>(&answer);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->code, "too-broad");
}

TEST(Exact, AMisspeltWordIsOfferedNeverTaken) {
  const Result result = ask("\"deportashun\"");
  EXPECT_TRUE(result.hits.empty());
  const Result near = ask("asylun AND officer");
  EXPECT_TRUE(near.hits.empty());
  ASSERT_FALSE(near.suggestions.empty());
  EXPECT_NE(near.suggestions.front().query.find("asylum"), std::string::npos);
}

TEST(Exact, OneSidedEnyeIsSaidInPhrasesToo) {
  const Result result = ask("\"nino\"");
  EXPECT_EQ(documents(result), "d4");
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes.front(), "«nino» also finds «niño».");
  EXPECT_TRUE(ask("\"niño\"").notes.empty());
}

TEST(Exact, AWordThatNothingHoldsIsSpeltBesideTheAnswer) {
  const Result result = ask("asylun officer");
  EXPECT_FALSE(result.hits.empty());
  ASSERT_FALSE(result.suggestions.empty());
  EXPECT_EQ(result.suggestions.front().query, "asylum officer");
}

TEST(Exact, ACitationThatNothingMakesOffersWhatContainsItAndLongerNames) {
  const tests::MiniLibrary mini({{"a", {"See Matter of Skirball Cultural Ctr., 25 I&N Dec. 799 (AAO 2012)."}, {}},
                                 {"b", {"The rule is in 8 CFR 1003.1(d)(3)."}, {}}});
  const auto offered = [&](const std::string& query) {
    Request request;
    request.query = query;
    const auto answer = search(mini.index(), request);
    std::string all;
    for (const Suggestion& each : std::get<Result>(answer).suggestions) all += each.query + "; ";
    return all;
  };
  EXPECT_EQ(offered("Matter of Skirball"), "Matter of Skirball Cultural Ctr; ");
  EXPECT_EQ(offered("8 CFR 1003.1(e)(4)"), "8 C.F.R. § 1003.1; ");
  EXPECT_EQ(offered("Matter of Chawathe"), "");
}

TEST(Exact, TooShortARootIsAnErrorAtItsPlace) {
  Request request;
  request.query = "asylum AND re!";
  const auto answer = search(library().index(), request);
  const auto* error = std::get_if<QueryError>(&answer);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(request.query.substr(error->offset, error->length), "re!");
}

TEST(Exact, TheEchoAsksTheSameQuestion) {
  for (const char* query : {"prosecut! /s discretion", "asylum officer /s interview", "removal NOT call & officer"}) {
    const Result first = ask(query);
    const Result second = ask(first.echo);
    EXPECT_EQ(first.echo, second.echo);
    EXPECT_EQ(documents(first), documents(second));
  }
}

// Documents of random words, some much longer than others, so that relevance differs widely.
std::vector<tests::MiniDocument> random_documents() {
  const std::vector<std::string> vocabulary{"asylum", "removal", "officer", "interview", "fear",
                                            "parole", "waiver",  "hearing", "detention", "counsel"};
  std::mt19937 random(3);
  std::vector<tests::MiniDocument> documents;
  for (int i = 0; i < 400; ++i) {
    tests::MiniDocument document{"r" + std::to_string(1000 + i), {}, {}};
    for (auto paragraphs = 1 + random() % 6; paragraphs > 0; --paragraphs) {
      std::string text;
      for (auto words = 90 + random() % 110; words > 0; --words) {
        const auto rank = std::min(random() % 10, random() % 10);  // the first words of the vocabulary are commoner
        text += (random() % 60 == 0 ? vocabulary[rank] : "filler") + " ";
      }
      document.paragraphs.push_back(text + ".");
    }
    documents.push_back(document);
  }
  return documents;
}

std::vector<std::string> first_ids(const tests::MiniLibrary& mini, const std::string& query, std::uint32_t limit) {
  Request request;
  request.query = query;
  request.limit = limit;
  const auto answer = search(mini.index(), request);
  std::vector<std::string> ids;
  for (const DocumentHit& hit : std::get<Result>(answer).hits) ids.push_back(hit.id);
  return ids;
}

TEST(Exact, AShortPageIsTheBeginningOfALongerOne) {
  const tests::MiniLibrary mini(random_documents());
  for (const std::string one : {"asylum", "removal", "officer", "interview", "fear"})
    for (const char* other : {"parole", "waiver", "hearing", "detention", "counsel"})
      for (const char* connector : {" AND ", " OR ", " AND NOT "}) {
        const std::string query = one + connector + other;
        const std::vector<std::string> whole = first_ids(mini, query, 100);
        ASSERT_GT(whole.size(), 10U) << query;
        for (const std::uint32_t limit : {1U, 2U, 3U, 5U, 7U, 10U})
          EXPECT_EQ(first_ids(mini, query, limit), std::vector<std::string>(whole.begin(), whole.begin() + limit))
              << query << ", the first " << limit;
      }
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// A list of indexes answers as one index of the same documents does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "searcher/render/json.h"
#include "searcher/search/citing.h"
#include "searcher/search/completions.h"
#include "searcher/search/library_list.h"
#include "searcher/search/search.h"
#include "searcher/search/similar.h"
#include "tests/searcher/search/several_indexes.h"

namespace {

using namespace searcher;
using search::Request;
using testing::HasSubstr;

struct Three {
  tests::MiniLibrary one{tests::documents_of_three()};
  tests::MiniLibrary memos{tests::documents_of("memos")};
  tests::MiniLibrary court{tests::documents_of("court")};
  tests::MiniLibrary press{tests::documents_of("press")};
  tests::ListFile list{"# three indexes\n\nmemos = " + memos.index().string() + "\ncourt=" + court.index().string() +
                       "\r\n  press =  " + press.index().string() + "/\n"};
};

const Three& libraries() {
  static const Three three;
  return three;
}

search::Result ask(const std::filesystem::path& index, const std::string& query, search::Sort sort,
                   std::uint32_t offset = 0) {
  Request request;
  request.query = query;
  request.sort = sort;
  request.offset = offset;
  request.facets = true;
  const auto answer = search::search(index, request);
  const auto* error = std::get_if<search::QueryError>(&answer);
  EXPECT_EQ(error, nullptr) << query << ": " << (error != nullptr ? error->message : "");
  return error != nullptr ? search::Result{} : std::get<search::Result>(answer);
}

// Hits without the names of their parts, and scores without what the order of adding up leaves at their end.
void make_alike(std::vector<search::DocumentHit>& hits) {
  for (search::DocumentHit& hit : hits) {
    hit.part_name.clear();
    for (search::PassageHit& passage : hit.passages) passage.score = std::round(passage.score * 1e6) / 1e6;
  }
}

// All that a person sees of a result but the state of the library.
std::string shown(search::Result result) {
  make_alike(result.hits);
  make_alike(result.other.hits);
  result.library = {};
  result.milliseconds = 0;
  return render::json(result);
}

const std::vector<std::string>& queries() {
  static const std::vector<std::string> all{"prosecutorial discretion",
                                            "advance parole while my asylum case is pending",
                                            "parole",
                                            "EAD",
                                            "work permit for deferred action",
                                            "INA 212(a)(9)(B)",
                                            "8 CFR 274a.12(c)(14) authorization",
                                            "perdón provisional",
                                            "hardship agency:USCIS type:memo",
                                            "notice after:2014 before:2017",
                                            "asylum in:court",
                                            "asylm fear",
                                            "zebra",
                                            "agency:ICE",
                                            "\"prosecutorial discretion\"",
                                            "discretion /s (dismiss! OR remov!)",
                                            "asylum AND NOT fear",
                                            "hardship /p relative",
                                            "TI(parole) AND waiver",
                                            "ATLEAST3(memos)",
                                            "waiver1! OR notice9!",
                                            "CI(\"INA 212\")",
                                            "\"extreme hardship\" agency:ICE",
                                            "zebra AND asylum",
                                            "asylm AND fear",
                                            "DA(aft 2013) AND parole"};
  return all;
}

TEST(Several, AListOfIndexesAnswersAsOneIndexDoes) {
  for (const std::string& query : queries())
    for (const search::Sort sort : {search::Sort::relevance, search::Sort::date, search::Sort::title}) {
      const auto one = ask(libraries().one.index(), query, sort);
      const auto list = ask(libraries().list.path(), query, sort);
      EXPECT_EQ(shown(list), shown(one)) << query;
    }
}

TEST(Several, TheNextPageIsTheSameToo) {
  for (const std::uint32_t offset : {10U, 20U, 30U})
    for (const char* query : {"parole", "asylum AND parole"})
      EXPECT_EQ(shown(ask(libraries().list.path(), query, search::Sort::relevance, offset)),
                shown(ask(libraries().one.index(), query, search::Sort::relevance, offset)))
          << query;
}

TEST(Several, AShortPageIsTheBeginningOfALongOne) {
  for (const auto& index : {libraries().one.index(), libraries().list.path()})
    for (const std::string& query : queries()) {
      const auto ids = [&](std::uint32_t limit) {
        Request request;
        request.query = query;
        request.limit = limit;
        const auto result = std::get<search::Result>(search::search(index, request));
        std::vector<std::string> found;
        for (const search::DocumentHit& hit : result.hits) found.push_back(hit.id);
        if (found.size() > 10) found.resize(10);
        return found;
      };
      EXPECT_EQ(ids(10), ids(100)) << query;
    }
}

TEST(Several, EachHitNamesItsPart) {
  const auto result = ask(libraries().list.path(), "parole", search::Sort::relevance);
  ASSERT_EQ(result.hits.size(), 10U);
  for (const search::DocumentHit& hit : result.hits)
    EXPECT_EQ(hit.part_name, hit.path.substr(0, hit.path.find('/'))) << hit.path;
}

TEST(Several, TheStateTellsOfEachPart) {
  const search::LibraryState state = search::library_state(libraries().list.path());
  EXPECT_EQ(state.documents, 39U);
  EXPECT_EQ(state.passages, search::library_state(libraries().one.index()).passages);
  ASSERT_EQ(state.parts.size(), 3U);
  EXPECT_EQ(state.parts[1].name, "court");
  EXPECT_EQ(state.parts[1].documents, 13U);
  EXPECT_EQ(state.parts[1].built, "2026-11-24T10:00:00Z");
  EXPECT_EQ(state.parts[1].missing, "");
  EXPECT_EQ(state.revision, "1.0+1.0+1.0");
}

TEST(Several, ADocumentIsShownWithItsMarks) {
  for (const char* id : {"court/decision/3.md", "press/memo/4.md"})
    for (const char* query : {"parole discretion", "\"prosecutorial discretion\""}) {
      const auto one = search::document(libraries().one.index(), id, query);
      auto list = search::document(libraries().list.path(), id, query);
      ASSERT_TRUE(one && list) << id;
      EXPECT_EQ(list->part_name, std::string(id).substr(0, 5));
      EXPECT_FALSE(list->elsewhere);
      list->part_name.clear();
      EXPECT_EQ(render::json(*list), render::json(*one)) << id;
    }
  EXPECT_FALSE(search::document(libraries().list.path(), "nothing", "").has_value());
}

TEST(Several, CitingAndLikeAndCompletionsAreTheSame) {
  for (const char* citation : {"INA 212(a)(9)(B)", "8 CFR 274a.12", "INA 240A"}) {
    const auto of = [&](const std::filesystem::path& index) {
      auto found = std::get<search::CitingResult>(search::citing(index, {citation, 0, 20, 5}));
      for (search::CitingDocument& hit : found.hits) hit.part_name.clear();
      std::sort(found.hits.begin(), found.hits.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
      found.library = {};
      found.milliseconds = 0;
      return render::json(found);
    };
    EXPECT_EQ(of(libraries().list.path()), of(libraries().one.index())) << citation;
  }
  const auto like = [&](const std::filesystem::path& index) {
    auto found = search::similar(index, {"court/decision/3.md", 0, 10});
    EXPECT_TRUE(found.has_value());
    make_alike(found->hits);
    found->document.part_name.clear();
    found->library = {};
    return render::json(*found);
  };
  EXPECT_EQ(like(libraries().list.path()), like(libraries().one.index()));
  for (const char* typed : {"paro", "INA 212", "decision 1", "prosecutorial disc"})
    EXPECT_EQ(search::completions(libraries().list.path(), typed), search::completions(libraries().one.index(), typed))
        << typed;
}

TEST(Several, TheWholeLibraryHasTheFacetsOfAllParts) {
  const auto one = search::library(libraries().one.index());
  const auto list = search::library(libraries().list.path());
  ASSERT_EQ(list.facets.size(), one.facets.size());
  for (std::size_t i = 0; i < one.facets.size(); ++i) {
    ASSERT_EQ(list.facets[i].values.size(), one.facets[i].values.size()) << one.facets[i].field;
    for (std::size_t j = 0; j < one.facets[i].values.size(); ++j) {
      EXPECT_EQ(list.facets[i].values[j].value, one.facets[i].values[j].value);
      EXPECT_EQ(list.facets[i].values[j].documents, one.facets[i].values[j].documents);
    }
  }
}

std::string refusal(const std::filesystem::path& list) {
  try {
    search::library_state(list);
  } catch (const schema::IndexError& error) {
    return error.what();
  }
  return "no refusal";
}

TEST(Several, AListedPartThatIsNoneIsRefusedWithItsLineAndName) {
  const tests::TemporaryFolder empty;
  const tests::ListFile list("memos = " + libraries().memos.index().string() + "\nscans = " + empty.path().string());
  EXPECT_THAT(refusal(list.path()), HasSubstr("office.list, line 2 (scans): There is no index in "));
  const tests::ListFile nested("all = " + libraries().list.path().string());
  EXPECT_THAT(refusal(nested.path()), HasSubstr("line 1 (all): "));
  EXPECT_THAT(refusal(nested.path()), HasSubstr("is a file; a part is the folder of an index"));
}

TEST(Several, APartOfAnotherFormatIsRefusedWithItsName) {
  const tests::MiniLibrary old(tests::documents_of("old"));
  {
    Xapian::WritableDatabase database((old.index() / "000001").string());
    database.set_metadata(schema::format_key, "6");
    database.commit();
  }
  const tests::ListFile list("memos = " + libraries().memos.index().string() + "\nold = " + old.index().string());
  EXPECT_THAT(refusal(list.path()), HasSubstr("office.list, line 2 (old): The index in "));
  EXPECT_THAT(refusal(list.path()), HasSubstr("has format 6; this program reads format"));
}

TEST(Several, ADocumentInTwoPartsIsRefusedSinceItsAddressWouldLeadToEither) {
  const tests::ListFile list("memos = " + libraries().memos.index().string() + "\ncourt = " +
                             libraries().court.index().string() + "\nagain = " + libraries().memos.index().string());
  EXPECT_THAT(refusal(list.path()), HasSubstr("the parts memos and again both have a document memos/"));
}

std::string mistake(const std::string& text) {
  try {
    search::parse_library_list(text, "/srv/office.list");
  } catch (const schema::IndexError& error) {
    return error.what();
  }
  return "no mistake";
}

TEST(LibraryList, NamesFoldersAndServers) {
  const auto parts = search::parse_library_list(
      "# a comment\n\n memos = ../memos index\ncourt = court.office.example:7001\nsix=[2001:db8::7]:7002\nodd = "
      "./a:1\n",
      "/srv/lists/office.list");
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0].folder, "/srv/memos index");
  EXPECT_EQ(parts[1].host, "court.office.example");
  EXPECT_EQ(parts[1].port, 7001);
  EXPECT_EQ(parts[1].line, 4U);
  EXPECT_TRUE(parts[1].folder.empty());
  EXPECT_EQ(parts[2].host, "2001:db8::7");
  EXPECT_EQ(parts[3].folder, "/srv/lists/a:1");
}

TEST(LibraryList, AMistakeIsToldWithFileAndLine) {
  EXPECT_THAT(mistake("a = x\nb\n"), HasSubstr("office.list, line 2: write NAME = FOLDER"));
  EXPECT_THAT(mistake("= x\n"), HasSubstr("office.list, line 1: write NAME = FOLDER"));
  EXPECT_THAT(mistake("a = x\n\na = y"), HasSubstr("line 3: the name a stands in line 1 already"));
  EXPECT_THAT(mistake("a = host:0"), HasSubstr("is no host:port"));
  EXPECT_THAT(mistake("a = host:70000"), HasSubstr("is no host:port"));
  EXPECT_THAT(mistake("a = host:port"), HasSubstr("is no host:port"));
  EXPECT_THAT(mistake("a = ::1:7001"), HasSubstr("in brackets: [::1]:7001"));
  EXPECT_THAT(mistake(std::string(41, 'n') + " = x"), HasSubstr("at most 40 bytes"));
  EXPECT_THAT(mistake("a = \xff"), HasSubstr("no UTF-8"));
  EXPECT_THAT(mistake("# nothing\n"), HasSubstr("lists no part of a library"));
  std::string many;
  for (int i = 0; i < 65; ++i) many += "p" + std::to_string(i) + " = x\n";
  EXPECT_THAT(mistake(many), HasSubstr("line 65: a list has at most 64 parts"));
}

}  // namespace

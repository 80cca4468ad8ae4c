// SPDX-License-Identifier: GPL-3.0-or-later
// A list of indexes answers as one index of the same documents does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "searcher/render/json.h"
#include "searcher/search/citing.h"
#include "searcher/search/completions.h"
#include "searcher/search/library_list.h"
#include "searcher/search/search.h"
#include "searcher/search/similar.h"
#include "tests/searcher/search/several_answers.h"
#include "tests/searcher/search/several_indexes.h"

namespace {

using namespace searcher;
using search::Request;
using testing::HasSubstr;
using tests::ask;
using tests::make_alike;
using tests::queries;
using tests::refusal;
using tests::shown;

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

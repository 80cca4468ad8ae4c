// SPDX-License-Identifier: GPL-3.0-or-later
// A list whose parts are served over the network, whole, and while parts of it fail.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <thread>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "searcher/render/messages.h"
#include "searcher/render/words.h"
#include "searcher/search/citing.h"
#include "searcher/search/open.h"
#include "searcher/search/similar.h"
#include "tests/searcher/search/server_processes.h"
#include "tests/searcher/search/several_answers.h"
#include "tests/searcher/search/several_indexes.h"

namespace {

using namespace searcher;
using testing::AnyOf;
using testing::HasSubstr;
using tests::ask;
using tests::refusal;
using tests::shown;

std::filesystem::path database_of(const tests::MiniLibrary& library) { return library.index() / "current"; }

class Served : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(tests::server_program)) GTEST_SKIP() << "xapian-tools is not installed";
  }

  // Made once: indexes and namespaces take longer than the questions.
  struct World {
    tests::MiniLibrary one{tests::documents_of_three()};
    tests::MiniLibrary memos{tests::documents_of("memos")};
    tests::MiniLibrary court{tests::documents_of("court")};
    tests::MiniLibrary press{tests::documents_of("press")};
    tests::Namespace first{1};
    tests::Namespace second{2};
    tests::Namespace third{3};
  };
  static World& world() {
    static World made;
    return made;
  }

  static int port(int number) { return 20000 + getpid() % 20000 + number; }

  tests::ServerProcess memos_{world().first, port(1), {database_of(world().memos)}};
  tests::ServerProcess court_{world().second, port(2), {database_of(world().court)}};
  tests::ServerProcess press_{world().third, port(3), {database_of(world().press)}};
  tests::ListFile list_{"memos = " + memos_.place() + "\ncourt = " + court_.place() + "\npress = " + press_.place()};
};

TEST_F(Served, ThreeServersAnswerAsOneIndexDoes) {
  for (const std::string& query : tests::queries())
    EXPECT_EQ(shown(ask(list_.path(), query)), shown(ask(world().one.index(), query))) << query;
}

TEST_F(Served, SoDoesALocalPartBesideServedOnes) {
  const tests::ListFile mixed("memos = " + world().memos.index().string() + "\ncourt = " + court_.place() +
                              "\npress = " + press_.place());
  for (const char* query : {"prosecutorial discretion", "EAD", "hardship /p relative", "asylum AND NOT fear", "zebra"})
    EXPECT_EQ(shown(ask(mixed.path(), query)), shown(ask(world().one.index(), query))) << query;
}

TEST_F(Served, ADocumentOfAServerIsReadAndItsOriginalIsElsewhere) {
  const auto one = search::document(world().one.index(), "court/decision/3.md", "\"prosecutorial discretion\"");
  auto served = search::document(list_.path(), "court/decision/3.md", "\"prosecutorial discretion\"");
  ASSERT_TRUE(one && served);
  EXPECT_TRUE(served->elsewhere);
  EXPECT_EQ(served->part_name, "court");
  served->part_name.clear();
  EXPECT_EQ(render::json(*served), render::json(*one));
  const auto cited = std::get<search::CitingResult>(search::citing(list_.path(), {"INA 212(a)(9)(B)", 0, 20, 5}));
  const auto cited_in_one =
      std::get<search::CitingResult>(search::citing(world().one.index(), {"INA 212(a)(9)(B)", 0, 20, 5}));
  EXPECT_EQ(cited.documents, cited_in_one.documents);
  EXPECT_EQ(cited.passages, cited_in_one.passages);
}

TEST_F(Served, AStoppedServerIsNamedAndNothingOfItIsCounted) {
  const std::uint64_t all = ask(list_.path(), "parole").documents;
  court_.stop();
  const search::Result result = ask(list_.path(), "parole");
  ASSERT_EQ(result.library.parts.size(), 3U);
  EXPECT_FALSE(render::is_complete(result.library));
  EXPECT_THAT(render::missing_words(result.library), HasSubstr("missing: court (no connection: Connection refused)"));
  EXPECT_THAT(render::missing_words(result.library, render::Tongue::spanish),
              HasSubstr("Falta una parte de la biblioteca: court (sin conexión: "));
  EXPECT_LT(result.documents, all);
  for (const search::DocumentHit& hit : result.hits) EXPECT_NE(hit.part_name, "court");
  // What may be in the missing part is not said to be nowhere.
  EXPECT_THROW(search::document(list_.path(), "court/decision/3.md", ""), schema::IndexError);
  EXPECT_THROW(search::similar(list_.path(), {"court/decision/3.md", 0, 5}), schema::IndexError);
  EXPECT_TRUE(search::document(list_.path(), "press/decision/3.md", "").has_value());
  court_.start();
  EXPECT_EQ(ask(list_.path(), "parole").documents, all);
}

// An answer as it is shown, or what it misses, or the error instead of one.
struct Outcome {
  std::string answer;
  std::string missing;
  std::string error;
};

Outcome outcome_of(const std::filesystem::path& list, const std::string& query) {
  try {
    const search::Result result = ask(list, query);
    for (const search::DocumentHit& hit : result.hits)
      EXPECT_TRUE(render::is_complete(result.library) || hit.part_name != "court");
    return {shown(result), render::missing_words(result.library), ""};
  } catch (const schema::IndexError& error) {
    return {"", "", error.what()};
  }
}

TEST_F(Served, WhateverHappensInTheMiddleNoShortAnswerLooksWhole) {
  const std::string query = "discretion OR parole";
  const std::string whole = shown(ask(list_.path(), query));
  const std::jthread breaker([&](const std::stop_token& done) {
    for (int i = 0; !done.stop_requested(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(15 + 7 * (i % 5)));
      court_.stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      court_.start();
    }
  });
  int disturbed = 0;
  for (int i = 0; i < 40; ++i) {
    const Outcome outcome = outcome_of(list_.path(), query);
    if (outcome.missing.empty() && outcome.error.empty()) {
      EXPECT_EQ(outcome.answer, whole);
      continue;
    }
    ++disturbed;
    EXPECT_THAT(outcome.missing + outcome.error,
                AnyOf(HasSubstr("missing: court ("), HasSubstr("One of the served parts of the library (memos, court, "
                                                               "press) broke off twice while it was asked: ")));
  }
  EXPECT_GT(disturbed, 0) << "the server was never caught while it was down";
}

TEST(Failures, APartThatBreaksOffTwiceIsGivenUp) {
  const std::vector<search::Part> parts{
      {"memos", "", {}, {}, ""}, {"court", "a", {}, {}, ""}, {"press", "b", {}, {}, ""}};
  search::Failures failures;
  failures.add(parts, Xapian::NetworkError("read failed", "b", ECONNRESET));
  EXPECT_EQ(failures.given_up("press"), "");
  failures.add(parts, Xapian::NetworkError("read failed", "b", ECONNRESET));
  EXPECT_THAT(failures.given_up("press"), HasSubstr("the connection broke: "));
  EXPECT_EQ(failures.given_up("court"), "");
}

TEST(Failures, WithoutANameOneOfSeveralIsAnErrorTheSecondTime) {
  const Xapian::NetworkError unnamed("Connection closed unexpectedly");
  const std::vector<search::Part> parts{
      {"memos", "", {}, {}, ""}, {"court", "a", {}, {}, ""}, {"press", "b", {}, {}, ""}};
  search::Failures failures;
  failures.add(parts, unnamed);
  try {
    failures.add(parts, unnamed);
    FAIL() << "no error";
  } catch (const schema::IndexError& error) {
    EXPECT_THAT(error.what(), HasSubstr("One of the served parts of the library (court, press) broke off twice"));
    EXPECT_THAT(render::translated(render::Tongue::spanish, error.what()).value_or(""),
                HasSubstr("Una de las partes servidas de la biblioteca (court, press) se cortó dos veces"));
  }
  const std::vector<search::Part> one_served(parts.begin(), parts.begin() + 2);
  search::Failures of_court;
  of_court.add(one_served, unnamed);
  of_court.add(one_served, unnamed);
  EXPECT_EQ(of_court.given_up("court"), "the connection broke: Connection closed unexpectedly");
}

TEST_F(Served, AServerThatHangsIsNamedAfterItsTime) {
  press_.signal(SIGSTOP);
  const search::LibraryState state = search::library_state(list_.path());
  press_.signal(SIGCONT);
  EXPECT_THAT(render::missing_words(state), HasSubstr("missing: press (no answer in time)"));
}

TEST_F(Served, WithNoServerAtAllThereIsAnError) {
  memos_.stop();
  court_.stop();
  press_.stop();
  EXPECT_THAT(refusal(list_.path()), HasSubstr("No part of the library in office.list can be reached. memos: no "
                                               "connection"));
}

TEST_F(Served, AServerOfAnotherFormatOrOfSeveralDatabasesIsRefusedWithItsName) {
  const tests::MiniLibrary old(tests::documents_of("old"));
  {
    Xapian::WritableDatabase database((old.index() / "000001").string());
    database.set_metadata(schema::format_key, "6");
    database.commit();
  }
  const tests::ServerProcess old_server(world().first, port(4), {database_of(old)});
  const tests::ListFile with_old("memos = " + memos_.place() + "\nold = " + old_server.place());
  EXPECT_THAT(refusal(with_old.path()), HasSubstr("office.list, line 2 (old): the index served at "));
  EXPECT_THAT(refusal(with_old.path()), HasSubstr("has format 6; this program reads format"));
  const tests::ServerProcess both(world().first, port(5), {database_of(world().court), database_of(world().press)});
  const tests::ListFile with_both("memos = " + memos_.place() + "\nrest = " + both.place());
  EXPECT_THAT(refusal(with_both.path()), HasSubstr("line 2 (rest): "));
  EXPECT_THAT(refusal(with_both.path()), HasSubstr("serves more than one database"));
}

TEST_F(Served, ADocumentOnTwoServersIsRefused) {
  const tests::ListFile twice("memos = " + memos_.place() + "\nagain = " + world().memos.index().string());
  EXPECT_THAT(refusal(twice.path()), HasSubstr("the parts memos and again both have a document memos/"));
}

}  // namespace

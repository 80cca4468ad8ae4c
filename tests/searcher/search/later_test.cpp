// SPDX-License-Identifier: GPL-3.0-or-later
// An alert says which later alerts change the same chapters.
#include "searcher/search/later.h"

#include <gtest/gtest.h>

#include <sstream>

#include "searcher/render/json.h"
#include "searcher/render/text.h"
#include "searcher/search/search.h"
#include "tests/searcher/search/mini_library.h"

namespace searcher::search {
namespace {

using Property = indexer::extract::Property;

tests::MiniDocument alert(const std::string& name, const std::string& date, const std::string& sections) {
  return {
      name,
      {"Policy Alert - " + name, "This alert is about selecting a marker on forms.", "## Affected Sections", sections},
      {{"title", {name, "front matter"}},
       {"date", {date, "front matter"}},
       {"kind", {"Policy Alert", "front matter"}}}};
}

const tests::MiniLibrary& library() {
  static const tests::MiniLibrary made({
      alert("first", "2021-03-31", "1 USCIS-PM E.5 Chapter 5 - Identity 11 USCIS-PM A.2 Chapter 2 - Documents"),
      alert("second", "2023-04-02", "11 USCIS-PM A.2 Chapter 2 - Documents"),
      alert("third", "2025-01-20", "1 USCIS-PM E.5(B) Chapter 5 - Identity"),
      alert("elsewhere", "2025-06-01", "1 USCIS-PM E.6 Chapter 6 - Evidence"),
      alert("whole part", "2024-07-01", "1 USCIS-PM E - Adjudications"),
      {"memo.txt",
       {"MEMORANDUM FOR: All", "SUBJECT: Selecting a marker", "This memo of 2020 cites 1 USCIS-PM E.5 and a marker."},
       {{"date", {"2020-01-01", "front matter"}}}},
  });
  return made;
}

std::map<std::string, LaterAlerts> told() {
  Request request;
  request.query = "selecting a marker";
  const auto result = search(library().index(), request);
  std::map<std::string, LaterAlerts> later;
  for (const DocumentHit& hit : std::get<Result>(result).hits) later[hit.path] = hit.later;
  return later;
}

TEST(LaterAlerts, AreThoseThatNameTheSameChapterOrAPartOfIt) {
  const auto later = told();
  ASSERT_EQ(later.size(), 6U);
  EXPECT_EQ(later.at("first").count, 2U);
  EXPECT_EQ(later.at("first").id, "third");
  EXPECT_EQ(later.at("first").title, "third");
  EXPECT_EQ(later.at("first").date, "2025-01-20");
  EXPECT_EQ(later.at("whole part").count, 2U) << "of two chapters of the part";
  EXPECT_EQ(later.at("whole part").id, "elsewhere");
  for (const char* name : {"second", "third", "elsewhere", "memo.txt"}) EXPECT_EQ(later.at(name).count, 0U) << name;
}

TEST(LaterAlerts, AreToldWithTheDocumentAndInEveryForm) {
  const auto view = document(library().index(), "first", "");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->later.count, 2U);
  std::ostringstream text;
  render::text(text, *view, 0, {});
  EXPECT_NE(
      text.str().find("! 2 later alerts change the same chapters of the Policy Manual, the last: 2025-01-20 third"),
      std::string::npos)
      << text.str();
  EXPECT_NE(render::json(*view, -1).find(R"("later_alerts":{"count":2,)"), std::string::npos);
}

}  // namespace
}  // namespace searcher::search

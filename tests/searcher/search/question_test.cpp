// SPDX-License-Identifier: GPL-3.0-or-later
// Other readings of a plain question on a real index: told, removable, never in exact mode; two languages apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "searcher/search/search.h"
#include "tests/searcher/search/mini_library.h"

namespace {

using namespace searcher::search;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

tests::MiniDocument document(const std::string& path, const std::string& text, const std::string& language) {
  return {path, {text}, {{"title", {"Note " + path, "front matter"}}, {"language", {language, "front matter"}}}};
}

const tests::MiniLibrary& library() {
  static const tests::MiniLibrary mini({
      document("lib/ead.md",
               "The employment authorization document is a card that shows that its holder may take a job for a year.",
               "en"),
      document("lib/work.md", "The work of the committee went on until the summer, with a permit from the city.", "en"),
      document("lib/bar.md",
               "Whoever stayed so long without status is inadmissible under INA 212(a)(9)(B)(i)(II) after leaving.",
               "en"),
      document("lib/permiso.md",
               "El permiso de trabajo es una tarjeta que demuestra que la persona puede trabajar durante un año en el "
               "país y con cualquier patrón.",
               "es"),
  });
  return mini;
}

Result ask(const std::string& query, Mode mode = Mode::automatic) {
  Request request;
  request.query = query;
  request.mode = mode;
  const auto answer = search(library().index(), request);
  const auto* error = std::get_if<QueryError>(&answer);
  EXPECT_EQ(error, nullptr) << query << ": " << (error != nullptr ? error->message : "");
  return error != nullptr ? Result{} : std::get<Result>(answer);
}

std::vector<std::string> ids(const std::vector<DocumentHit>& hits) {
  std::vector<std::string> all;
  for (const DocumentHit& hit : hits) all.push_back(hit.id);
  return all;
}

TEST(Question, ReadingsAreToldAndSaidToStandForTheWords) {
  const Result result = ask("how do I renew a work permit");
  ASSERT_FALSE(result.expansions.empty());
  const WordExpansion& expansion = result.expansions[0];
  EXPECT_EQ(expansion.typed, "work permit");
  EXPECT_THAT(expansion.means, ElementsAre("employment authorization", "employment authorization document"));
  EXPECT_EQ(expansion.kind, "lay");
  EXPECT_EQ(expansion.without, "how do I renew a work permit no-expand:\"work permit\"");
  ASSERT_THAT(ids(result.hits), testing::Contains("lib/ead.md"));
  for (const DocumentHit& hit : result.hits) {
    if (hit.id != "lib/ead.md") continue;
    const PassageHit& passage = hit.passages.at(0);
    EXPECT_THAT(passage.instead, testing::Contains("employment authorization document"));
    EXPECT_THAT(passage.missing, ElementsAre("renew", "work", "permit"));
    const Range range = passage.highlights.at(0);
    EXPECT_EQ(passage.snippet.substr(range.begin, range.end - range.begin), "employment");
  }
}

TEST(Question, AReadingIsLeftOutByItsQuery) {
  const Result result = ask("a work permit no-expand:\"work permit\"");
  EXPECT_THAT(result.expansions, IsEmpty());
  EXPECT_THAT(ids(result.hits), ElementsAre("lib/work.md"));
  EXPECT_EQ(result.echo, "a work permit no-expand:\"work permit\"");
}

TEST(Question, ExactModeNeverExpands) {
  const Result result = ask("work AND permit");
  EXPECT_THAT(result.expansions, IsEmpty());
  EXPECT_THAT(ids(result.hits), ElementsAre("lib/work.md"));
  EXPECT_EQ(ask("\"work permit\"").documents, 0U);
}

TEST(Question, ANameOfAProvisionFindsIt) {
  const Result result = ask("what is the ten year bar");
  ASSERT_FALSE(result.hits.empty());
  EXPECT_EQ(result.hits[0].id, "lib/bar.md");
}

TEST(Question, TheProvisionItselfComesBeforeWhatCitesIt) {
  const tests::MiniLibrary mini({
      {"lib/cites.md",
       {"Voluntary departure is told of here, and voluntary departure under INA 240B has a bond."},
       {{"title", {"Petitions", "front matter"}}}},
      {"lib/section.md",
       {"The Attorney General may permit an alien to leave the country at the expense of the alien."},
       {{"title", {"INA § 240B", "front matter"}}, {"type", {"statute", "front matter"}}}},
  });
  Request request;
  request.query = "voluntary departure";
  const auto answer = search(mini.index(), request);
  EXPECT_EQ(ids(std::get<Result>(answer).hits), (std::vector<std::string>{"lib/section.md", "lib/cites.md"}));
}

TEST(Question, TheOtherLanguageIsAListOfItsOwn) {
  const Result spanish = ask("¿cómo saco el permiso de trabajo?");
  EXPECT_THAT(ids(spanish.hits), ElementsAre("lib/permiso.md"));
  EXPECT_EQ(spanish.documents, 1U);
  EXPECT_EQ(spanish.other.language, "en");
  ASSERT_FALSE(spanish.other.hits.empty());
  EXPECT_EQ(spanish.other.hits[0].id, "lib/ead.md");
  EXPECT_THAT(spanish.other.query, HasSubstr("lang:en"));
  ASSERT_FALSE(spanish.other.expansions.empty());
  EXPECT_EQ(spanish.other.expansions[0].typed, "permiso de trabajo");

  const Result english = ask("is the work permit a card");
  EXPECT_EQ(english.other.language, "es");
  EXPECT_THAT(ids(english.other.hits), ElementsAre("lib/permiso.md"));
  for (const DocumentHit& hit : english.hits) EXPECT_NE(hit.id, "lib/permiso.md");
}

TEST(Question, WordsWrittenAlikeCountInTheOtherLanguage) {
  const tests::MiniLibrary mini({
      document("lib/visa.md", "Whoever has a visa may ask for a later interview with the consul, and for a receipt.",
               "en"),
      document("lib/card.md", "Whoever has a card may ask for a later interview with the officer, for a receipt.",
               "en"),
      document("lib/cita.md", "La cita en el consulado se pide por internet y dura media hora en la mañana.", "es"),
  });
  Request request;
  request.query = "¿cuándo es la entrevista para la visa?";
  const auto answer = search(mini.index(), request);
  const auto& other = std::get<Result>(answer).other;
  ASSERT_THAT(ids(other.hits), testing::Contains("lib/visa.md"));
  EXPECT_EQ(other.hits[0].id, "lib/visa.md");
  EXPECT_THAT(other.hits[0].passages[0].missing, testing::Not(testing::Contains("visa")));
}

TEST(Question, AShortQuestionIsInTheLanguageOfItsWords) {
  const Result spanish = ask("trabajar tarjeta");
  EXPECT_THAT(ids(spanish.hits), ElementsAre("lib/permiso.md"));
  EXPECT_EQ(spanish.other.language, "en");
  const Result english = ask("work card");
  EXPECT_EQ(english.other.language, "es");
  EXPECT_THAT(ids(english.hits), testing::Not(testing::Contains("lib/permiso.md")));
}

TEST(Question, ALanguageFilterPutsTranslationsAmongTheHits) {
  const Result result = ask("is the work permit a card lang:es");
  EXPECT_THAT(ids(result.hits), ElementsAre("lib/permiso.md"));
  EXPECT_TRUE(result.other.language.empty());
}

TEST(Question, TheOfficesListCountsAtOnceAndItsMistakesAreTold) {
  const auto file = library().index().parent_path() / "equivalents.toml";
  std::ofstream(file) << "[[equivalent]]\nwritten = \"blue card\"\nmeans = \"employment authorization document\"\n";
  const Result result = ask("who has a blue card");
  std::filesystem::remove(file);
  ASSERT_EQ(result.expansions.size(), 1U);
  EXPECT_TRUE(result.expansions[0].office);
  ASSERT_FALSE(result.hits.empty());
  EXPECT_EQ(result.hits[0].id, "lib/ead.md");

  std::ofstream(file) << "[[equivalent]]\nwriten = \"x\"\n";
  const Result noted = ask("who has a work permit");
  std::filesystem::remove(file);
  EXPECT_THAT(noted.notes, ElementsAre(HasSubstr("equivalents.toml, line 2")));
  EXPECT_FALSE(noted.hits.empty());
}

TEST(Question, ADoubtfulAcronymIsOfferedInEachReading) {
  const Result result = ask("PD card");
  ASSERT_EQ(result.readings.size(), 3U);
  EXPECT_EQ(result.readings[0].query, "PD card Priority Date");
  EXPECT_EQ(result.readings[0].why, "«PD» read as «Priority Date»");
  EXPECT_EQ(ask(result.readings[0].query).documents, result.readings[0].documents);
}

}  // namespace

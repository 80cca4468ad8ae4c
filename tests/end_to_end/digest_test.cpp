// SPDX-License-Identifier: GPL-3.0-or-later
// The digest of an update: what is new, changed, gone, newly refused, newly readable; saved searches; the text before.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/end_to_end/programs.h"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

class Digest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("lib/stays.txt", "Guidance on parole stays as it is.\n");
    folder_.write("lib/edited.txt", "Officers may grant parole.\n\nThis part is as before.\n");
    folder_.write("lib/gone.txt", "Guidance on detainers that was withdrawn.\n");
    folder_.write("lib/here.txt", "Guidance on waivers of inadmissibility.\n");
    folder_.write("lib/breaks.pdf", slurped("corpus/memos/ice-opla/2017-08-15-short-guidance.pdf"));
    folder_.write("lib/mended.pdf", "%PDF-1.7 broken");
    ASSERT_EQ(tests::run({"indexer", "build", (folder_.path() / "lib").string(), "--index", index(), "-q"}).exit_code,
              3);
    folder_.write("lib/edited.txt", "Officers may not grant parole today.\n\nThis part is as before.\n");
    fs::remove(folder_.path() / "lib/gone.txt");
    fs::rename(folder_.path() / "lib/here.txt", folder_.path() / "lib/there.txt");
    folder_.write("lib/fresh.md", "# Fresh memo\n\nNew guidance on parole in place.\n");
    folder_.write("lib/breaks.pdf", "%PDF-1.7 now broken");
    folder_.write("lib/mended.pdf", slurped("corpus/faq/conozca-sus-derechos.pdf"));
  }

  static std::string slurped(const char* name) { return tests::slurp(fs::path(std::getenv("IPS_SOURCE_DIR")) / name); }
  std::string index() const { return (folder_.path() / "index").string(); }
  tests::Ran searcher(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "searcher");
    arguments.insert(arguments.end(), {"--index", index()});
    return tests::run(arguments);
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Digest, TellsEveryChangeOnce) {
  const auto ran = tests::run({"indexer", "update", "--json", "--index", index()});
  ASSERT_EQ(ran.exit_code, 3) << ran.err;
  std::map<std::string, json> changes;
  const json told = json::parse(ran.out);
  for (const json& change : told["changes"]) EXPECT_TRUE(changes.emplace(change["path"], change).second);
  ASSERT_EQ(changes.size(), 6U) << ran.out;
  EXPECT_EQ(changes["lib/fresh.md"]["kind"], "new");
  EXPECT_EQ(changes["lib/fresh.md"]["title"], "Fresh memo");
  EXPECT_EQ(changes["lib/gone.txt"]["kind"], "removed");
  EXPECT_EQ(changes["lib/there.txt"]["kind"], "moved");
  EXPECT_EQ(changes["lib/there.txt"]["detail"], "lib/here.txt");
  EXPECT_EQ(changes["lib/breaks.pdf"]["kind"], "newly refused");
  EXPECT_EQ(changes["lib/mended.pdf"]["kind"], "newly readable");
  const json& edited = changes["lib/edited.txt"];
  EXPECT_EQ(edited["kind"], "changed");
  EXPECT_EQ(edited["words_before"], 9);
  EXPECT_EQ(edited["words_after"], 11);
  EXPECT_EQ(edited["words_removed"], 1);
  EXPECT_EQ(edited["words_added"], 3);
  EXPECT_EQ(edited["added_text"], "not … parole today.");
}

TEST_F(Digest, SavedSearchesFindWhatIsNew) {
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  const fs::path file = folder_.write("searches.txt",
                                      "# of the office\nparole = parole\nwaivers = waivers\nbad = \"parole\nnot = "
                                      "\"not grant parole\"\n");
  const auto ran = searcher({"digest", "--json", "--searches", file.string()});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const json searches = json::parse(ran.out)["searches"];
  ASSERT_EQ(searches.size(), 4U);
  std::vector<std::string> found;
  for (const json& hit : searches[0]["new"]) found.push_back(hit["path"]);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (std::vector<std::string>{"lib/edited.txt", "lib/fresh.md"}));
  EXPECT_TRUE(searches[1]["new"].empty());  // it only moved
  EXPECT_FALSE(searches[2]["mistake"].is_null());
  EXPECT_EQ(searches[3]["new"].size(), 1U);
  folder_.write("searches.txt", "no query here\n");
  EXPECT_NE(searcher({"digest", "--searches", file.string()}).err.find("line 1"), std::string::npos);
}

TEST_F(Digest, TheTextBeforeIsCompared) {
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  const json digest = json::parse(searcher({"digest", "--json"}).out)["digest"];
  std::string edited;
  std::string fresh;
  for (const json& change : digest["changes"]) {
    if (change["path"] == "lib/edited.txt") edited = change["id"];
    if (change["path"] == "lib/fresh.md") fresh = change["id"];
  }
  const auto ran = searcher({"compare", edited});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_NE(ran.out.find("Officers may {+not +} grant [-parole."), std::string::npos) << ran.out;
  EXPECT_EQ(searcher({"compare", fresh}).exit_code, 1);
}

TEST_F(Digest, AnUpdateWithoutChangesKeepsTheLastDigest) {
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  const std::string before = searcher({"digest", "--json"}).out;
  ASSERT_EQ(tests::run({"indexer", "update", "--index", index()}).exit_code, 3);
  EXPECT_EQ(searcher({"digest", "--json"}).out, before);
  const auto verified = tests::run({"indexer", "verify", "--index", index()});
  EXPECT_EQ(verified.exit_code, 0) << verified.out;
}

}  // namespace

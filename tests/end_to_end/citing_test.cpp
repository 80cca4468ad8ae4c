// SPDX-License-Identifier: GPL-3.0-or-later
// Citations and decomposed letters, from a file on disk to the answer.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/end_to_end/programs.h"

namespace {

using nlohmann::json;

class Library {
 public:
  explicit Library(const std::vector<std::pair<std::string, std::string>>& files) {
    std::filesystem::create_directory(folder_.path() / "lib");
    for (const auto& [name, text] : files) std::ofstream(folder_.path() / "lib" / name) << text << "\n";
    const auto built = tests::run(
        {"indexer", "build", (folder_.path() / "lib").string(), "--index", (folder_.path() / "index").string()});
    EXPECT_EQ(built.exit_code, 0) << built.err;
  }
  tests::Ran ask(std::vector<std::string> words) const {
    words.insert(words.begin(), "searcher");
    words.insert(words.end(), {"--index", (folder_.path() / "index").string()});
    return tests::run(std::move(words));
  }

 private:
  tests::TemporaryFolder folder_;
};

// Text that comes decomposed (from some PDF writers and file systems) and text that does not find each other.
TEST(NormalForms, DecomposedAndComposedTextFindEachOther) {
  const Library library({{"nfd.txt", "El nin\u0303o solicito\u0301 proteccio\u0301n en Nogales."},
                         {"nfc.txt", "La señora pidió protección en Cañón."}});
  const auto paths = [&](const std::string& query) {
    std::vector<std::string> all;
    json answer = json::parse(library.ask({"--json", query}).out);
    for (const auto& hit : answer["hits"]) all.push_back(hit["path"]);
    std::sort(all.begin(), all.end());
    return all;
  };
  using Paths = std::vector<std::string>;
  for (const char* query : {"\"niño\"", "\"nin\u0303o\"", "niño", "nin\u0303o", "\"solicitó protección\"",
                            "\"solicito\u0301 proteccio\u0301n\"", "#niño", "nogal! /s solicit!"})
    EXPECT_EQ(paths(query), Paths{"lib/nfd.txt"}) << query;
  for (const char* query : {"\"señora\"", "\"sen\u0303ora\"", "sen\u0303ora", "\"Can\u0303o\u0301n\""})
    EXPECT_EQ(paths(query), Paths{"lib/nfc.txt"}) << query;
  for (const char* query : {"\"protección\"", "\"proteccio\u0301n\""})
    EXPECT_EQ(paths(query), (Paths{"lib/nfc.txt", "lib/nfd.txt"})) << query;
}

TEST(CitesCommand, TextJsonAndErrors) {
  const Library library({{"memo.txt", "See 8 C.F.R. § 1003.18(c). It binds."},
                         {"note.txt", "The rule of 8 CFR 1003.18 is short."},
                         {"form.txt", "Form I-485 and Matter of A-B- are words; so is W-Y-U-."}});
  const auto text = library.ask({"cites", "8 CFR 1003.18(c)"});
  EXPECT_EQ(text.exit_code, 0) << text.err;
  EXPECT_NE(text.out.find("cited in 2 documents (1 exactly that, 1 what contains it)"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("See «8 C.F.R. § 1003.18(c)»."), std::string::npos) << text.out;
  const auto whole = json::parse(library.ask({"cites", "--json", "8 CFR 1003.18(c)"}).out);
  EXPECT_EQ(whole["hits"][0]["sentences"][0]["text"], "See 8 C.F.R. § 1003.18(c).");
  EXPECT_EQ(whole["hits"][0]["sentences"][0]["relation"], "exactly");
  EXPECT_EQ(whole["hits"][1]["sentences"][0]["relation"], "whole");
  EXPECT_EQ(library.ask({"cites", "9 FAM 302.9"}).exit_code, 1);
  const auto wrong = library.ask({"cites", "nothing", "of", "the", "kind"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("Known forms: INA § 212"), std::string::npos) << wrong.err;
  EXPECT_EQ(library.ask({"cites"}).exit_code, 2);
  for (const char* query : {"I-485", "\"Form I-485\"", "\"Matter of A-B-\"", "W-Y-U-", "\"w-y-u-\""})
    EXPECT_EQ(library.ask({query}).exit_code, 0) << query;
}

}  // namespace

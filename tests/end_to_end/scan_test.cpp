// SPDX-License-Identifier: GPL-3.0-or-later
// Scans through the programs: found on their page, marked as recognised, and never recognised twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <nlohmann/json.hpp>

#include "tests/end_to_end/server.h"
#include "tests/indexer/extract/scan_maker.h"

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

namespace {

const std::vector<std::string> scan_lines{"The applicant filed an affidavit of the lighthouse keeper",
                                          "in support of the request for a waiver."};
const std::vector<std::string> photo_lines{"Notice of the hearing before the harbour board", "on the third of May."};

class Scans : public testing::Test {
 protected:
  void SetUp() override {
    using namespace indexer::extract;
    PdfMaker maker;
    maker.page(printed({"The first page of this file has text of its own."}));
    maker.page(shown(scanned(scan_lines)));
    folder_.write("lib/scan.pdf", maker.file());
    folder_.write("lib/photo.png", picture_file(scanned(photo_lines), IFF_PNG));
  }

  std::string index() const { return (folder_.path() / "index").string(); }
  tests::Ran indexer(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "indexer");
    arguments.insert(arguments.end(), {"--index", index()});
    return tests::run(arguments);
  }
  tests::Ran build(const std::string& ocr = "auto") const {
    return indexer({"build", (folder_.path() / "lib").string(), "--ocr", ocr});
  }
  json hits(const std::string& query) const {
    return json::parse(tests::run({"searcher", "--index", index(), "--json", query}).out)["hits"];
  }
  std::string problems() const { return indexer({"status", "--problems"}).out; }

  tests::TemporaryFolder folder_;
};

TEST_F(Scans, HitsSayThatTheyAreRecognised) {
  const auto built = build();
  EXPECT_EQ(built.exit_code, 0) << built.out;
  EXPECT_THAT(built.out, HasSubstr("OCR: 2 pages recognised, 0 known from earlier runs."));
  EXPECT_THAT(built.out, HasSubstr("2 indexed with warning"));
  const json found = hits("affidavit lighthouse keeper");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["path"], "lib/scan.pdf");
  const json& passage = found[0]["passages"][0];
  EXPECT_EQ(passage["pin"]["pdf_page"], 2);
  EXPECT_THAT(passage["warnings"].dump(), HasSubstr("from OCR, confidence "));
  EXPECT_THAT(passage["warnings"].dump(), Not(HasSubstr("not confirmed")));
  const json own = hits("\"text of its own\"");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0]["passages"][0]["pin"]["pdf_page"], 1);
  ASSERT_EQ(hits("\"harbour board\"").size(), 1U);
  EXPECT_EQ(hits("\"harbour board\"")[0]["path"], "lib/photo.png");
  EXPECT_THAT(tests::run({"searcher", "--index", index(), "lighthouse"}).out, HasSubstr("! from OCR, confidence "));
  EXPECT_THAT(indexer({"status"}).out, HasSubstr("OCR: 2 pages in 2 documents come from text recognition."));
  const json status = json::parse(indexer({"status", "--json"}).out);
  EXPECT_EQ(status["ocr"]["pages"], 2);
  EXPECT_EQ(status["ocr"]["documents"], 2);
}

TEST_F(Scans, ThePageSaysThatTheyAreRecognised) {
  ASSERT_EQ(build().exit_code, 0);
  const pid_t server = tests::start({tests::program("searcher"), "serve", "--port", "0", "--index", index()},
                                    folder_.path() / "out", folder_.path() / "err");
  const std::uint16_t port = tests::port_in(folder_.path() / "err");
  const std::string english = tests::request(port, "/search?q=lighthouse");
  const std::string spanish = tests::request(port, "/search?q=lighthouse&ui=es");
  kill(server, SIGTERM);
  tests::wait_for(server);
  EXPECT_THAT(english, HasSubstr("<p class=\"warning\">from OCR, confidence "));
  EXPECT_THAT(spanish, HasSubstr("<p class=\"warning\">de OCR, confianza "));
}

TEST_F(Scans, ARebuildRecognisesNothingAgain) {
  ASSERT_EQ(build().exit_code, 0);
  const json before = hits("lighthouse");
  EXPECT_THAT(build().out, HasSubstr("OCR: 0 pages recognised, 2 known from earlier runs."));
  EXPECT_EQ(hits("lighthouse"), before);
  folder_.write("lib/new/photo.png", tests::slurp(folder_.path() / "lib/photo.png") + " ");
  EXPECT_THAT(indexer({"update"}).out, HasSubstr("OCR: 1 page recognised, 0 known from earlier runs."));
}

TEST_F(Scans, WhatIsCutOffIsRecognisedAnew) {
  ASSERT_EQ(build().exit_code, 0);
  for (const auto& entry : fs::directory_iterator(fs::path(index()) / "ocr"))
    fs::resize_file(entry.path(), fs::file_size(entry.path()) - 5);
  EXPECT_THAT(build().out, HasSubstr("OCR: 2 pages recognised, 0 known from earlier runs."));
  EXPECT_THAT(build().out, HasSubstr("OCR: 0 pages recognised, 2 known from earlier runs."));
  fs::remove(folder_.path() / "lib/photo.png");
  ASSERT_EQ(build().exit_code, 0);
  const fs::directory_iterator entries(fs::path(index()) / "ocr");
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1) << "the text of a file that is gone is not kept";
}

TEST_F(Scans, SwitchedOffTheyAreListed) {
  EXPECT_EQ(build("off").exit_code, 3);
  EXPECT_THAT(problems(), HasSubstr("lib/photo.png: no text (a picture; text recognition (OCR) is off). "));
  EXPECT_TRUE(hits("lighthouse").empty());
  const auto updated = indexer({"update"});
  EXPECT_THAT(updated.out, HasSubstr("OCR: 2 pages recognised"));
  EXPECT_EQ(hits("lighthouse").size(), 1U);
  EXPECT_EQ(hits("harbour").size(), 1U);
}

TEST_F(Scans, AMissingLanguageFileIsReported) {
  fs::create_directory(folder_.path() / "none");
  setenv("TESSDATA_PREFIX", (folder_.path() / "none").c_str(), 1);
  const auto built = build();
  unsetenv("TESSDATA_PREFIX");
  EXPECT_EQ(built.exit_code, 3);
  EXPECT_THAT(built.err, HasSubstr("Text recognition (OCR) is not possible: the language file "));
  EXPECT_THAT(problems(), HasSubstr("lib/photo.png: no text (a picture; text recognition (OCR) is not possible: the "));
  EXPECT_THAT(problems(), HasSubstr("lib/scan.pdf: text recognition (OCR) left pages out: the language file "));
  EXPECT_THAT(indexer({"update"}).out, HasSubstr("OCR: 2 pages recognised"));
}

TEST(ScannedDecision, IsFoundByItsWordsOnItsPage) {
  const char* source = std::getenv("IPS_SOURCE_DIR");
  const fs::path decision =
      fs::path(source != nullptr ? source : ".") / "../shared/corpora/office/ij-decision/Asylum.pdf";
  if (!fs::exists(decision)) GTEST_SKIP() << "the corpus is not here: " << decision;
  const tests::TemporaryFolder folder;
  folder.write("lib/decision.pdf", tests::slurp(decision));
  const std::string index = folder.path() / "index";
  const auto built = tests::run({"indexer", "build", folder.path() / "lib", "--index", index});
  ASSERT_EQ(built.exit_code, 0) << built.out << built.err;
  EXPECT_THAT(built.out, HasSubstr("OCR: 9 pages recognised"));
  const std::pair<const char*, int> places[] = {{"\"APPLICATIONS Asylum pursuant to INA\"", 1},
                                                {"\"afraid to leave the house\"", 3},
                                                {"\"belief in women's rights and gender equality\"", 2}};
  for (const auto& [query, page] : places) {
    const json answer = json::parse(tests::run({"searcher", "--index", index, "--json", query}).out);
    ASSERT_EQ(answer["hits"].size(), 1U) << query;
    EXPECT_EQ(answer["hits"][0]["passages"][0]["pin"]["pdf_page"], page) << query;
  }
}

}  // namespace

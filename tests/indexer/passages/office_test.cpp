// SPDX-License-Identifier: GPL-3.0-or-later
// Type and date of the files of a real office library, against its manifest; skipped where the library is absent.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "indexer/extract/extract.h"
#include "indexer/passages/passages.h"
#include "tests/indexer/passages/whole.h"

namespace {

using indexer::passages::Analysed;

// Which of our types is right for a kind of the manifest.
const std::map<std::string, std::set<std::string>> types_of_kind{
    {"agency page", {"guidance", "faq"}},
    {"policy manual", {"manual"}},
    {"policy alert", {"alert"}},
    {"statute", {"statute"}},
    {"statute PDF", {"statute"}},
    {"regulation", {"regulation"}},
    {"regulation PDF", {"regulation"}},
    {"Federal Register notice/rule (abstract)", {"federal-register"}},
    {"presidential document PDF", {"executive-order"}},
    {"presidential document PDF (off-topic)", {"executive-order"}},
    {"AAO decision PDF (scanned+OCR)", {"decision"}},
    {"OCR text of the same, latin-1", {"decision"}},
    {"scanned IJ decision, no text layer", {"decision"}},
    {"agency PDF (report/form/instructions)", {"report", "form", "guidance"}},
};

struct Tally {
  int files = 0;
  int read = 0;
  int type_right = 0;
  int dated = 0;  // the manifest has a date
  int date_right = 0;
  int stated = 0;  // the text states a date in so many words, see stated_date()
  int stated_right = 0;
};

// The manifest dates web pages by the day they were fetched, and sections of the Act by the day they were compiled;
// neither is in the file. What is in it: "Last Reviewed/Updated: 10/28/2025", "Current as of December 12, 2025",
// "as amended through P.L. 119-1, January 29, 2025".
std::string stated_date(const std::string& bytes) {
  std::smatch match;
  static const std::regex reviewed(R"(Last Reviewed/Updated: (\d\d)/(\d\d)/(\d{4}))");
  if (std::regex_search(bytes, match, reviewed)) return match.str(3) + "-" + match.str(1) + "-" + match.str(2);
  if (bytes.find("Current as of December 12, 2025") != std::string::npos) return "2025-12-12";
  if (bytes.find("as amended through P.L. 119-1, January 29, 2025") != std::string::npos) return "2025-01-29";
  return {};
}

bool is_fetch_date(const std::string& kind) {
  return kind == "agency page" || kind == "policy manual" || kind == "statute" || kind == "statute PDF";
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void print(const std::string& kind, const Tally& tally) {
  std::cout << "  " << kind << ": " << tally.read << " of " << tally.files << " read; type right " << tally.type_right
            << "; date right " << tally.date_right << " of " << tally.dated;
  if (tally.stated > 0) std::cout << "; date in the text right " << tally.stated_right << " of " << tally.stated;
  std::cout << "\n";
}

class Office : public testing::Test {
 protected:
  void SetUp() override {
    const char* source = std::getenv("IPS_SOURCE_DIR");
    if (source == nullptr) GTEST_SKIP() << "IPS_SOURCE_DIR is not set";
    root_ = std::filesystem::path(source) / "../shared/corpora";
    if (!std::filesystem::exists(root_ / "office-manifest.json"))
      GTEST_SKIP() << "no office library beside the sources";
    manifest_ = nlohmann::json::parse(read(root_ / "office-manifest.json"));
    indexer::extract::warm_up();
  }

  void tally(const nlohmann::json& entry) {
    const std::string path = entry.at("path");
    const std::string kind = entry.at("kind");
    Tally& tally = tallies_[kind];
    ++tally.files;
    const std::string bytes = read(root_ / "office" / path);
    const auto extraction = indexer::extract::extract(bytes, path);
    const auto* document = std::get_if<indexer::extract::Document>(&extraction);
    if (document == nullptr) return;
    ++tally.read;
    SCOPED_TRACE(path);
    const Analysed analysed = indexer::passages::analyse(*document, "office/" + path);
    tests::expect_whole(*document, analysed);
    const auto& metadata = analysed.metadata;
    const bool type_right = types_of_kind.at(kind).count(metadata.type.value) > 0;
    tally.type_right += type_right ? 1 : 0;
    if (!type_right)
      std::cout << "  type " << metadata.type.value << " <" << metadata.type.source << ">: " << path << "\n";
    if (const std::string date = stated_date(bytes); is_fetch_date(kind) && !date.empty()) {
      ++tally.stated;
      tally.stated_right += metadata.date.value == date ? 1 : 0;
      if (metadata.date.value != date)
        std::cout << "  date " << metadata.date.value << ", not " << date << ": " << path << "\n";
    }
    if (!entry.contains("date") || entry.at("date").is_null()) return;
    ++tally.dated;
    const bool date_right = metadata.date.value == entry.at("date");
    tally.date_right += date_right ? 1 : 0;
    if (!date_right && !is_fetch_date(kind))
      std::cout << "  date " << metadata.date.value << " <" << metadata.date.source << ">, not " << entry.at("date")
                << ": " << path << "\n";
  }

  std::filesystem::path root_;
  nlohmann::json manifest_;
  std::map<std::string, Tally> tallies_;
};

TEST_F(Office, TypesAndDatesAreThoseOfTheManifest) {
  for (const auto& entry : manifest_) tally(entry);
  int read = 0;
  int type_right = 0;
  int dated = 0;
  int date_right = 0;
  for (const auto& [kind, tally] : tallies_) {
    print(kind, tally);
    read += tally.read;
    type_right += tally.type_right;
    if (tally.read == 0) continue;
    const bool fetched = is_fetch_date(kind);
    dated += fetched ? tally.stated : std::min(tally.dated, tally.read);
    date_right += fetched ? tally.stated_right : tally.date_right;
  }
  ASSERT_GT(read, 2000);
  std::cout << "  type right " << type_right << " of " << read << ", date right " << date_right << " of " << dated
            << "\n";
  EXPECT_GE(type_right * 100, read * 98);
  EXPECT_GE(date_right * 100, dated * 98);
}

}  // namespace

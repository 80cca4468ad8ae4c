// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/document_citation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "indexer/law/citations.h"
#include "tests/corpora.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OwnKeys, ADocumentIsWhatItsTitleNumberOrPathSays) {
  EXPECT_THAT(law::own_keys("regulation", "", "8 CFR § 1003.18 Docket management", "x.txt"),
              ElementsAre("cfr:8:1003.18"));
  EXPECT_THAT(law::own_keys("regulation", "1003.18", "§ 1003.18 Scheduling of cases.", "x.txt"),
              ElementsAre("cfr:8:1003.18"));
  EXPECT_THAT(law::own_keys("statute", "1229b", "INA § 240A (8 U.S.C. § 1229b) Cancellation Of Removal", "x"),
              ElementsAre("ina:240A"));
  EXPECT_THAT(law::own_keys("statute", "", "", "ina-sections/INA-240A.txt"), ElementsAre("ina:240A"));
  EXPECT_THAT(law::own_keys("regulation", "", "", "8cfr-sections/8cfr-1003.18.txt"), ElementsAre("cfr:8:1003.18"));
  EXPECT_THAT(law::own_keys("memo", "PM-602-0050", "Revised Guidance", "memos/nta.pdf"),
              ElementsAre("memo:uscis:pm-602-0050"));
  EXPECT_THAT(law::own_keys("directive", "11005.3", "Using a Victim-Centered Approach", "x.pdf"),
              ElementsAre("memo:ice:11005.3"));
  EXPECT_THAT(law::own_keys("precedent", "28 I&N Dec. 326", "Matter of Cruz-Valdez", "x.pdf"),
              ElementsAre("in:28:326", "matter:cruz valdez"));
  EXPECT_THAT(law::own_keys("federal-register", "", "Efficient Case and Docket Management",
                            "fr/89-fr-46742-efficient-case-and-docket-management.pdf"),
              ElementsAre("fr:89:46742"));
  EXPECT_THAT(law::own_keys("executive-order", "EO 14159", "Protecting the American People", "eo/2025-02006.pdf"),
              ElementsAre("eo:14159", "frdoc:2025-02006"));
  EXPECT_THAT(law::own_keys("federal-register", "2025-01720", "Designating Aliens for Expedited Removal", "x.md"),
              ElementsAre("frdoc:2025-01720"));
  EXPECT_THAT(law::own_keys("federal-register", "", "", "fr/2020-01-09_2020-00182.md"),
              ElementsAre("frdoc:2020-00182"));
  EXPECT_THAT(law::own_keys("decision", "7752100", "I-129 Petition", "x.pdf"), ElementsAre("aao:7752100"));
  EXPECT_THAT(law::own_keys("manual", "", "Chapter 2 - Eligibility",
                            "pages/uscis.gov_policy_manual_volume_7_part_b_chapter_2.txt"),
              ElementsAre("uscispm:7/B/2"));
  EXPECT_THAT(law::own_keys("other", "", "Application to Register | USCIS", "pages/uscis.gov_i_485.txt"),
              ElementsAre("form:i-485"));
}

TEST(OwnKeys, WhatADocumentIsAboutIsNotWhatItIs) {
  EXPECT_THAT(law::own_keys("federal-register", "", "8 CFR § 214.2: Modernizing H-1B Requirements", "x.md"), IsEmpty());
  EXPECT_THAT(law::own_keys("memo", "", "INA § 212(d)(5) Parole", "x.pdf"), IsEmpty());
  EXPECT_THAT(law::own_keys("article", "", "I-485 tips", "blog/i-485.html"), IsEmpty());
  EXPECT_THAT(law::own_keys("report", "2021", "Annual Report 2021", "2021.pdf"), IsEmpty());
  EXPECT_THAT(law::own_keys("", "", "", ""), IsEmpty());
  EXPECT_EQ(law::own_key("", "", "", ""), std::nullopt);
}

std::string type_of(const std::string& kind) {
  static const std::map<std::string, std::string> types{{"statute", "statute"},
                                                        {"regulation", "regulation"},
                                                        {"policy alert", "alert"},
                                                        {"policy manual", "manual"},
                                                        {"Federal Register notice/rule (abstract)", "federal-register"},
                                                        {"presidential document PDF", "executive-order"},
                                                        {"presidential document PDF (off-topic)", "executive-order"},
                                                        {"AAO decision PDF (scanned+OCR)", "decision"}};
  const auto found = types.find(kind);
  return found == types.end() ? "other" : found->second;
}

std::string text_of(const nlohmann::json& entry, const char* name) {
  const auto found = entry.find(name);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

// Every query of the set names one document; exactly that document must say that it is what the query cites.
TEST(OwnKeys, CitationLookup) {
  const auto judged = tests::corpora() / "judged" / "citation-lookup";
  const auto manifest = tests::corpora() / "office-manifest.json";
  if (!std::filesystem::exists(judged)) GTEST_SKIP() << "no corpora at " << tests::corpora();
  std::map<std::string, std::set<std::string>> documents_of;
  for (const auto& entry : nlohmann::json::parse(tests::contents(manifest))) {
    const std::string path = entry.at("path");
    for (const std::string& key :
         law::own_keys(type_of(entry.at("kind")), text_of(entry, "number"), text_of(entry, "title"), path))
      documents_of[key].insert(path);
  }
  std::map<std::string, std::string> wanted;
  std::istringstream qrels(tests::contents(judged / "qrels.txt"));
  for (std::string query, zero, path, grade; qrels >> query >> zero >> path >> grade;) wanted[query] = path;
  std::istringstream queries(tests::contents(judged / "queries.tsv"));
  std::size_t asked = 0;
  std::size_t right = 0;
  for (std::string line; std::getline(queries, line); ++asked) {
    const std::size_t tab = line.find('\t');
    const auto citation = law::parse_citation(line.substr(tab + 1));
    const std::string key = citation ? citation->key : "";
    if (documents_of[key] == std::set<std::string>{wanted[line.substr(0, tab)]})
      ++right;
    else
      std::cout << line << " -> " << key << ", " << documents_of[key].size() << " documents\n";
  }
  RecordProperty("asked", static_cast<int>(asked));
  RecordProperty("right", static_cast<int>(right));
  ASSERT_GT(asked, 0u);
  EXPECT_GE(static_cast<double>(right) / static_cast<double>(asked), 0.98) << right << " of " << asked;
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// A library of hostile files and a few good ones through the real program: each file ends in one outcome, in its time,
// the good ones as if they were alone, and nothing is left anywhere but in the index.
#include "tests/robustness/hostile.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/end_to_end/programs.h"
#include "tests/robustness/run.h"

namespace fs = std::filesystem;
using tests::Build;

namespace {

constexpr unsigned file_seconds = 8;

void expect_valid_utf8(const std::string& text, const std::string& path) {
  EXPECT_NO_THROW(nlohmann::json(text).dump()) << path;  // the library refuses what is no UTF-8
}

// The file on disk that a path of the ledger is, or is in.
std::string on_disk(const std::map<std::string, std::string>& containers, std::string path) {
  for (auto at = containers.find(path); at != containers.end() && !at->second.empty(); at = containers.find(path))
    path = at->second;
  return path;
}

std::vector<std::string> texts(const std::vector<schema::PassageRecord>& passages) {
  std::vector<std::string> all;
  for (const schema::PassageRecord& passage : passages) all.push_back(passage.text);
  return all;
}

class Hostile : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    place_ = new tests::TemporaryFolder;
    std::mt19937 random(20211122);
    good_ = tests::hostile::good();
    tests::hostile::add_pdf(files_, random);
    tests::hostile::add_markup(files_, random);
    tests::hostile::add_archives(files_, random);
    tests::hostile::add_mail(files_, random);
    tests::hostile::add_text(files_, random);
    tests::hostile::add_damaged(files_, good_, random);
    const std::vector<std::string> folders{"pdf",  "html", "xml",  "markup", "archive",
                                           "word", "mail", "text", "damaged"};
    for (std::size_t i = 0; i < good_.size(); ++i)
      good_[i].name = folders[i % folders.size()] + "/good-" + good_[i].name;
    for (const auto& file : files_) place_->write("library/" + file.name, file.bytes);
    for (const auto& file : good_) {
      place_->write("library/" + file.name, file.bytes);
      place_->write("alone/library/" + file.name, file.bytes);
    }
    odd_ = tests::hostile::make_odd_entries(place_->path() / "library/odd");
    before_ = tests::snapshot(place_->path() / "library");
    hostile_ = tests::build_library(place_->path() / "run", place_->path() / "library", place_->path() / "index",
                                    {"--file-seconds", std::to_string(file_seconds)});
    after_ = tests::snapshot(place_->path() / "library");
    alone_ = tests::build_library(place_->path() / "run-alone", place_->path() / "alone/library",
                                  place_->path() / "index-alone", {});
  }
  static void TearDownTestSuite() {
    delete place_;
    place_ = nullptr;
  }

  static inline tests::TemporaryFolder* place_ = nullptr;
  static inline tests::hostile::Files files_;
  static inline tests::hostile::Files good_;
  static inline std::size_t odd_ = 0;
  static inline std::map<std::string, std::string> before_, after_;
  static inline Build hostile_, alone_;
};

TEST_F(Hostile, EveryFileEndsInOneOutcomeAndTheSumsBalance) {
  ASSERT_EQ(hostile_.exit_code, 3) << hostile_.err.substr(0, 2000);
  EXPECT_GE(files_.size() + odd_, 200U);
  std::map<std::string, int> seen;
  std::size_t on_disk = 0;
  for (const schema::DocumentRecord& record : hostile_.records) {
    ++seen[record.path];
    if (record.container.empty()) ++on_disk;
    EXPECT_LT(static_cast<std::size_t>(record.ledger.outcome), schema::outcome_names.size()) << record.path;
    const bool refused = record.ledger.outcome == schema::Outcome::refused;
    EXPECT_EQ(refused, record.ledger.reason != schema::Reason::none) << record.path;
    EXPECT_TRUE(!refused || !record.ledger.detail.empty()) << record.path;
  }
  EXPECT_EQ(on_disk, files_.size() + good_.size() + odd_);
  for (const auto& [path, times] : seen) EXPECT_EQ(times, 1) << path;
  for (const auto* some : {&files_, &good_})
    for (const auto& file : *some) EXPECT_EQ(seen["library/" + file.name], 1) << file.name;
}

TEST_F(Hostile, WhatNeverEndsIsEndedAndNothingGoodIs) {
  ASSERT_EQ(hostile_.exit_code, 3);
  std::map<std::string, schema::Reason> reasons;
  for (const auto& record : hostile_.records) reasons[record.path] = record.ledger.reason;
  for (const char* endless : {"library/pdf/nested-forms-10.pdf", "library/pdf/pattern-in-itself.pdf"})
    EXPECT_EQ(reasons.at(endless), schema::Reason::timed_out) << endless;
  for (const auto& file : good_) EXPECT_EQ(reasons.at("library/" + file.name), schema::Reason::none) << file.name;
}

TEST_F(Hostile, TheGoodFilesAreReadAsIfAlone) {
  ASSERT_EQ(alone_.exit_code, 0) << alone_.out << alone_.err;
  EXPECT_GE(good_.size(), 12U);
  // A damaged copy may hold the same member, which then stands under the copy's name.
  std::map<std::string, std::string> originals;
  for (const auto& record : hostile_.records)
    originals[record.path] = record.ledger.outcome == schema::Outcome::duplicate ? record.ledger.detail : record.path;
  for (const auto& [path, passages] : alone_.passages) {
    ASSERT_TRUE(originals.contains(path)) << path;
    EXPECT_EQ(texts(hostile_.passages.at(originals[path])), texts(passages)) << path;
    const bool container = path.ends_with(".zip") || path.ends_with(".mbox");
    EXPECT_EQ(passages.empty(), container) << path;
  }
}

TEST_F(Hostile, NothingIsWrittenOutsideTheIndex) {
  EXPECT_EQ(before_, after_);
  for (const char* folder : {"run/tmp", "run/home", "run/work"})
    EXPECT_TRUE(fs::is_empty(place_->path() / folder)) << folder;
  EXPECT_FALSE(fs::exists("/tmp/escaped.txt"));
  EXPECT_FALSE(fs::exists(place_->path() / "escaped.txt"));
}

TEST_F(Hostile, NothingIsReadFromOutside) {
  for (const auto& [path, passages] : hostile_.passages)
    for (const schema::PassageRecord& passage : passages)
      EXPECT_EQ(passage.text.find("root:x:0:0"), std::string::npos) << path;
}

TEST_F(Hostile, MemoryAndOutputStayInTheirBounds) {
  EXPECT_LT(hostile_.parent_kib, 2L << 20);  // the window of files, answers and, in tests, the sanitizer's own
  std::map<std::string, std::string> containers;
  for (const auto& record : hostile_.records) containers[record.path] = record.container;
  std::map<std::string, std::uint64_t> unpacked;
  std::map<std::string, std::uint64_t> text;
  for (const auto& record : hostile_.records) {
    const std::string file = on_disk(containers, record.path);
    if (!record.container.empty() && record.ledger.reason != schema::Reason::too_large)
      unpacked[file] += record.ledger.size;
    for (const auto& passage : hostile_.passages.at(record.path)) text[record.path] += passage.text.size();
  }
  for (const auto& [file, bytes] : unpacked) EXPECT_LE(bytes, std::uint64_t{256} << 20) << file;
  for (const auto& [file, bytes] : text) EXPECT_LE(bytes, std::uint64_t{65} << 20) << file;
}

TEST_F(Hostile, WhatIsStoredAndPrintedIsText) {
  for (const auto& [path, passages] : hostile_.passages)
    for (const schema::PassageRecord& passage : passages) expect_valid_utf8(passage.text, path);
  expect_valid_utf8(hostile_.out, "the report");
  expect_valid_utf8(hostile_.err, "the messages");
  EXPECT_EQ(hostile_.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(hostile_.err.find('\x1b'), std::string::npos);
  const std::string index = place_->path() / "index";
  const auto status = tests::run({"indexer", "status", "--json", "--problems", "--index", index});
  EXPECT_TRUE(nlohmann::json::accept(status.out));
  for (const char* query : {"text", "goes", "word", "deep"}) {
    const auto found = tests::run({"searcher", "--index", index, "--json", "--limit", "100", query});
    EXPECT_LE(found.exit_code, 1) << found.err;
    EXPECT_TRUE(nlohmann::json::accept(found.out)) << query;
    const auto shown = tests::run({"searcher", "--index", index, "--limit", "100", query});
    expect_valid_utf8(shown.out, query);
    EXPECT_EQ(shown.out.find('\x1b'), std::string::npos);
  }
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
// Every fixture gives exactly its golden file. IPS_UPDATE_GOLDEN=1 writes the golden files anew: read the diff.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/fixture_files.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> fixtures() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(source_dir() / "tests/fixtures/extract", error))
    if (entry.is_regular_file() && entry.path().extension() != ".pdf") names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Golden, EveryFixtureGivesItsGoldenFile) {
  const std::vector<std::string> names = fixtures();
  ASSERT_GE(names.size(), 15u) << "run with IPS_SOURCE_DIR set to the source tree";
  const bool update = std::getenv("IPS_UPDATE_GOLDEN") != nullptr;
  for (const std::string& name : names) {
    const std::string actual = render(extract(read_file(source_dir() / "tests/fixtures/extract" / name), name));
    const fs::path golden = source_dir() / "tests/golden/extract" / (name + ".golden");
    if (update) std::ofstream(golden, std::ios::binary) << actual;
    EXPECT_EQ(actual, read_file(golden)) << name;
  }
}

TEST(Golden, CutFixturesGiveADocumentOrARefusal) {
  for (const std::string& name : fixtures()) {
    const std::string bytes = read_file(source_dir() / "tests/fixtures/extract" / name);
    for (std::size_t part = 1; part < 8; ++part) {
      const Extraction result = extract(std::string_view(bytes).substr(0, bytes.size() * part / 8), name);
      if (const auto* document = std::get_if<Document>(&result))
        EXPECT_FALSE(document->blocks.empty() && document->attachments.empty()) << name << " " << part;
      else
        EXPECT_FALSE(std::get<Refusal>(result).detail.empty()) << name << " " << part;
    }
  }
}

}  // namespace
}  // namespace indexer::extract

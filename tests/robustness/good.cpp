// SPDX-License-Identifier: GPL-3.0-or-later
// The good neighbours: the fixtures of the readers, and two more.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

std::string small_pdf() {
  std::string content = "BT /F 12 Tf 72 700 Td (Deferred action is an act of prosecutorial discretion.) Tj ET";
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count "
         "1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\n"
         "endobj\n4 0 obj\n<</Length " +
         std::to_string(content.size()) + ">>\nstream\n" + content +
         "\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
         "trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n";
}

}  // namespace

Files good() {
  Files files;
  const char* root = std::getenv("IPS_SOURCE_DIR");
  const std::filesystem::path fixtures = std::filesystem::path(root != nullptr ? root : ".") / "tests/fixtures/extract";
  for (const auto& entry : std::filesystem::directory_iterator(fixtures)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files.push_back({entry.path().filename().string(), bytes.str()});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  files.push_back({"small.pdf", small_pdf()});
  files.push_back(
      {"plain.txt", "Unlawful presence begins the day after the period of stay ends.\n\nIt stops at once.\n"});
  return files;
}

}  // namespace tests::hostile

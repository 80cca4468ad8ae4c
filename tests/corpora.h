// SPDX-License-Identifier: GPL-3.0-or-later
// Where the real documents are that some tests measure on; they are no part of the repository.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace tests {

inline std::filesystem::path source_folder() {
  const char* set = std::getenv("IPS_SOURCE_DIR");
  return set == nullptr ? std::filesystem::current_path() : std::filesystem::path(set);
}

inline std::filesystem::path corpora() { return source_folder() / ".." / "shared" / "corpora"; }

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// The text of a document: of a PDF what pdftotext writes (empty without that program), else its bytes.
inline std::string text_of(const std::filesystem::path& path) {
  if (path.extension() != ".pdf") return contents(path);
  const std::string command = "pdftotext '" + path.string() + "' - 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 1; pipe && n > 0; text.append(buffer, n)) n = fread(buffer, 1, sizeof buffer, pipe.get());
  return text;
}

}  // namespace tests

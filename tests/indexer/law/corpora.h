// SPDX-License-Identifier: GPL-3.0-or-later
// Where the real documents are that some tests measure on; they are no part of the repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace test {

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

}  // namespace test

// SPDX-License-Identifier: GPL-3.0-or-later
// Where fixtures and golden files lie, and what is in them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace indexer::extract {

inline std::filesystem::path source_dir() {
  const char* dir = std::getenv("IPS_SOURCE_DIR");
  return dir ? dir : ".";
}

// All bytes of the file; empty when there is none.
inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

}  // namespace indexer::extract

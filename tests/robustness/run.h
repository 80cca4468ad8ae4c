// SPDX-License-Identifier: GPL-3.0-or-later
// One build of a library by the real program, and what is to be seen of it afterwards.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema/records.h"

namespace tests {

struct Build {
  int exit_code = -1;
  std::string out;
  std::string err;
  long parent_kib = 0;  // largest resident size of the program itself
  std::vector<schema::DocumentRecord> records;
  std::map<std::string, std::vector<schema::PassageRecord>> passages;  // by path
};

// Runs `indexer build library` with the further arguments, in an empty working folder with an empty TMPDIR and HOME
// beneath `place`, and reads the index back.
Build build_library(const std::filesystem::path& place, const std::filesystem::path& library, const std::string& index,
                    const std::vector<std::string>& arguments);

// Every entry beneath `folder`: its size and time of change, by path.
std::map<std::string, std::string> snapshot(const std::filesystem::path& folder);

}  // namespace tests

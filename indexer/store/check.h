// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a database still says what was written to it: structure, checksums, and every posting against the text.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace indexer::store {

struct Damage {
  std::string where;   // path of the document, "path#passage", or the part of the database
  std::string detail;  // a sentence
  bool operator==(const Damage&) const = default;
};

struct Check {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::vector<Damage> damages;  // at most `most_damages`
  // Of what the library says: two libraries with the same documents, texts, pins and metadata have the same, whatever
  // order or number of runs made them. 16 hex digits; empty when the check did not come to its end.
  std::string digest;
};

inline constexpr std::size_t most_damages = 100;

// Checks the database in folder `database`, which nobody may be writing to. Xapian is not memory-safe on damaged files,
// so this happens in a child process with limits on memory and time; a child that dies is a damage. Words, positions
// and values are made anew from the stored texts and compared with what the tables hold.
Check check_database(const std::filesystem::path& database, std::chrono::seconds longest = std::chrono::hours(1));

}  // namespace indexer::store

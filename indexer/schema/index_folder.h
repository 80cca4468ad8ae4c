// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of an index: generations, the link that names the current one, and opening it for reading.
//
//   index/current -> 000042     replaced by rename: the commit point of a rebuild
//   index/000042/               a Xapian database, everything about the library in it
//   index/lock                  one indexer at a time
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/schema/records.h"

namespace schema {

// ON DISK. Raise it whenever records, fields or the cutting of words change; an index of another version is refused.
inline constexpr int format_version = 9;

// Metadata keys of the database.
inline constexpr const char* format_key = "format";
inline constexpr const char* library_key = "library";
inline constexpr const char* repeated_key = "repeated-paragraphs";  // terms of FieldId::paragraph, one a line
inline constexpr const char* build_seconds_key = "build-seconds";   // whole seconds in decimal; read across formats

// The name of a generation's folder: six digits.
std::string generation_name(std::uint64_t generation);

// Generations that have a folder, rising. Folders with other names (unfinished ones) are not among them.
std::vector<std::uint64_t> generations(const std::filesystem::path& index);

// The generation that `current` names. Throws IndexError when the folder or the link is missing.
std::uint64_t current_generation(const std::filesystem::path& index);

// An open index for one reader. Not shared between threads.
struct OpenIndex {
  Xapian::Database database;
  LibraryRecord library;
  std::uint64_t generation = 0;
};

// Opens what `current` names. Throws IndexError when there is none, when it has another format version (the message
// says to rebuild, and how long the last build took), or when it is damaged.
OpenIndex open_current(const std::filesystem::path& index);

// Xapian's errors are no std::exception; this says one in words, with what to do.
std::string describe(const Xapian::Error& error);

}  // namespace schema

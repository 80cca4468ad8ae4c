// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/schema/index_folder.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "indexer/schema/error.h"

namespace schema {
namespace fs = std::filesystem;
namespace {

// Parses exactly six digits; 0 for anything else.
std::uint64_t generation_of(const std::string& name) {
  std::uint64_t generation = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), generation);
  return name.size() == 6 && error == std::errc{} && end == name.data() + name.size() ? generation : 0;
}

[[noreturn]] void no_index(const fs::path& index) {
  throw IndexError("There is no index in " + index.string() + ". Make one with: indexer build FOLDER --index " +
                   index.string());
}

void check_format(const Xapian::Database& database, const fs::path& index) {
  const std::string format = database.get_metadata(format_key);
  if (format == std::to_string(format_version)) return;
  std::string message = "The index in " + index.string() + " has format " + (format.empty() ? "unknown" : format) +
                        "; this program reads format " + std::to_string(format_version) +
                        ". Build it again with: indexer build FOLDER --index " + index.string() + ".";
  const std::string seconds = database.get_metadata(build_seconds_key);
  if (!seconds.empty()) message += " The last build took " + seconds + " s.";
  throw IndexError(message);
}

}  // namespace

std::string generation_name(std::uint64_t generation) {
  std::string digits = std::to_string(generation);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return digits;
}

std::vector<std::uint64_t> generations(const fs::path& index) {
  std::vector<std::uint64_t> found;
  std::error_code error;
  for (fs::directory_iterator at(index, error), end; !error && at != end; at.increment(error)) {
    const std::uint64_t generation = generation_of(at->path().filename().string());
    if (generation != 0 && at->is_directory(error)) found.push_back(generation);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::uint64_t current_generation(const fs::path& index) {
  std::error_code error;
  const fs::path target = fs::read_symlink(index / "current", error);
  if (error) no_index(index);
  const std::uint64_t generation = generation_of(target.string());
  if (generation == 0) no_index(index);
  return generation;
}

OpenIndex open_current(const fs::path& index) {
  OpenIndex open;
  open.generation = current_generation(index);
  try {
    open.database = Xapian::Database((index / generation_name(open.generation)).string());
    check_format(open.database, index);
    open.library = decode_library(open.database.get_metadata(library_key));
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;  // the caller retries the whole request
  } catch (const Xapian::Error& error) {
    throw IndexError("The index in " + index.string() + " cannot be opened: " + describe(error));
  }
  return open;
}

std::string describe(const Xapian::Error& error) {
  std::string text = error.get_msg();
  if (const char* system = error.get_error_string()) text += std::string(" (") + system + ")";
  const std::string kind = error.get_type();
  if (kind == "DatabaseCorruptError")
    text += ". The index is damaged; go back with `indexer rollback` or build it again with `indexer build`.";
  else if (kind == "DatabaseOpeningError" || kind == "DatabaseNotFoundError")
    text += ". Check that the folder exists and can be read, or build it again with `indexer build`.";
  else
    text += '.';
  return text;
}

}  // namespace schema

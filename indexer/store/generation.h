// SPDX-License-Identifier: GPL-3.0-or-later
// One indexer at a time, and the making of a generation: beside the old one, compacted, checked, published by a rename.
#pragma once

#include <cstdint>
#include <filesystem>

namespace indexer::store {

// Holds index/lock while it lives. The kernel frees it when the process dies, however it dies.
class Lock {
 public:
  // Makes the index folder (mode 0700) when it is missing. Throws schema::LockedError naming the holder's process and
  // start when another indexer holds it, schema::IndexError when the folder cannot be made or written.
  explicit Lock(const std::filesystem::path& index);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int fd_ = -1;
};

// All of these want the Lock held.

// Deletes what killed runs left behind: folders named tmp-... Called at the start of every run.
void remove_unfinished(const std::filesystem::path& index);

// The number a new generation gets: one above all that exist.
std::uint64_t next_generation(const std::filesystem::path& index);

// Where a new generation is written; does not exist yet.
std::filesystem::path unfinished(const std::filesystem::path& index, std::uint64_t generation);

// Merges what a Writer made in `from` into generation `generation`, opens it once to see that it is whole, makes it
// current, keeps the one before and removes older ones. Throws schema::IndexError; the old state then stands.
void publish(const std::filesystem::path& index, const std::filesystem::path& from, std::uint64_t generation);

// Makes the newest generation before the current one current again and returns its number.
// Throws schema::IndexError when there is none.
std::uint64_t roll_back(const std::filesystem::path& index);

}  // namespace indexer::store

// SPDX-License-Identifier: GPL-3.0-or-later
// What must be on the disk before anything is acknowledged: every fsync and rename of the project goes through here.
//
// A Xapian commit syncs its tables but not its directory; after a power cut the directory may still name the old
// files, and an acknowledged commit is lost or the database corrupt. So the directory is synced after every commit.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace indexer::store {

// Throws schema::IndexError with the path and the system's reason. After an error nothing may be retried: the kernel
// may already have dropped the pages.
void sync_directory(const std::filesystem::path& directory);

// Writes `bytes` at offset `at` of the open file `path`; durably: on the disk when it returns. Throw
// schema::IndexError.
void write_at(int fd, std::string_view bytes, std::size_t at, const std::filesystem::path& path);
void write_durably(int fd, std::string_view bytes, std::size_t at, const std::filesystem::path& path);

// What is to be said after a write to `path` failed with `error`: what failed and why, the room that is left, what to
// do.
[[noreturn]] void fail_writing(const std::string& what, const std::filesystem::path& path, int error);
// The end of that: " 12 MiB are free there. The index ...".
std::string after_failed_write(const std::filesystem::path& path);

// Renames within one directory and syncs it. Throws schema::IndexError.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// Replaces the symbolic link `link` so that it names `target` (relative), in one step. Throws schema::IndexError.
void point_durably(const std::filesystem::path& link, const std::filesystem::path& target);

}  // namespace indexer::store

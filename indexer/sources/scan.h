// SPDX-License-Identifier: GPL-3.0-or-later
// Which files are there: every entry beneath the library's folders, none passed over in silence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/schema/outcome.h"

namespace indexer::sources {

struct FileSeen {
  std::string path;  // within the library: the root folder's name, then the path below it, '/' separated; raw bytes
  std::string root;  // the root folder, absolute
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  schema::Reason reason = schema::Reason::none;  // not_regular or unreadable: cannot be a document
  std::string detail;
  bool operator==(const FileSeen&) const = default;
};

struct Scan {
  std::vector<FileSeen> files;       // by path, rising
  std::vector<std::string> ignored;  // paths that a .ipsignore of the library leaves out; a folder counts once
  std::vector<std::string> missing;  // roots that are not there
  bool whole = true;                 // false: it was broken off
  bool operator==(const Scan&) const = default;
};

// Walks the roots (absolute folders). Symbolic links are not followed but reported. A file `.ipsignore` in a folder
// lists, one a line, names, paths ("drafts/old") and patterns with '*' and '?' for entries below that folder to be left
// out; a '/' at the end means folders only; '#' begins a comment. Dot files of the desktop (.DS_Store, Thumbs.db,
// ~$lock files) and .ipsignore itself are ignored and listed like the rest. `go_on` is asked before every entry; the
// walk ends when it says no.
Scan scan(const std::vector<std::string>& roots, const std::function<bool()>& go_on = {});

// The name that a root has at the head of every path: its last component, with "-2", "-3" for later roots of one name.
std::vector<std::string> root_names(const std::vector<std::string>& roots);

// Where a file of the library stands on disk. `root` and `path` as in FileSeen.
std::filesystem::path on_disk(const std::string& root, const std::string& path);

}  // namespace indexer::sources

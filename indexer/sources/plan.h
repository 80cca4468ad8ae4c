// SPDX-License-Identifier: GPL-3.0-or-later
// What a run has to do: the files on disk against the ledger of the last run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/ledger.h"
#include "indexer/sources/overrides.h"
#include "indexer/sources/scan.h"

namespace indexer::sources {

// `restated`: the bytes are the same, what the librarian says is not.
enum class Change : std::uint8_t { fresh, changed, retried, restated };

struct Task {
  FileSeen file;
  Change change = Change::fresh;
};

struct Plan {
  std::vector<Task> tasks;           // files to read, by path
  std::vector<std::string> removed;  // paths of ledger rows (containers) whose file is gone
  std::uint64_t unchanged = 0;       // files on disk with nothing to do

  // More than a fifth of the known files (and more than ten), or a whole root, is gone at once.
  bool mass_removal = false;
};

// `rows` hold the ledger of the index, members included, and rise by path as `scan.files` do. A file is unchanged when
// size, mtime and ctime are; the caller then compares the digest of the others. A refused file is
// tried again when the parser's version differs, one with a warning when the version it was read by is the beginning of
// this one; members count for the file they are in. A duplicate whose original is removed or changed is read again, and
// so is a file for which, or for a member of which, the librarian now says something else.
Plan plan(const Scan& scan, const std::vector<schema::LedgerRow>& rows, std::string_view parser_version,
          const Overrides& overrides = {});

}  // namespace indexer::sources

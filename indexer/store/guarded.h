// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's errors while an index is written, in our words. Within store only.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"

namespace indexer::store {

// Runs one step that writes to `path`. Throws schema::IndexError instead of Xapian::Error.
template <typename Step>
auto guarded(const std::filesystem::path& path, Step step) {
  try {
    return step();
  } catch (const Xapian::DatabaseLockError&) {
    throw schema::LockedError("Another program writes to the index in " + path.string() +
                              ". Wait until it is done and run this again.");
  } catch (const Xapian::Error& error) {
    throw schema::IndexError("Writing the index in " + path.string() + " failed: " + schema::describe(error) +
                             " Nothing of this run was kept; the state before it still stands.");
  }
}

}  // namespace indexer::store

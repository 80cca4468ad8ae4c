// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's errors while an index is written, in our words. Within store only.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/durable.h"

namespace indexer::store {

// Runs one step that writes to `path`. Throws schema::IndexError instead of Xapian::Error.
template <typename Step>
auto guarded(const std::filesystem::path& path, Step step) {
  try {
    return step();
  } catch (const Xapian::DatabaseLockError& error) {
    // The same error says that the lock could not be made, as on a full disk.
    if (error.get_msg().find("already locked") == std::string::npos)
      throw schema::IndexError(schema::describe(error) + after_failed_write(path));
    throw schema::LockedError("Another program writes to the index in " + path.string() +
                              ". Wait until it is done and run this again.");
  } catch (const Xapian::Error& error) {
    throw schema::IndexError("Writing the index in " + path.string() + " failed: " + schema::describe(error) +
                             after_failed_write(path));
  }
}

}  // namespace indexer::store

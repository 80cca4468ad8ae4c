// SPDX-License-Identifier: GPL-3.0-or-later
// The document records of an index, read back.
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/schema/records.h"

namespace indexer::store {

struct Ledger {
  std::uint64_t generation = 0;
  schema::LibraryRecord library;
  std::vector<schema::DocumentRecord> records;  // by path; members and refused files included
};

// Throws schema::IndexError as schema::open_current does.
Ledger read_ledger(const std::filesystem::path& index);

}  // namespace indexer::store

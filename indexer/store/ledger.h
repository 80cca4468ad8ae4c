// SPDX-License-Identifier: GPL-3.0-or-later
// The document records of an index, read back.
#pragma once

#include <filesystem>
#include <string_view>
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

// The passages of a document, in order; empty when no document has that id. Throws likewise.
std::vector<schema::PassageRecord> read_passages(const std::filesystem::path& index, std::string_view id);

}  // namespace indexer::store

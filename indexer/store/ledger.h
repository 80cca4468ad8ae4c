// SPDX-License-Identifier: GPL-3.0-or-later
// What an index holds, read back: the rows of its ledger, and whole records of those that are asked for.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "indexer/schema/index_folder.h"
#include "indexer/schema/ledger.h"
#include "indexer/schema/records.h"

namespace indexer::store {

// The state that a run found. Records are read when they are asked for, from that state also while the run writes: it
// must stand until the run's own commit, as it does under the run's lock. Calls throw schema::IndexError.
class Ledger {
 public:
  Ledger() = default;  // of no library
  explicit Ledger(schema::OpenIndex open);

  std::uint64_t generation = 0;
  schema::LibraryRecord library;
  std::vector<schema::LedgerRow> rows;  // paths rising; members and refused files included

  const schema::LedgerRow* find(std::string_view path) const { return schema::find_row(rows, path); }

  // The whole record of one of the rows. What the row says of the parser goes for the record.
  schema::DocumentRecord record(const schema::LedgerRow& row) const;

  // Records of documents of these bytes, by path.
  std::vector<schema::DocumentRecord> of_bytes(std::string_view digest) const;

  bool has_id(std::string_view id) const;

 private:
  Xapian::Database database_;
};

// Throws schema::IndexError as schema::open_current does.
Ledger read_ledger(const std::filesystem::path& index);

struct Records {
  std::uint64_t generation = 0;
  schema::LibraryRecord library;
  std::vector<schema::DocumentRecord> records;  // by path; members and refused files included
};

// All document records. Throws likewise.
Records read_records(const std::filesystem::path& index);

// The passages of a document, in order; empty when no document has that id. Throws likewise.
std::vector<schema::PassageRecord> read_passages(const std::filesystem::path& index, std::string_view id);

}  // namespace indexer::store

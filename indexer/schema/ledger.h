// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger as an update first asks for it: of every document what tells whether its file has changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/records.h"

namespace Xapian {
class Database;
}

namespace schema {

// What slot::ledger of a document record holds. Made from the record as its terms are, so that all rows can be read
// without reading a record; whoever then acts on a document reads its record.
struct LedgerRow {
  std::uint32_t docid = 0;  // of the document record; not stored
  std::string path;
  std::string container;
  Outcome outcome = Outcome::indexed;
  Reason reason = Reason::none;
  std::string original;  // of a duplicate: the path it duplicates
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::string parser;
  std::string overrides;
  bool operator==(const LedgerRow&) const = default;
};

LedgerRow row_of(const DocumentRecord& record);  // without docid

std::string encode(const LedgerRow& row);

// Throws IndexError on bytes that no encode() made. There is no checksum: a row costs by the size of the library, a
// record is checked before anything is done to its document.
LedgerRow decode_row(std::string_view bytes);

// Of every document of the database, paths rising. Throws IndexError, Xapian::Error.
std::vector<LedgerRow> ledger_rows(const Xapian::Database& database);

// The row of a path among `rows`, rising by path; nullptr when there is none.
const LedgerRow* find_row(const std::vector<LedgerRow>& rows, std::string_view path);

}  // namespace schema

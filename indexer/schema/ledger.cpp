// SPDX-License-Identifier: GPL-3.0-or-later
// ON DISK: the order of the fields below is the format. A change needs a new format version (index_folder.h).
#include "indexer/schema/ledger.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/schema/pack.h"

namespace schema {

LedgerRow row_of(const DocumentRecord& record) {
  const LedgerEntry& entry = record.ledger;
  LedgerRow row;
  row.path = record.path;
  row.container = record.container;
  row.outcome = entry.outcome;
  row.reason = entry.reason;
  if (entry.outcome == Outcome::duplicate) row.original = entry.detail;
  row.size = entry.size;
  row.mtime_ns = entry.mtime_ns;
  row.ctime_ns = entry.ctime_ns;
  row.parser = entry.parser;
  row.overrides = entry.overrides;
  return row;
}

std::string encode(const LedgerRow& row) {
  Packer out;
  out.text(row.path);
  out.text(row.container);
  out.number(static_cast<std::uint64_t>(row.outcome));
  out.number(static_cast<std::uint64_t>(row.reason));
  out.text(row.original);
  out.number(row.size);
  out.signed_number(row.mtime_ns);
  out.signed_number(row.ctime_ns);
  out.text(row.parser);
  out.text(row.overrides);
  return out.take();
}

LedgerRow decode_row(std::string_view bytes) {
  Unpacker in(bytes);
  LedgerRow row;
  row.path = in.text();
  row.container = in.text();
  row.outcome = in.one_of(Outcome::refused);
  row.reason = in.one_of(last_reason);
  row.original = in.text();
  row.size = in.number();
  row.mtime_ns = in.signed_number();
  row.ctime_ns = in.signed_number();
  row.parser = in.text();
  row.overrides = in.text();
  in.expect_end();
  return row;
}

std::vector<LedgerRow> ledger_rows(const Xapian::Database& database) {
  std::vector<LedgerRow> rows;
  rows.reserve(database.get_value_freq(slot::ledger));
  const auto end = database.valuestream_end(slot::ledger);
  for (auto at = database.valuestream_begin(slot::ledger); at != end; ++at) {
    rows.push_back(decode_row(*at));
    rows.back().docid = at.get_docid();
  }
  // A build leaves them sorted but for members; what updates add stands behind.
  const auto less = [](const LedgerRow& a, const LedgerRow& b) { return a.path < b.path; };
  const auto middle = std::is_sorted_until(rows.begin(), rows.end(), less);
  std::sort(middle, rows.end(), less);
  std::inplace_merge(rows.begin(), middle, rows.end(), less);
  return rows;
}

const LedgerRow* find_row(const std::vector<LedgerRow>& rows, std::string_view path) {
  const auto at = std::lower_bound(rows.begin(), rows.end(), path,
                                   [](const LedgerRow& row, std::string_view wanted) { return row.path < wanted; });
  return at != rows.end() && at->path == path ? &*at : nullptr;
}

}  // namespace schema

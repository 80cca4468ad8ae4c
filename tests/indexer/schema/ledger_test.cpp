// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the ledger survive their codec, and say of a record what an update asks.
#include "indexer/schema/ledger.h"

#include <gtest/gtest.h>

#include "indexer/schema/error.h"

namespace {

schema::DocumentRecord record_of_copy() {
  schema::DocumentRecord record;
  record.path = "library/memos/a.pdf";
  record.container = "library/memos/mail.eml";
  record.ledger.outcome = schema::Outcome::duplicate;
  record.ledger.detail = "library/b.pdf";
  record.ledger.size = 123456789012;
  record.ledger.mtime_ns = -5;
  record.ledger.ctime_ns = 1'700'000'000'000'000'000;
  record.ledger.parser = "7+ocr";
  record.ledger.overrides = "0f3a9c5571e2b604";
  return record;
}

TEST(LedgerRow, SaysWhatTheRecordSays) {
  const schema::DocumentRecord record = record_of_copy();
  const schema::LedgerRow row = schema::row_of(record);
  EXPECT_EQ(row.path, record.path);
  EXPECT_EQ(row.container, record.container);
  EXPECT_EQ(row.outcome, schema::Outcome::duplicate);
  EXPECT_EQ(row.original, "library/b.pdf");
  EXPECT_EQ(row.size, record.ledger.size);
  EXPECT_EQ(row.mtime_ns, record.ledger.mtime_ns);
  EXPECT_EQ(row.ctime_ns, record.ledger.ctime_ns);
  EXPECT_EQ(row.parser, record.ledger.parser);
  EXPECT_EQ(row.overrides, record.ledger.overrides);
}

TEST(LedgerRow, OnlyADuplicateHasAnOriginal) {
  schema::DocumentRecord record = record_of_copy();
  record.ledger.outcome = schema::Outcome::refused;
  record.ledger.reason = schema::Reason::damaged;
  EXPECT_EQ(schema::row_of(record).original, "");
  EXPECT_EQ(schema::row_of(record).reason, schema::Reason::damaged);
}

TEST(LedgerRow, RoundTrip) {
  const schema::LedgerRow row = schema::row_of(record_of_copy());
  EXPECT_EQ(schema::decode_row(schema::encode(row)), row);
}

TEST(LedgerRow, CutOrLongerBytesAreDamage) {
  const std::string bytes = schema::encode(schema::row_of(record_of_copy()));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(schema::decode_row(bytes.substr(0, size)), schema::IndexError) << size;
  EXPECT_THROW(schema::decode_row(bytes + "x"), schema::IndexError);
}

TEST(LedgerRow, IsFoundByItsPath) {
  std::vector<schema::LedgerRow> rows(3);
  rows[0].path = "a";
  rows[1].path = "a/b";
  rows[2].path = "c";
  EXPECT_EQ(schema::find_row(rows, "a/b"), &rows[1]);
  EXPECT_EQ(schema::find_row(rows, "c"), &rows[2]);
  EXPECT_EQ(schema::find_row(rows, "b"), nullptr);
  EXPECT_EQ(schema::find_row(rows, "d"), nullptr);
  EXPECT_EQ(schema::find_row({}, "a"), nullptr);
}

}  // namespace

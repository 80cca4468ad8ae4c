// SPDX-License-Identifier: GPL-3.0-or-later
// Records survive their codecs, and damaged bytes are told, never trusted.
#include "indexer/schema/records.h"

#include <gtest/gtest.h>

#include <random>

#include "indexer/schema/error.h"

namespace {

schema::DocumentRecord sample_document() {
  schema::DocumentRecord record;
  record.id = "0f3a9c5571e2b604";
  record.path = "library/memos/a.pdf";
  record.root = "/srv/library";
  record.container = "library/memos/mail.eml";
  record.format = "pdf";
  record.metadata.title = {"Exercising Discretion", "header block"};
  record.metadata.date = {"2000-11-17", "first page"};
  record.ledger.outcome = schema::Outcome::indexed_with_warning;
  record.ledger.warnings = {"page 3 has no text"};
  record.ledger.size = 123456789012;
  record.ledger.mtime_ns = -5;
  record.ledger.digest = std::string(64, 'a');
  record.outline = {{1, "I. Introduction", 0}, {2, "A. Scope", 4}};
  record.page_labels = {"", "1", "2"};
  record.passages = 7;
  record.words = 1400;
  return record;
}

schema::PassageRecord sample_passage() {
  schema::PassageRecord record;
  record.ordinal = 3;
  record.text = "Heading\n\nFirst paragraph. Its end.";
  record.paragraphs = {{0, 7, schema::ParagraphKind::heading, 2, false},
                       {9, 34, schema::ParagraphKind::text, 0, false, true}};
  record.pages = {{0, 3}, {20, 4}};
  record.headings = {"II. Background", "Heading"};
  record.pin = {3, 4, "1", "2", 12, 12};
  record.language = "en";
  record.first_position = 501;
  record.words = 5;
  record.warnings = {"page not confirmed"};
  record.lead_ins = {"The following are exempt:"};
  record.boilerplate = true;
  record.enumeration = true;
  record.repeated = true;
  return record;
}

TEST(Records, DocumentRoundTrip) {
  const auto record = sample_document();
  EXPECT_EQ(schema::decode_document(schema::encode(record)), record);
}

TEST(Records, PassageRoundTrip) {
  const auto record = sample_passage();
  EXPECT_EQ(schema::decode_passage(schema::encode(record)), record);
}

TEST(Records, LibraryRoundTrip) {
  schema::LibraryRecord record;
  record.roots = {"/srv/library", "/srv/other"};
  record.built = "2026-01-02T03:04:05Z";
  record.revision = 9;
  record.build_seconds = 12.5;
  record.files = 10;
  record.indexed = 7;
  record.with_warning = 1;
  record.duplicates = 1;
  record.refused = 1;
  record.ignored = 2;
  record.passages = 99;
  EXPECT_EQ(schema::decode_library(schema::encode(record)), record);
}

TEST(Records, EveryFlippedBitIsTold) {
  const std::string whole = schema::encode(sample_passage());
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string damaged = whole;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_THROW(schema::decode_passage(damaged), schema::IndexError) << bit;
  }
}

TEST(Records, PositionsRoundTrip) {
  const std::vector<std::uint32_t> positions{1, 2, 130, 131, 70000, 4294967295U};
  EXPECT_EQ(schema::decode_positions(schema::encode_positions(positions)), positions);
  EXPECT_TRUE(schema::decode_positions("").empty());
}

// Every prefix and every single-byte change is refused.
template <typename Decode>
void damage(const std::string& bytes, Decode decode) {
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(decode(bytes.substr(0, size)), schema::IndexError) << size;
  EXPECT_THROW(decode(bytes + "x"), schema::IndexError);
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string changed = bytes;
    changed.at(random() % changed.size()) = static_cast<char>(random());
    if (changed == bytes) continue;
    EXPECT_THROW(decode(changed), schema::IndexError) << round;
  }
}

TEST(Records, DamagedDocumentIsTold) {
  damage(schema::encode(sample_document()), [](const std::string& bytes) { schema::decode_document(bytes); });
}

TEST(Records, DamagedPassageIsTold) {
  damage(schema::encode(sample_passage()), [](const std::string& bytes) { schema::decode_passage(bytes); });
}

TEST(Records, HugeLengthIsNoHugeAllocation) {
  EXPECT_THROW(schema::decode_document(std::string("\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 9)), schema::IndexError);
  EXPECT_THROW(schema::decode_positions("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"), schema::IndexError);
}

}  // namespace

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/ledger.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/pack.h"

namespace indexer::store {
namespace {

bool by_path(const schema::DocumentRecord& a, const schema::DocumentRecord& b) { return a.path < b.path; }

// Runs one step that reads. Throws schema::IndexError instead of Xapian::Error.
template <typename Step>
auto read_guarded(Step step) {
  try {
    return step();
  } catch (const Xapian::Error& error) {
    throw schema::IndexError("The ledger of the index cannot be read: " + schema::describe(error));
  }
}

Records records_once(const std::filesystem::path& index) {
  const schema::OpenIndex open = schema::open_current(index);
  Records all{open.generation, open.library, {}};
  const std::string term = schema::term(schema::FieldId::record, schema::document_record);
  for (auto at = open.database.postlist_begin(term); at != open.database.postlist_end(term); ++at)
    all.records.push_back(schema::decode_document(open.database.get_document(*at).get_data()));
  std::sort(all.records.begin(), all.records.end(), by_path);
  return all;
}

std::vector<schema::PassageRecord> passages_once(const std::filesystem::path& index, std::string_view id) {
  const schema::OpenIndex open = schema::open_current(index);
  const std::string term = schema::term(schema::FieldId::id, id);
  std::vector<schema::PassageRecord> passages;
  auto at = open.database.postlist_begin(term);
  if (at == open.database.postlist_end(term)) return passages;
  const Xapian::docid document = *at;  // a document record stands before its passages
  const std::uint32_t count = schema::decode_document(open.database.get_document(document).get_data()).passages;
  for (std::uint32_t i = 1; i <= count; ++i)
    passages.push_back(schema::decode_passage(open.database.get_document(document + i).get_data()));
  return passages;
}

// Asks again when an update has meanwhile overwritten what this reader stands on.
template <typename Ask>
auto retried(const std::filesystem::path& index, Ask ask) {
  for (int attempt = 1;; ++attempt) {
    try {
      return ask();
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == 5) throw schema::IndexError("The index changes too fast to be read: " + schema::describe(error));
    } catch (const Xapian::Error& error) {
      throw schema::IndexError("The index in " + index.string() + " cannot be read: " + schema::describe(error));
    }
  }
}

}  // namespace

Ledger::Ledger(schema::OpenIndex open)
    : generation(open.generation),
      library(std::move(open.library)),
      rows(schema::ledger_rows(open.database)),
      database_(std::move(open.database)) {}

schema::DocumentRecord Ledger::record(const schema::LedgerRow& row) const {
  return read_guarded([&] {
    schema::DocumentRecord record = schema::decode_document(database_.get_document(row.docid).get_data());
    if (record.path != row.path) schema::Unpacker::damaged();
    record.ledger.parser = row.parser;
    return record;
  });
}

std::vector<schema::DocumentRecord> Ledger::of_bytes(std::string_view digest) const {
  return read_guarded([&] {
    std::vector<schema::DocumentRecord> records;
    const std::string term = schema::term(schema::FieldId::digest, digest);
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at)
      records.push_back(schema::decode_document(database_.get_document(*at).get_data()));
    std::sort(records.begin(), records.end(), by_path);
    return records;
  });
}

bool Ledger::has_id(std::string_view id) const {
  return read_guarded([&] { return database_.term_exists(schema::term(schema::FieldId::id, id)); });
}

Ledger read_ledger(const std::filesystem::path& index) {
  return retried(index, [&] { return Ledger(schema::open_current(index)); });
}

Records read_records(const std::filesystem::path& index) {
  return retried(index, [&] { return records_once(index); });
}

std::vector<schema::PassageRecord> read_passages(const std::filesystem::path& index, std::string_view id) {
  return retried(index, [&] { return passages_once(index, id); });
}

}  // namespace indexer::store

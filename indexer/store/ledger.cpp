// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/ledger.h"

#include <algorithm>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"

namespace indexer::store {
namespace {

Ledger read_once(const std::filesystem::path& index) {
  const schema::OpenIndex open = schema::open_current(index);
  Ledger ledger{open.generation, open.library, {}};
  const std::string term = schema::term(schema::FieldId::record, schema::document_record);
  for (auto at = open.database.postlist_begin(term); at != open.database.postlist_end(term); ++at)
    ledger.records.push_back(schema::decode_document(open.database.get_document(*at).get_data()));
  std::sort(ledger.records.begin(), ledger.records.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return ledger;
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

Ledger read_ledger(const std::filesystem::path& index) {
  return retried(index, [&] { return read_once(index); });
}

std::vector<schema::PassageRecord> read_passages(const std::filesystem::path& index, std::string_view id) {
  return retried(index, [&] { return passages_once(index, id); });
}

}  // namespace indexer::store

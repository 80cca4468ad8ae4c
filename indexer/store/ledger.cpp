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

}  // namespace

Ledger read_ledger(const std::filesystem::path& index) {
  for (int attempt = 1;; ++attempt) {
    try {
      return read_once(index);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (attempt == 5) throw schema::IndexError("The index changes too fast to be read: " + schema::describe(error));
    } catch (const Xapian::Error& error) {
      throw schema::IndexError("The index in " + index.string() + " cannot be read: " + schema::describe(error));
    }
  }
}

}  // namespace indexer::store

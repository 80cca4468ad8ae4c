// SPDX-License-Identifier: GPL-3.0-or-later
// What an update does to each document, and the text a changed one had before.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/passages/passages.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/records.h"
#include "indexer/store/ledger.h"

namespace indexer::run {

class Journal {
 public:
  // `ledger` and the texts of `index` are those of the state before; it must stay committed until the run's own commit.
  Journal(std::filesystem::path index, const store::Ledger& ledger);

  void removed(const schema::DocumentRecord& record);
  void stored(const schema::DocumentRecord& record, const passages::Analysed& analysed);

  // At the end of the run. A document that was removed and stored again under another path has moved.
  schema::Digest digest(std::uint64_t revision, const std::string& at) const;

  // By document id: the text before, of documents whose text changed.
  const std::map<std::string, std::string>& previous_texts() const { return previous_texts_; }

 private:
  void compare(const schema::DocumentRecord& before, const schema::DocumentRecord& after,
               const passages::Analysed& analysed);
  void note(schema::ChangeKind kind, const schema::DocumentRecord& record, std::string detail);

  std::filesystem::path index_;
  const store::Ledger& ledger_;
  std::map<std::string, schema::DocumentRecord> removed_;  // by path, not stored again
  std::vector<schema::DocumentChange> changes_;
  std::map<std::string, std::string> previous_texts_;
};

// Passages to the text that is compared.
std::string text_of(const std::vector<schema::PassageRecord>& passages);

}  // namespace indexer::run

// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that writes to an index database: one transaction a run, on the disk before it is acknowledged.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "indexer/passages/passages.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/records.h"
#include "indexer/store/families.h"
#include "indexer/store/segments.h"
#include "indexer/store/terms.h"

namespace indexer::store {

struct Counts {
  std::uint64_t documents = 0;  // document records
  std::uint64_t members = 0;    // of those, attachments and archive members
  std::array<std::uint64_t, schema::outcome_names.size()> outcomes{};
  std::uint64_t passages = 0;
};

// Every call throws schema::IndexError when the database cannot be written; the Writer is then of no more use and
// nothing of the run is kept.
class Writer {
 public:
  enum class Open { create, existing };

  // `existing` opens the database in folder `database` and begins the run's transaction; `create` makes a folder for
  // publish(), in which nothing is on the disk before that, and starts threads that end with the Writer.
  // `pending`: Xapian documents whose postings may wait in memory; more are written within the run.
  Writer(const std::filesystem::path& database, Open how, unsigned pending = 1000);
  ~Writer();  // without commit(): nothing of the run is kept
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Adds a document that is not in the index. Sets the record's counts from `analysed`.
  void add(schema::DocumentRecord record, passages::Analysed analysed);

  // Removes a document and its passages. Does nothing when the id is not there.
  void remove(std::string_view id);

  // The file of a document was touched, but its content is the same: only the ledger changes. Not in a new index.
  void set_ledger(std::string_view id, const schema::LedgerEntry& entry);

  // Keeps what the run changed with the library: the digest before older ones, and the text each changed document had.
  // Of documents that are gone the text is dropped.
  void keep(const schema::Digest& digest, const std::map<std::string, std::string>& previous_texts);

  // What the index holds, this run included.
  Counts counts();

  // Ends the run: everything is in the index, and on the disk, when this returns; of a new one when publish() does.
  void commit(const schema::LibraryRecord& library);

 private:
  void commit_new(const schema::LibraryRecord& library);

  std::filesystem::path path_;
  std::unique_ptr<Segments> segments_;  // of a new index; the next four are of an existing one
  Xapian::WritableDatabase database_;
  StemCache stems_;
  Families families_;
  std::set<std::string> paragraphs_;  // of passages that came or went, see mark_repeated()
  bool open_ = false;                 // a transaction is
};

}  // namespace indexer::store

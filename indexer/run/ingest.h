// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of every run: files of the plan to bytes, to readings in the workers, to records in the index.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/run/attempts.h"
#include "indexer/run/journal.h"
#include "indexer/run/progress.h"
#include "indexer/run/recognition_cache.h"
#include "indexer/schema/records.h"
#include "indexer/sources/plan.h"
#include "indexer/store/ledger.h"
#include "indexer/store/writer.h"
#include "indexer/workers/pool.h"

namespace indexer::run {

// What the run did, for the report.
struct Changes {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t removed = 0;
  std::uint64_t moved = 0;    // of the added: same content as one that is gone
  std::uint64_t touched = 0;  // new times, same content
  std::uint64_t members = 0;  // attachments and archive members read
  std::uint64_t unchanged = 0;
  std::uint64_t recognised = 0;  // pages the text recognition engine was run on
  std::uint64_t recalled = 0;    // pages an earlier run had recognised
};

class Ingest {
 public:
  // `ledger` is that of the state the writer goes on from; of no library for a build. It and all else must outlive the
  // run. `journal`: who is told what happens to each document, or null.
  Ingest(workers::Pool& pool, store::Writer& writer, Progress& progress, const store::Ledger& ledger,
         const sources::Overrides& overrides, RecognitionCache& recognition, Attempts& attempts,
         Journal* journal = nullptr);

  // Before run(), for a build: documents keep the ids they had in the index that is replaced, by their path or, where
  // that is gone from the disk, by their content, so that addresses of passages stay good.
  void keep_ids(const std::vector<schema::DocumentRecord>& earlier, const sources::Scan& scan);

  // Carries out the plan. Throws Interrupted, schema::IndexError. Results are stored in the order of the plan (members
  // after their container, in the pool's window), so that the index does not depend on the number of workers.
  const Changes& run(const sources::Plan& plan);

  // Paths of all documents after the run, members included.
  std::vector<std::string> paths() const;

 private:
  struct Pending {
    schema::DocumentRecord record;
    unsigned depth = 0;  // 0 = a file on disk
    std::string file;    // the file on disk that it is, or is in
    std::optional<std::chrono::milliseconds> took;
  };

  // Of the documents with the same bytes: which is searched, and which duplicate it.
  struct SameBytes {
    std::string original;  // path; empty = none yet
    std::vector<schema::DocumentRecord> copies;
  };

  std::optional<schema::DocumentRecord> known(const std::string& path) const;
  SameBytes& same_bytes(const std::string& digest);
  void forget(const std::string& path);
  void start(const sources::Task& task);
  bool is_only_touched(const sources::Task& task, const schema::LedgerEntry& entry);
  std::string new_id(const std::string& path, const std::string& digest);
  void read_next(Pending pending, std::string bytes);
  std::optional<workers::Job> job_of(Pending pending, std::string bytes);
  void finish(workers::Done done);
  void store_reading(Pending& pending, workers::Reading& reading);
  void submit_members(const Pending& container, std::vector<extract::Attachment>& attachments);
  std::optional<workers::Job> member_job(Pending member, std::string bytes);
  bool take_over(const schema::DocumentRecord& copy, const std::string& original);
  void restate(const schema::DocumentRecord& copy);
  void refuse(Pending& pending, schema::Reason reason, std::string detail);
  void add(const Pending& pending, passages::Analysed analysed);

  workers::Pool& pool_;
  store::Writer& writer_;
  Progress& progress_;
  const store::Ledger& ledger_;
  Journal* journal_;
  const sources::Overrides& overrides_;
  RecognitionCache& recognition_;
  Attempts& attempts_;
  std::string version_;  // of the readers
  Changes changes_;
  std::unordered_set<std::string> forgotten_;                          // paths of the ledger that are gone from it
  std::unordered_map<std::string, schema::DocumentRecord> restated_;   // by path, in place of what the ledger has
  std::unordered_map<std::string, std::vector<std::string>> members_;  // paths of the ledger, by container
  std::unordered_map<std::string, SameBytes> same_bytes_;              // by digest, of those that were asked for
  // Files whose worker did not live to answer, by digest: tried once for each version of the readers.
  std::unordered_map<std::string, schema::LedgerEntry> poison_;
  std::unordered_map<std::string, std::string> gone_;  // digest -> id of a removed file
  std::unordered_set<std::string> added_;              // paths
  std::unordered_map<std::string, std::string> kept_;  // path -> id in the index that is replaced
  std::unordered_set<std::string> ids_;                // beside those of the ledger
  // What came out of each file on disk, all layers together: its members and their bytes.
  struct Unpacked {
    std::uint64_t members = 0;
    std::uint64_t bytes = 0;
  };
  std::unordered_map<std::string, Unpacked> unpacked_;
  std::map<std::uint64_t, Pending> pending_;
  std::uint64_t next_job_ = 0;
};

// The name a member gets beneath its container: no slashes or control bytes, never empty, not one of `taken`.
std::string member_name(const std::string& name, std::size_t number, std::unordered_set<std::string>& taken);

}  // namespace indexer::run

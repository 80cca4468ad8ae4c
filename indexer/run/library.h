// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that every run has: the library's folders, its lock, its workers, the time of day.
#pragma once

#include <ostream>
#include <string>

#include "indexer/options.h"
#include "indexer/run/recognition_cache.h"
#include "indexer/sources/scan.h"
#include "indexer/workers/pool.h"

namespace indexer::run {

// Now, in UTC: "2026-01-02T03:04:05Z".
std::string iso_now();

workers::Settings worker_settings(const Options& options);

// The folder of the language files for text recognition; empty = it is off.
std::string recognition_data(const Options& options);

// Says so when recognition is on but cannot work.
void print_recognition_fault(std::ostream& err, const RecognitionCache& recognition);

// The version of the readers as the ledger has it: one that begins with another's reads at least what that one does.
std::string reader_version(const RecognitionCache& recognition);
// How a run shares the memory it may take.
struct MemoryShares {
  std::uint64_t jobs = 0;   // bytes of files that wait for a worker or are being read
  unsigned pending = 1000;  // Xapian documents whose postings wait in memory to be written
};
MemoryShares memory_shares(const Options& options);

// Throws schema::IndexError when a root is missing: "missing" is never taken for "empty".
void require_roots(const sources::Scan& scan);

}  // namespace indexer::run

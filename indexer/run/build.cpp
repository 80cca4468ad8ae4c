// SPDX-License-Identifier: GPL-3.0-or-later
// indexer build: a new generation beside the old one, published when it is whole.
#include <unistd.h>

#include <chrono>

#include "indexer/run/ingest.h"
#include "indexer/run/interrupt.h"
#include "indexer/run/library.h"
#include "indexer/run/report.h"
#include "indexer/run/run.h"
#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/generation.h"
#include "indexer/store/ledger.h"

namespace indexer::run {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// The index that is replaced: its counter of committed runs goes on, so that a cached answer of an old generation is
// never taken for new, and so do the ids of its documents.
store::Records replaced(const std::filesystem::path& index) {
  try {
    return store::read_records(index);
  } catch (const schema::IndexError&) {
    return {};  // none yet, or one of another format: the build is what mends that
  }
}

int dry_run(const sources::Scan& scan, std::ostream& out) {
  for (const sources::FileSeen& file : scan.files)
    out << printable(file.path) << (file.detail.empty() ? "" : "  (" + file.detail + ")") << '\n';
  out << scan.files.size() << " files would be read.\n";
  return clean;
}

void print_ignored(const sources::Scan& scan, const Options& options, std::ostream& err) {
  if (!options.verbose) return;
  for (const std::string& path : scan.ignored) err << "left out: " << printable(path) << '\n';
}

}  // namespace

// Workers start before the database is opened, so that none of them holds its lock.
int build(const Options& options, std::ostream& out, std::ostream& err) {
  const auto start = Clock::now();
  sources::Scan scan = sources::scan(options.folders);
  require_roots(scan);
  const sources::Overrides overrides = sources::take_overrides(scan);
  print_ignored(scan, options, err);
  if (options.dry_run) return dry_run(scan, out);

  workers::Pool pool(worker_settings(options));
  const store::Lock lock(options.index);
  store::remove_unfinished(options.index);
  const std::uint64_t generation = store::next_generation(options.index);
  const auto folder = store::unfinished(options.index, generation);

  RecognitionCache recognition(options.index, recognition_data(options));
  print_recognition_fault(err, recognition);
  Changes changes;
  schema::LibraryRecord library;
  library.roots = options.folders;
  const store::Records before = replaced(options.index);
  library.revision = before.library.revision + 1;
  library.ignored = scan.ignored.size();
  {
    store::Writer writer(folder, store::Writer::Open::create, memory_shares(options).pending);
    Progress progress(err, scan.files.size(), is_terminal(STDERR_FILENO), options.quiet, options.verbose);
    const store::Ledger none;
    Attempts attempts(options.index, reader_version(recognition), pool.workers(), options.retry);
    Ingest ingest(pool, writer, progress, none, overrides, recognition, attempts);
    ingest.keep_ids(before.records, scan);
    changes = ingest.run(sources::plan(scan, {}, ""));
    library.notices = overrides.unmatched(ingest.paths());
    set_counts(library, writer.counts(), scan.files.size());
    library.built = iso_now();
    library.build_seconds = seconds_since(start);
    writer.commit(library);
  }
  check_interrupt();
  store::publish(options.index, folder, generation);
  recognition.forget_unused();
  if (!options.quiet) {
    print_counts(out, library);
    print_recognition(out, changes);
    print_problems(out, store::read_records(options.index).records, options.verbose ? 0 : 20);
  }
  return exit_code(library);
}

int roll_back(const Options& options, std::ostream& out, std::ostream&) {
  const store::Lock lock(options.index);
  const std::uint64_t generation = store::roll_back(options.index);
  const auto library = schema::open_current(options.index).library;
  out << "Generation " << generation << " is current again: the library of " << library.built << ".\n";
  return clean;
}

}  // namespace indexer::run

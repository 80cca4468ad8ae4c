// SPDX-License-Identifier: GPL-3.0-or-later
// indexer update: what is new, changed or gone since the last run, in one transaction on the current generation.
#include <unistd.h>

#include "indexer/run/digest.h"
#include "indexer/run/ingest.h"
#include "indexer/run/library.h"
#include "indexer/run/report.h"
#include "indexer/run/run.h"
#include "indexer/schema/error.h"
#include "indexer/schema/index_folder.h"
#include "indexer/sources/settle.h"
#include "indexer/store/generation.h"
#include "indexer/store/ledger.h"

namespace indexer::run {
namespace {

int refuse_mass_removal(const sources::Scan& scan, const sources::Plan& plan, std::ostream& err) {
  for (const std::string& root : scan.missing) err << "The folder " << printable(root) << " is not there.\n";
  err << plan.removed.size() << " known files are gone at once. Nothing was changed. If a network share is not "
      << "connected, connect it and run the update again; if the files were really removed, add "
         "--allow-mass-removal.\n";
  return mass_removal;
}

int dry_run(const sources::Plan& plan, std::ostream& out) {
  for (const sources::Task& task : plan.tasks)
    out << (task.change == sources::Change::fresh      ? "new      "
            : task.change == sources::Change::changed  ? "changed  "
            : task.change == sources::Change::restated ? "set anew "
                                                       : "retried  ")
        << printable(task.file.path) << '\n';
  for (const std::string& path : plan.removed) out << "removed  " << printable(path) << '\n';
  out << plan.tasks.size() << " files would be read, " << plan.removed.size() << " removed.\n";
  return clean;
}

// --retry: files that did not survive their reading are then as if other readers had tried them.
void forget_attempts(store::Ledger& ledger) {
  for (schema::LedgerRow& row : ledger.rows)
    if (schema::is_poison(row.reason)) row.parser.clear();
}

// What still needs a person after this run, of the files it touched or of all when verbose.
void report(const Options& options, const Changes& changes, const schema::Digest& digest,
            const schema::LibraryRecord& library, std::ostream& out) {
  if (options.json) return print_json(out, digest);
  if (options.quiet) return;
  print_changes(out, changes);
  print_digest(out, digest, options.verbose ? 0 : 20);
  print_counts(out, library);
  print_recognition(out, changes);
  if (options.verbose) print_problems(out, store::read_records(options.index).records, 0);
}

}  // namespace

int update(const Options& options, std::ostream& out, std::ostream& err) {
  return update_settled(options, {}, out, err);
}

int update_settled(const Options& options, const std::vector<std::string>& unsettled, std::ostream& out,
                   std::ostream& err) {
  const bool starts_workers = !options.dry_run;
  std::unique_ptr<workers::Pool> pool;
  if (starts_workers) pool = std::make_unique<workers::Pool>(worker_settings(options));
  const store::Lock lock(options.index);
  store::remove_unfinished(options.index);
  store::Ledger before = store::read_ledger(options.index);
  if (options.retry) forget_attempts(before);
  sources::Scan scan = sources::scan(before.library.roots);
  sources::hold_back(scan, before.rows, unsettled);
  const sources::Overrides overrides = sources::take_overrides(scan);
  RecognitionCache recognition(options.index, recognition_data(options));
  print_recognition_fault(err, recognition);
  const sources::Plan plan = sources::plan(scan, before.rows, reader_version(recognition), overrides);
  if (plan.mass_removal && !options.allow_mass_removal) return refuse_mass_removal(scan, plan, err);
  if (options.dry_run) return dry_run(plan, out);

  schema::LibraryRecord library = before.library;
  Changes changes;
  schema::Digest digest;
  {
    store::Writer writer(options.index / schema::generation_name(before.generation), store::Writer::Open::existing,
                         memory_shares(options).pending);
    Progress progress(err, plan.tasks.size(), is_terminal(STDERR_FILENO), options.quiet, options.verbose);
    Journal journal(options.index, before);
    Attempts attempts(options.index, reader_version(recognition), pool->workers(), options.retry);
    Ingest ingest(*pool, writer, progress, before, overrides, recognition, attempts, &journal);
    changes = ingest.run(plan);
    library.notices = overrides.empty() ? std::vector<std::string>() : overrides.unmatched(ingest.paths());
    set_counts(library, writer.counts(), scan.files.size());
    ++library.revision;
    library.ignored = scan.ignored.size();
    library.built = iso_now();
    digest = journal.digest(library.revision, library.built);
    writer.keep(digest, journal.previous_texts());
    writer.commit(library);
  }
  report(options, changes, digest, library, out);
  return exit_code(library);
}

}  // namespace indexer::run

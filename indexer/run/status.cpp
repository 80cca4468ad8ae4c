// SPDX-License-Identifier: GPL-3.0-or-later
// indexer status: what the library holds, what it does not and why, and what protects the reading of files.
#include "indexer/run/library.h"
#include "indexer/run/report.h"
#include "indexer/run/run.h"
#include "indexer/store/ledger.h"

namespace indexer::run {

int status(const Options& options, std::ostream& out, std::ostream&) {
  const store::Records all = store::read_records(options.index);
  const std::vector<workers::Layer> layers = workers::Pool(worker_settings(options)).layers();
  const schema::LibraryRecord& library = all.library;
  const int code = exit_code(library);
  if (options.json) {
    print_status_json(out, library, all.records, layers);
    return code;
  }
  out << "Library of " << library.built << ", generation " << all.generation << ", run " << library.revision << ".\n";
  for (const std::string& root : library.roots) out << "Folder: " << printable(root) << '\n';
  print_counts(out, library);
  print_recognised(out, all.records);
  for (const workers::Layer& layer : layers)
    out << "Isolation: " << layer.name << (layer.active ? " active" : " NOT active")
        << (layer.detail.empty() ? "" : " (" + layer.detail + ")") << '\n';
  print_families(out, all.records, options.problems);
  if (options.problems) print_problems(out, all.records, 0);
  return code;
}

}  // namespace indexer::run

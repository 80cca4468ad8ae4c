// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/folders/changes.h"

#include <time.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/schema/error.h"
#include "indexer/schema/ledger.h"
#include "indexer/sources/overrides.h"
#include "indexer/sources/plan.h"
#include "indexer/sources/scan.h"
#include "searcher/search/open.h"

namespace searcher::folders {
namespace {

namespace sources = indexer::sources;
using search::FolderChanges;

struct Known {
  std::vector<std::string> roots;
  std::vector<schema::LedgerRow> rows;
};

// Nothing of a library of several indexes, whose folders may be on other machines.
std::optional<Known> read_known(const std::filesystem::path& index) {
  return search::with_current(index, [](const search::OpenLibrary& open) -> std::optional<Known> {
    if (!open.is_one_index()) return std::nullopt;
    return Known{open.parts.front().library.roots, schema::ledger_rows(open.database)};
  });
}

std::string now() {
  const time_t seconds = time(nullptr);
  struct tm parts {};
  gmtime_r(&seconds, &parts);
  char text[32];
  return {text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

void add(FolderChanges::Paths& paths, const std::string& path) {
  if (++paths.count <= FolderChanges::most_named) paths.first.push_back(path);
}

// Which of the roots' names is not among those that are there.
std::vector<std::string> missing_names(const std::vector<std::string>& roots, const sources::Scan& scan) {
  const auto names = sources::root_names(roots);
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < roots.size(); ++i)
    if (std::find(scan.missing.begin(), scan.missing.end(), roots[i]) != scan.missing.end())
      missing.push_back(names[i]);
  return missing;
}

// Files that hold what the librarian says; no documents, also when they cannot be understood.
bool is_statement(const std::string& path) {
  return path.ends_with(sources::sidecar_ending) || sources::is_overrides(path);
}

// Files that the index has as refused are no news when they still cannot be read.
std::unordered_set<std::string> refused_paths(const std::vector<schema::LedgerRow>& rows) {
  std::unordered_set<std::string> paths;
  for (const schema::LedgerRow& row : rows)
    if (row.outcome == schema::Outcome::refused) paths.insert(row.path);
  return paths;
}

void add_task(FolderChanges& changes, const sources::Task& task, const std::unordered_set<std::string>& refused) {
  if (task.file.reason != schema::Reason::none && refused.contains(task.file.path)) return;
  if (task.file.reason == schema::Reason::unreadable) return add(changes.unreadable, task.file.path);
  if (task.change == sources::Change::fresh) add(changes.fresh, task.file.path);
  if (task.change == sources::Change::changed) add(changes.changed, task.file.path);
  if (task.change == sources::Change::restated) add(changes.restated, task.file.path);
}

// Nobody knows whether a file is gone that stands in a folder which is not there, or cannot be looked into.
void add_gone(FolderChanges& changes, const sources::Scan& scan, const std::vector<std::string>& removed) {
  std::vector<std::string> unseen = changes.missing;
  for (const sources::FileSeen& file : scan.files)
    if (file.reason == schema::Reason::unreadable) unseen.push_back(file.path);
  std::sort(unseen.begin(), unseen.end());
  for (const std::string& path : removed) {
    bool hidden = false;
    for (std::size_t slash = path.find('/'); !hidden && slash != std::string::npos; slash = path.find('/', slash + 1))
      hidden = std::binary_search(unseen.begin(), unseen.end(), path.substr(0, slash));
    if (!hidden) add(changes.gone, path);
  }
}

}  // namespace

FolderChanges look(const std::filesystem::path& index, const std::function<bool()>& go_on) {
  const std::optional<Known> one = read_known(index);
  FolderChanges changes;
  if (!one) return changes;
  const Known& known = *one;
  sources::Scan scan = sources::scan(known.roots, go_on);
  changes.state = scan.whole ? FolderChanges::State::looked : FolderChanges::State::too_slow;
  changes.at = now();
  if (!scan.whole) return changes;
  changes.missing = missing_names(known.roots, scan);
  sources::Overrides overrides;
  bool stated = true;
  try {
    overrides = sources::take_overrides(scan);
  } catch (const schema::IndexError& error) {
    changes.trouble = error.what();
    stated = false;
    std::erase_if(scan.files, [](const sources::FileSeen& file) { return is_statement(file.path); });
  }
  changes.files = scan.files.size();
  // Files that only newer readers would read again have not changed, so that no version of them is given.
  const sources::Plan plan = sources::plan(scan, known.rows, "", overrides);
  const auto refused = refused_paths(known.rows);
  for (const sources::Task& task : plan.tasks)
    if (stated || task.change != sources::Change::restated) add_task(changes, task, refused);
  add_gone(changes, scan, plan.removed);
  changes.too_many_gone = plan.mass_removal;
  return changes;
}

}  // namespace searcher::folders

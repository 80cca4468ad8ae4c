// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/plan.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace indexer::sources {
namespace {

bool looks_unchanged(const FileSeen& file, const schema::LedgerRow& row) {
  return file.size == row.size && file.mtime_ns == row.mtime_ns && file.ctime_ns == row.ctime_ns;
}

// Refused files by readers of another version; files with a warning by readers of the same version that can do more.
bool may_read_more(const schema::LedgerRow& row, std::string_view version) {
  if (row.outcome == schema::Outcome::refused) return row.parser != version;
  return row.outcome == schema::Outcome::indexed_with_warning && row.parser != version &&
         version.starts_with(row.parser);
}

bool is_mass_removal(std::size_t removed, std::size_t known, const Scan& scan) {
  if (known == 0 || removed == 0) return false;
  return !scan.missing.empty() || (removed > 10 && removed * 5 > known);
}

// Files on disk, of whose row or of one of whose members' rows it is true.
template <typename Condition>
std::unordered_set<std::string_view> files_with(const std::vector<schema::LedgerRow>& rows, Condition condition) {
  std::unordered_set<std::string_view> files;
  for (const schema::LedgerRow& row : rows) {
    if (!condition(row)) continue;
    const schema::LedgerRow* file = &row;
    while (file != nullptr && !file->container.empty()) file = schema::find_row(rows, file->container);
    if (file != nullptr) files.insert(file->path);
  }
  return files;
}

// Files on disk beside rows of files, both by path: calls `fresh` with a file that has no row, `known` with both,
// `gone` with a row that has no file.
template <typename Fresh, typename Known, typename Gone>
void side_by_side(const std::vector<FileSeen>& files, const std::vector<schema::LedgerRow>& rows, Fresh fresh,
                  Known known, Gone gone) {
  auto file = files.begin();
  for (const schema::LedgerRow& row : rows) {
    if (!row.container.empty()) continue;
    int order = 1;
    while (file != files.end() && (order = file->path.compare(row.path)) < 0) fresh(*file++);
    if (file != files.end() && order == 0)
      known(*file++, row);
    else
      gone(row);
  }
  while (file != files.end()) fresh(*file++);
}

// Duplicates that have not changed: `retried` when the file they duplicate is no longer what it was.
void add_duplicates(const std::vector<std::pair<const FileSeen*, const schema::LedgerRow*>>& duplicates, Plan& plan) {
  if (duplicates.empty()) return;
  std::unordered_set<std::string> others(plan.removed.begin(), plan.removed.end());
  for (const Task& task : plan.tasks)
    if (task.change == Change::changed || task.change == Change::restated) others.insert(task.file.path);
  for (const auto& [file, row] : duplicates)
    if (others.contains(row->original))
      plan.tasks.push_back({*file, Change::retried});
    else
      ++plan.unchanged;
}

}  // namespace

Plan plan(const Scan& scan, const std::vector<schema::LedgerRow>& rows, std::string_view parser_version,
          const Overrides& overrides) {
  const auto restated =
      files_with(rows, [&](const auto& row) { return row.overrides != overrides.mark_for(row.path); });
  const auto retried = files_with(rows, [&](const auto& row) { return may_read_more(row, parser_version); });
  Plan result;
  std::size_t rows_of_files = 0;
  std::vector<std::pair<const FileSeen*, const schema::LedgerRow*>> duplicates;
  const auto add = [&](const FileSeen& file, Change change) { result.tasks.push_back({file, change}); };
  const auto compare = [&](const FileSeen& file, const schema::LedgerRow& row) {
    ++rows_of_files;
    if (!looks_unchanged(file, row) || file.reason != schema::Reason::none)
      add(file, Change::changed);
    else if (retried.contains(row.path))
      add(file, Change::retried);
    else if (restated.contains(row.path))
      add(file, Change::restated);
    else if (row.outcome == schema::Outcome::duplicate)
      duplicates.emplace_back(&file, &row);
    else
      ++result.unchanged;
  };
  side_by_side(
      scan.files, rows, [&](const FileSeen& file) { add(file, Change::fresh); }, compare,
      [&](const schema::LedgerRow& row) { result.removed.push_back(row.path); });
  rows_of_files += result.removed.size();
  add_duplicates(duplicates, result);
  std::sort(result.tasks.begin(), result.tasks.end(),
            [](const Task& a, const Task& b) { return a.file.path < b.file.path; });
  result.mass_removal = is_mass_removal(result.removed.size(), rows_of_files, scan);
  return result;
}

}  // namespace indexer::sources

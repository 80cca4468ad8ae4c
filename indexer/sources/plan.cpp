// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace indexer::sources {
namespace {

bool looks_unchanged(const FileSeen& file, const schema::LedgerEntry& entry) {
  return file.size == entry.size && file.mtime_ns == entry.mtime_ns && file.ctime_ns == entry.ctime_ns;
}

// Refused files by readers of another version; files with a warning by readers of the same version that can do more.
bool may_read_more(const schema::LedgerEntry& entry, std::string_view version) {
  if (entry.parser == version) return false;
  if (entry.outcome == schema::Outcome::refused) return true;
  return entry.outcome == schema::Outcome::indexed_with_warning && version.starts_with(entry.parser);
}

bool is_mass_removal(std::size_t removed, std::size_t known, const Scan& scan) {
  if (known == 0 || removed == 0) return false;
  return !scan.missing.empty() || (removed > 10 && removed * 5 > known);
}

// Files on disk, of whose record or of one of whose members' records it is true.
template <typename Condition>
std::unordered_set<std::string> files_with(const std::vector<schema::DocumentRecord>& ledger, Condition condition) {
  std::unordered_map<std::string_view, std::string_view> container;
  for (const auto& record : ledger)
    if (!record.container.empty()) container.emplace(record.path, record.container);
  std::unordered_set<std::string> files;
  for (const auto& record : ledger) {
    if (!condition(record)) continue;
    std::string_view file = record.path;
    for (auto at = container.find(file); at != container.end(); at = container.find(file)) file = at->second;
    files.emplace(file);
  }
  return files;
}

}  // namespace

Plan plan(const Scan& scan, const std::vector<schema::DocumentRecord>& ledger, std::string_view parser_version,
          const Overrides& overrides) {
  const auto restated =
      files_with(ledger, [&](const auto& each) { return each.ledger.overrides != overrides.mark_for(each.path); });
  const auto retried = files_with(ledger, [&](const auto& each) { return may_read_more(each.ledger, parser_version); });
  std::unordered_map<std::string, const schema::DocumentRecord*> known;
  for (const auto& record : ledger)
    if (record.container.empty()) known.emplace(record.path, &record);
  std::unordered_set<std::string> gone;  // originals whose duplicates must be read again
  std::unordered_set<std::string> seen;
  Plan result;
  const auto add = [&](const FileSeen& file, Change change, std::string id) {
    if (change == Change::changed || change == Change::restated) gone.insert(file.path);
    result.tasks.push_back({file, change, std::move(id)});
  };
  std::vector<const FileSeen*> unchanged;
  for (const FileSeen& file : scan.files) {
    seen.insert(file.path);
    const auto at = known.find(file.path);
    if (at == known.end())
      add(file, Change::fresh, "");
    else if (!looks_unchanged(file, at->second->ledger) || file.reason != schema::Reason::none)
      add(file, Change::changed, at->second->id);
    else if (retried.contains(file.path))
      add(file, Change::retried, at->second->id);
    else if (restated.contains(file.path))
      add(file, Change::restated, at->second->id);
    else
      unchanged.push_back(&file);
  }
  for (const auto& [path, record] : known)
    if (!seen.contains(path)) result.removed.push_back(path);
  std::sort(result.removed.begin(), result.removed.end());
  gone.insert(result.removed.begin(), result.removed.end());
  for (const FileSeen* file : unchanged) {
    const schema::DocumentRecord& record = *known.at(file->path);
    const bool orphaned = record.ledger.outcome == schema::Outcome::duplicate && gone.contains(record.ledger.detail);
    if (orphaned)
      add(*file, Change::retried, record.id);
    else
      ++result.unchanged;
  }
  std::sort(result.tasks.begin(), result.tasks.end(),
            [](const Task& a, const Task& b) { return a.file.path < b.file.path; });
  result.mass_removal = is_mass_removal(result.removed.size(), known.size(), scan);
  return result;
}

}  // namespace indexer::sources

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/settle.h"

#include <algorithm>
#include <unordered_map>

namespace indexer::sources {

std::vector<std::string> unsettled(const Scan& before, const Scan& after) {
  std::vector<std::string> paths;
  auto at = before.files.begin();
  for (const FileSeen& file : after.files) {
    while (at != before.files.end() && at->path < file.path) ++at;
    if (at == before.files.end() || !(*at == file)) paths.push_back(file.path);
  }
  return paths;
}

void hold_back(Scan& scan, const std::vector<schema::DocumentRecord>& ledger, const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  std::unordered_map<std::string, const schema::DocumentRecord*> known;
  for (const schema::DocumentRecord& record : ledger)
    if (record.container.empty()) known.emplace(record.path, &record);
  const auto held = [&](const FileSeen& file) { return std::binary_search(paths.begin(), paths.end(), file.path); };
  std::erase_if(scan.files, [&](const FileSeen& file) { return held(file) && !known.contains(file.path); });
  for (FileSeen& file : scan.files) {
    if (!held(file)) continue;
    const schema::LedgerEntry& entry = known.at(file.path)->ledger;
    file.size = entry.size;
    file.mtime_ns = entry.mtime_ns;
    file.ctime_ns = entry.ctime_ns;
    file.reason = schema::Reason::none;
    file.detail.clear();
  }
}

}  // namespace indexer::sources

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/settle.h"

#include <algorithm>

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

void hold_back(Scan& scan, const std::vector<schema::LedgerRow>& rows, const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  const auto known = [&](const FileSeen& file) {
    const schema::LedgerRow* row = schema::find_row(rows, file.path);
    return row != nullptr && row->container.empty() ? row : nullptr;
  };
  const auto held = [&](const FileSeen& file) { return std::binary_search(paths.begin(), paths.end(), file.path); };
  std::erase_if(scan.files, [&](const FileSeen& file) { return held(file) && known(file) == nullptr; });
  for (FileSeen& file : scan.files) {
    if (!held(file)) continue;
    const schema::LedgerRow& row = *known(file);
    file.size = row.size;
    file.mtime_ns = row.mtime_ns;
    file.ctime_ns = row.ctime_ns;
    file.reason = schema::Reason::none;
    file.detail.clear();
  }
}

}  // namespace indexer::sources

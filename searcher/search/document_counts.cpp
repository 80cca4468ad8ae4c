// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/document_counts.h"

#include <algorithm>

#include "indexer/schema/fields.h"

namespace searcher::search {

DocumentCounts::DocumentCounts(const Xapian::Database& database) : database_(database) {
  const std::string records = schema::term(schema::FieldId::record, schema::document_record);
  for (auto at = database.postlist_begin(records); at != database.postlist_end(records); ++at) begins_.push_back(*at);
}

std::uint64_t DocumentCounts::with_any(const std::vector<std::string>& terms) const {
  std::vector<bool> holds(begins_.size(), false);
  for (const std::string& term : terms) {
    auto next = begins_.begin();
    const auto end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end;) {
      next = std::upper_bound(next, begins_.end(), *at);
      if (next == begins_.begin() || *(next - 1) == *at) {  // a document's own record
        ++at;
        continue;
      }
      holds[static_cast<std::size_t>(next - begins_.begin()) - 1] = true;
      if (next == begins_.end()) break;
      at.skip_to(*next);
    }
  }
  return static_cast<std::uint64_t>(std::count(holds.begin(), holds.end(), true));
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// In how many documents words occur that are indexed by passage.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace searcher::search {

// A document's record stands before its passages, so the docids of the records are where documents begin: posting lists
// are walked from document to document, and no record is read. The database must outlive it.
class DocumentCounts {
 public:
  explicit DocumentCounts(const Xapian::Database& database);

  // Documents with a passage that holds any of the terms.
  std::uint64_t with_any(const std::vector<std::string>& terms) const;

 private:
  const Xapian::Database& database_;
  std::vector<Xapian::docid> begins_;  // rising
};

}  // namespace searcher::search

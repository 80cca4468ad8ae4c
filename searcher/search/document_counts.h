// SPDX-License-Identifier: GPL-3.0-or-later
// In how many documents words occur that are indexed by passage, and how many documents a query finds.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/search/document_walk.h"
#include "searcher/search/open.h"

namespace searcher::search {

// A served part counts for itself. The library must outlive it.
class DocumentCounts {
 public:
  explicit DocumentCounts(const OpenLibrary& open);

  // Documents with a passage that holds any of the terms.
  std::uint64_t with_any(const std::vector<std::string>& terms) const;
  // Of a library that is one index.
  const DocumentWalk& walk() const { return walks_.front().value(); }

 private:
  const OpenLibrary& open_;
  std::vector<std::optional<DocumentWalk>> walks_;  // of each part; of a served one none
};

// Groups of records that a boolean query finds, exactly; `group` is slot::document or slot::family.
std::uint64_t count_groups(const OpenLibrary& open, const Xapian::Query& query, Xapian::valueno group);

}  // namespace searcher::search

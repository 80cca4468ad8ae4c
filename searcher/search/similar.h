// SPDX-License-Identifier: GPL-3.0-or-later
// More like this, and related words, from the index itself: what sets some passages apart from all others.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::search {

struct SimilarRequest {
  std::string document;       // id
  std::uint32_t passage = 0;  // from 1; 0 = the whole document
  std::uint32_t limit = 10;   // documents, 1..100
};

// Nothing when no document has that id, or it has no such passage. Documents of its own family are not like it, they
// are it, and are left out. Throws schema::IndexError when there is no index.
std::optional<SimilarResult> similar(const std::filesystem::path& index, const SimilarRequest& request);

// Words that set the first passages of a plain question apart, its own words aside; `most` at most. None for an exact
// query or one with a mistake. Throws schema::IndexError when there is no index.
std::vector<RelatedWord> related_words(const std::filesystem::path& index, const std::string& query,
                                       std::size_t most = 8);

}  // namespace searcher::search

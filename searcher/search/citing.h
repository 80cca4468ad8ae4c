// SPDX-License-Identifier: GPL-3.0-or-later
// Who cites a section, a decision, a memo or a form: documents and sentences, and the citations of a text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::search {

struct CitingRequest {
  std::string citation;             // one, as people write it
  std::uint32_t offset = 0;         // documents to pass over
  std::uint32_t limit = 20;         // documents, 1..100
  std::uint32_t passages_each = 5;  // passages shown of a document
};

// An error when the text is no citation; it shows the forms that are known. Throws schema::IndexError when there is no
// index, or one of another format version.
std::variant<CitingResult, QueryError> citing(const std::filesystem::path& index, const CitingRequest& request);

// The citations of a text, rising; of those that overlap the first and longest.
std::vector<CitationRange> citations_of(std::string_view text);

}  // namespace searcher::search

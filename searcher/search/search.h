// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to an index, answered with plain values. Each call opens the current index for itself and shares no handle,
// so any number of threads may ask at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::search {

enum class Mode { automatic, plain, exact };
enum class Sort { relevance, date, title };

struct Request {
  std::string query;  // with its filters, as typed
  Mode mode = Mode::automatic;
  Sort sort = Sort::relevance;
  std::uint32_t offset = 0;         // documents to pass over; offset + limit <= 10,000
  std::uint32_t limit = 10;         // documents, 1..100
  std::uint32_t passages_each = 3;  // passages shown of a document
  std::uint32_t other = 3;          // documents in the other language, with the first page; `limit` when it is alone
  bool facets = false;
};

// Throws schema::IndexError when there is no index, or one of another format version.
std::variant<Result, QueryError> search(const std::filesystem::path& index, const Request& request);

struct RankedDocument {
  std::string path;
  double score = 0;  // falls from one to the next
};

// The first `limit` documents of a search in order, without what a page needs besides: the same order as search().
std::variant<std::vector<RankedDocument>, QueryError> rank(const std::filesystem::path& index, const Request& request);

// Nothing when no document has that id. `query` marks its words in the text when it is not empty and valid.
std::optional<DocumentView> document(const std::filesystem::path& index, std::string_view id, std::string_view query);

LibraryView library(const std::filesystem::path& index);
LibraryState library_state(const std::filesystem::path& index);

}  // namespace searcher::search

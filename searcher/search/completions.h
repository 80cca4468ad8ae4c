// SPDX-License-Identifier: GPL-3.0-or-later
// What a query that is being typed may become: only what the index holds.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::search {

// Citations, numbers of documents, titles and words that go on from what is typed, in this order, each kind's commonest
// first; `most` at most, no two alike. Nothing for invalid UTF-8, for less than three characters and for more than 200
// bytes. The work does not grow with the length of the text. Throws schema::IndexError when there is no index.
std::vector<Completion> completions(const std::filesystem::path& index, std::string_view typed, std::size_t most = 8);

}  // namespace searcher::search

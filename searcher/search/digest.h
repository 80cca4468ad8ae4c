// SPDX-License-Identifier: GPL-3.0-or-later
// What the last update changed, what saved searches newly find, and documents compared with their text before.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "searcher/search/open.h"
#include "searcher/search/result.h"

namespace searcher::search {

// The digest of the last update that changed something; revision 0 = there was none since the build. Of several
// indexes the last one of each together, with the time of the latest.
schema::Digest last_digest(const OpenLibrary& open);

// "NAME = query" lines; blank lines and those that begin with '#' are none. Throws schema::IndexError naming the line
// for any other.
std::vector<SavedSearch> parse_saved_searches(std::string_view text);

// Throws schema::IndexError as search() does.
DigestView digest(const std::filesystem::path& index, const std::vector<SavedSearch>& searches);

// Nothing when no document has that id, or it has not changed since the last build. Throws likewise.
std::optional<ComparisonView> compare(const std::filesystem::path& index, std::string_view id);

}  // namespace searcher::search

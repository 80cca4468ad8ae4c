// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as JSON, the same on the command line and in the API. Field names are stable; "version" rises when one
// changes its meaning. Offsets are bytes of UTF-8, half-open, as "unit" says. Invalid UTF-8 becomes U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::render {

// "REVISION-OFFSET", for the documents after these on the same state of the library; empty = there are no more that
// could be asked for.
std::string next_cursor(const search::Result& result);
inline constexpr std::uint64_t last_offset = 9'900;  // with the largest limit, 100, the last hit is the 10,000th

// One object, without a newline at its end. `indent` spaces a level; -1 = one line.
std::string json(const search::Result& result, int indent = 2);
std::string json(const search::QueryError& error, int indent = 2);
std::string json(const search::DocumentView& document, int indent = 2);
std::string json(const search::LibraryView& library, int indent = 2);
std::string json(const search::CitingResult& result, int indent = 2);
std::string json(const search::SimilarResult& result, int indent = 2);
// Words related to a query.
std::string json(const std::string& query, const std::vector<search::RelatedWord>& related, int indent = 2);
std::string json(const std::vector<search::Completion>& completions, int indent = 2);

// One line a passage, each with its document and the section it stands in: "hits", then "other_language" with the
// language. Every line ends in a newline.
std::string json_lines(const search::Result& result);

}  // namespace searcher::render

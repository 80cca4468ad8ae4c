// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as pages: complete without script, every text escaped by one function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/search/result.h"

namespace searcher::render {

// Text for element content and quoted attribute values: & < > " ' escaped, control bytes and invalid UTF-8 shown as
// U+FFFD.
std::string escaped(std::string_view text);

// Text for one part of an address: everything but letters, digits and -._~ as %XX.
std::string encoded(std::string_view text);

// A text with its ranges in <mark>, paragraphs apart from each other ("\n\n") as <br><br>. Ranges are in bytes, rising,
// not overlapping; those out of bounds are left out.
std::string marked(std::string_view text, const std::vector<search::Range>& ranges);

// How a list of results was asked for, in the words of the address; its links keep it.
struct Listing {
  std::uint32_t limit = 10;  // documents a page
  std::string mode;          // "plain", "exact"; empty = by the query itself
  std::string sort;          // "date", "title"; empty = by relevance
};

std::string html_start(const search::LibraryState& library);
std::string html(const search::Result& result, const Listing& listing);
std::string html(const std::string& query, const search::QueryError& error, const search::LibraryState& library);
std::string html(const search::DocumentView& document, const std::string& query, const search::LibraryState& library);

// `first_problem` (from 0) begins the list of files that need a look; `today` is an ISO day, for the age of the index.
std::string html(const search::LibraryView& library, std::size_t first_problem, std::string_view today);
inline constexpr std::size_t problems_a_page = 200;

std::string html_error(int status, std::string_view message);

}  // namespace searcher::render

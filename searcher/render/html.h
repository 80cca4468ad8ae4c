// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as pages: complete without script, every text escaped by one function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/search/result.h"

namespace searcher::render {

// Text for element content and quoted attribute values: & < > " ' escaped, control bytes and invalid UTF-8 shown as
// U+FFFD.
std::string escaped(std::string_view text);

std::string html_start(const search::LibraryState& library);
std::string html(const search::Result& result, std::uint32_t page_size);
std::string html(const std::string& query, const search::QueryError& error, const search::LibraryState& library);
std::string html(const search::DocumentView& document, const std::string& query, const search::LibraryState& library);
std::string html(const search::LibraryView& library);
std::string html_error(int status, std::string_view message);

// A text with its ranges in <mark>, paragraphs apart from each other ("\n\n") as <br><br>. Ranges are in bytes, rising,
// not overlapping; those out of bounds are left out.
std::string marked(std::string_view text, const std::vector<search::Range>& ranges);

// For use in an address.
std::string encoded(std::string_view text);

}  // namespace searcher::render

// SPDX-License-Identifier: GPL-3.0-or-later
// The frame and the recurring parts of every page.
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/result.h"

namespace searcher::render {

// A whole page around `body`; `title` is not escaped yet.
std::string page(std::string_view title, std::string_view body);

// The search box with its filters; `query` is what it holds. `focus`: the cursor stands in it.
std::string search_form(std::string_view query, bool focus);

// The line on the state of the library at the foot of a page.
std::string library_line(const search::LibraryState& library);

// <a href="/search?q=QUERY">text</a>, text not escaped yet.
std::string query_link(std::string_view query, std::string_view text);

}  // namespace searcher::render

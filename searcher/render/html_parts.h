// SPDX-License-Identifier: GPL-3.0-or-later
// The frame and the recurring parts of every page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/result.h"

namespace searcher::render {

// A whole page around `body`; `title` is not escaped yet, `footer` is HTML.
std::string page(std::string_view title, std::string_view body, std::string_view footer = "");

// The search box with its filters. `query` is what it holds; `start`: the cursor stands in it, the filters are open.
std::string search_form(std::string_view query, bool start);

// The state of the library, with a link to its page.
std::string library_line(const search::LibraryState& library);

// <a href="/search?q=QUERY">text</a>, text not escaped yet.
std::string query_link(std::string_view query, std::string_view text);

// "agency:USCIS", with quotes where the value needs them.
std::string filter_text(std::string_view name, std::string_view value);

// The query with one more filter, for the values of a facet: a year is a date there.
std::string narrowed(const std::string& query, const std::string& facet, const std::string& value);

// " lang=\"es\"" or nothing.
std::string lang_attribute(std::string_view language);

// <p class="warning"> for each.
std::string warning_lines(const std::vector<std::string>& warnings);

// The title, or the path of a document that has none.
const std::string& title_of(const schema::Metadata& metadata, const std::string& path);

// "agency" -> "Agency", "lang" -> "Language".
std::string facet_name(std::string_view field);

}  // namespace searcher::render

// SPDX-License-Identifier: GPL-3.0-or-later
// The frame and the recurring parts of every page.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/frame.h"
#include "searcher/search/result.h"

namespace searcher::render {

// A whole page around `body`; `title` is not escaped yet and gets the name of the site behind it (empty: that alone),
// `footer` is HTML.
std::string page(const Frame& frame, std::string_view title, std::string_view body, std::string_view footer = "");

// The search box with its filters. `query` is what it holds; `start`: the cursor stands in it, the filters are open.
std::string search_form(const Frame& frame, std::string_view query, bool start);

// On paper only: what was asked, empty when nothing was, and on which day.
std::string printed_line(const Frame& frame, std::string_view query);

// The state of the library, with a link to its page.
std::string library_line(const Frame& frame, const search::LibraryState& library);

// Which part of a list a page shows.
struct Paging {
  std::uint64_t offset = 0;  // of the first item shown
  std::uint64_t shown = 0;
  std::uint64_t all = 0;
  std::uint64_t limit = 0;  // items a page
  std::string all_words;    // "at least 2,000 documents"
};

// The ways to the page before and the page behind; nothing when there is neither. `address` is that of the page which
// begins at an offset.
std::string paging_links(const Frame& frame, const Paging& paging,
                         const std::function<std::string(std::uint64_t offset)>& address);

// The banner of a page to which a part of the library is missing; nothing when none is.
std::string missing_banner(const Frame& frame, const search::LibraryState& library);

// " <small>in the part court</small>" behind a path; nothing when the library is one index.
std::string part_note(const Frame& frame, const std::string& name);

// A link to the search for a query; the text is not escaped yet.
std::string query_link(const Frame& frame, std::string_view query, std::string_view text);

// "agency:USCIS", with quotes where the value needs them.
std::string filter_text(std::string_view name, std::string_view value);

// The query with one more filter, for the values of a facet: a year is a date there.
std::string narrowed(const std::string& query, const std::string& facet, const std::string& value);

// " lang=\"es\"" or nothing.
std::string lang_attribute(std::string_view language);

// <p class="warning"> for each.
std::string warning_lines(const Frame& frame, const std::vector<std::string>& warnings);

// The same for alerts that later ones may have overtaken; empty when there are none.
std::string later_line(const Frame& frame, const search::LaterAlerts& alerts);

// The title, or the path of a document that has none.
const std::string& title_of(const schema::Metadata& metadata, const std::string& path);

// "agency" -> "Agency", "lang" -> "Language".
std::string facet_name(const Frame& frame, std::string_view field);

// The name of one of its values: types and languages in words.
std::string value_name(const Frame& frame, std::string_view field, const search::FacetValue& value);

// A value and where it was read, the source in a title: <span title="from: first page">2021-11-22</span>.
std::string sourced(const Frame& frame, const schema::Sourced& value, const std::string& shown);

// One line of what is known of a document: type, agency, number, date with its source, and that its status is not.
std::string facts_line(const Frame& frame, const schema::Metadata& metadata);

}  // namespace searcher::render

// SPDX-License-Identifier: GPL-3.0-or-later
// The start page, and the pages for a query that cannot be read and for everything else that goes wrong.
#include <algorithm>

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"

namespace searcher::render {
namespace {

struct Example {
  std::string_view query;
  std::string_view meaning;
};

constexpr Example examples[] = {
    {"can I travel while my asylum case is pending", "a plain question, English or Spanish: ranked passages"},
    {"\"prosecutorial discretion\"", "exactly these words"},
    {"\"prosecutorial discretion\" /s (dismiss! OR terminat!)", "both in one sentence; dismiss, dismissed, dismissal"},
    {"asylum /p \"one year\"", "both in one paragraph; /10 is within ten words, + before it keeps the order"},
    {"asylum AND NOT credible", "conditions on the whole document; also OR and parentheses"},
    {"INA 240A(b)", "the section itself, then what cites it; also 8 CFR 1003.18 and 28 I&N Dec. 326"},
    {"fee waiver agency:USCIS after:2021-01-20", "filters, with either kind; also type:memo, lang:es, date:2021"},
};

}  // namespace

std::string html_start(const search::LibraryState& library) {
  std::string body = "<div class=\"start\">\n<h1>Search immigration policy</h1>\n" + search_form("", true) +
                     library_line(library) +
                     "\n<section class=\"examples\" aria-labelledby=\"how\"><h2 id=\"how\">How to ask</h2>\n<dl>\n";
  for (const Example& example : examples)
    body += "<div><dt>" + query_link(example.query, example.query) + "</dt><dd>" + escaped(example.meaning) +
            "</dd></div>\n";
  return page("Immigration Policy Search", body + "</dl>\n</section>\n</div>");
}

std::string html(const std::string& query, const search::QueryError& error, const search::LibraryState& library) {
  const auto size = static_cast<std::uint32_t>(query.size());
  const std::uint32_t begin = std::min(error.offset, size);
  const std::uint32_t end = begin + std::min(std::max(error.length, 1U), size - begin);
  std::string body = search_form(query, false) +
                     "<div role=\"alert\" class=\"error\">\n<h1>The query cannot be read</h1>\n<p>" +
                     escaped(error.message) + "</p>\n<p><code class=\"query\">" + marked(query, {{begin, end}}) +
                     (begin == end ? "<mark>▲</mark>" : "") + "</code></p>\n";
  if (!error.suggestion.empty())
    body += "<p>Try <code>" + query_link(error.suggestion, error.suggestion) + "</code></p>\n";
  return page("The query cannot be read – Immigration Policy Search", body + "</div>", library_line(library));
}

std::string html_error(int status, std::string_view message) {
  return page("Error " + std::to_string(status) + " – Immigration Policy Search",
              "<div class=\"error\">\n<h1>" + escaped(message) + "</h1>\n<p>Error " + std::to_string(status) +
                  ". <a href=\"/\">To the search</a></p>\n</div>");
}

}  // namespace searcher::render

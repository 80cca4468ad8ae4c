// SPDX-License-Identifier: GPL-3.0-or-later
// The start page, the help page, and the pages for a query that cannot be read and for everything else that goes wrong.
#include <algorithm>

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"

namespace searcher::render {
namespace {

struct Example {
  std::string_view query;
  Message meaning;
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

constexpr Example more_examples[] = {
    {"TI(priorities)", "in the title; also HE heading, AU author, AG agency, NO number, CI citation"},
    {"ATLEAST3(removal)", "at least three times in the document"},
    {"wom*n", "* is one character, ? exactly one, ! at the end any ending"},
    {"#memorandum", "this form only, not its plural"},
    {"in:memos/ice", "in this folder of the library"},
};

struct Key {
  std::string_view key;
  Message meaning;
};

constexpr Key keys[] = {
    {"/", "to the search box"},
    {"j", "to the next result, or the next match in a document"},
    {"k", "to the one before"},
    {"o", "open it"},
    {"c", "quote it: the passage with its citation"},
    {"e", "open or close the filters"},
    {"?", "this page"},
};

template <typename Examples>
std::string example_list(const Frame& frame, const Examples& list) {
  std::string html = "<dl>\n";
  for (const Example& example : list)
    html += "<div><dt>" + query_link(frame, example.query, example.query) + "</dt><dd>" +
            escaped(frame.say(example.meaning)) + "</dd></div>\n";
  return html + "</dl>\n";
}

}  // namespace

std::string html_start(const Frame& frame, const search::LibraryState& library) {
  return page(frame, "",
              "<div class=\"start\">\n<h1>" + escaped(frame.say("Search immigration policy")) + "</h1>\n" +
                  search_form(frame, "", true) + missing_banner(frame, library) + library_line(frame, library) +
                  "\n<section class=\"examples\" aria-labelledby=\"how\"><h2 id=\"how\">" +
                  escaped(frame.say("How to ask")) + "</h2>\n" + example_list(frame, examples) + "</section>\n</div>");
}

std::string html_help(const Frame& frame) {
  std::string body =
      "<div class=\"start\">\n<h1>" + escaped(frame.say("How to ask")) + "</h1>\n<section class=\"examples\">\n" +
      example_list(frame, examples) + example_list(frame, more_examples) + "</section>\n<section class=\"keys\"><h2>" +
      escaped(frame.say("Keys")) + "</h2>\n<p>" +
      escaped(frame.say("With script on, single keys make it quicker. They do nothing while you type.")) +
      "</p>\n<dl>\n";
  for (const Key& key : keys)
    body += "<div><dt><kbd>" + escaped(key.key) + "</kbd></dt><dd>" + escaped(frame.say(key.meaning)) + "</dd></div>\n";
  body += "</dl>\n<p class=\"scripted\" hidden><label><input type=\"checkbox\" id=\"keys-on\" checked> " +
          escaped(frame.say("Use these keys")) + "</label></p></section>\n</div>";
  return page(frame, frame.say("Help"), body);
}

std::string html(const Frame& frame, const std::string& query, const search::QueryError& error,
                 const search::LibraryState& library) {
  const auto size = static_cast<std::uint32_t>(query.size());
  const std::uint32_t begin = std::min(error.offset, size);
  const std::uint32_t end = begin + std::min(std::max(error.length, 1U), size - begin);
  const std::string title = frame.say("The query cannot be read");
  std::string body = search_form(frame, query, false) + "<div role=\"alert\" class=\"error\">\n<h1>" + escaped(title) +
                     "</h1>\n<p>" + told(frame, error.message) + "</p>\n<p><code class=\"query\">" +
                     marked(query, {{begin, end}}) + (begin == end ? "<mark>▲</mark>" : "") + "</code></p>\n";
  if (!error.suggestion.empty())
    body += "<p>" +
            render::say(frame.tongue, "Try {}",
                        {"<code>" + query_link(frame, error.suggestion, error.suggestion) + "</code>"}) +
            "</p>\n";
  return page(frame, title, body + "</div>", library_line(frame, library));
}

std::string html_error(const Frame& frame, int status, std::string_view message) {
  const std::string number = frame.say("Error {}", {std::to_string(status)});
  return page(frame, number,
              "<div class=\"error\">\n<h1>" + std::string(message) + "</h1>\n<p>" + escaped(number) + ". " +
                  link(frame, "/", frame.say("To the search")) + "</p>\n</div>");
}

}  // namespace searcher::render

// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as pages: complete without script, every text escaped by one function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/frame.h"
#include "searcher/render/quote.h"
#include "searcher/search/result.h"

namespace searcher::render {

// Text for element content and quoted attribute values: & < > " ' escaped, control bytes and invalid UTF-8 shown as
// U+FFFD.
std::string escaped(std::string_view text);

// The same, with line ends kept.
std::string escaped_lines(std::string_view text);

// Text for one part of an address: everything but letters, digits and -._~ as %XX.
std::string encoded(std::string_view text);

// A text with its ranges in <mark>, paragraphs apart from each other ("\n\n") by a small gap. Ranges are in bytes,
// rising, not overlapping; those out of bounds are left out.
std::string marked(std::string_view text, const std::vector<search::Range>& ranges);

// How a list of results was asked for, in the words of the address; its links keep it.
struct Listing {
  std::uint32_t limit = 10;  // documents a page
  std::string mode;          // "plain", "exact"; empty = by the query itself
  std::string sort;          // "date", "title"; empty = by relevance
  // Words that set the first passages apart; nothing when they were not asked for, and a link asks for them instead.
  std::optional<std::vector<search::RelatedWord>> related{};
};

std::string html_start(const Frame& frame, const search::LibraryState& library);
std::string html_help(const Frame& frame);
std::string html(const Frame& frame, const search::Result& result, const Listing& listing);
std::string html(const Frame& frame, const std::string& query, const search::QueryError& error,
                 const search::LibraryState& library);

// How a document's original was found when its page was made.
enum class OriginalFile { pdf, other, gone, elsewhere };

// What the page of a document shows besides it.
struct Reading {
  std::string query;  // whose matches are marked; empty = none
  OriginalFile original = OriginalFile::gone;
  std::uint32_t beside = 0;  // the page at which the original PDF stands beside the text; 0 = it does not
  std::optional<search::CitingResult> cited_by{};  // the first of who cites it
};
std::string html(const Frame& frame, const search::DocumentView& document, const Reading& reading,
                 const search::LibraryState& library);

// A document against its text before: what was taken out, what was put in, and the words around.
std::string html(const Frame& frame, const search::ComparisonView& comparison, const search::LibraryState& library);

// More like a document or one of its passages.
std::string html(const Frame& frame, const search::SimilarResult& similar);

// Who cites something; `limit` documents a page.
std::string html(const Frame& frame, const search::CitingResult& cited, std::uint32_t limit);

// One passage (index in document.passages) to be taken away: its text, two citations, its address.
// `site` is "http://HOST" for that address.
std::string html_quote(const Frame& frame, const search::DocumentView& document, std::size_t passage, QuoteState state,
                       std::string_view site);

// Which of the files that need a look are shown.
struct ProblemsShown {
  std::size_t first = 0;  // the list begins with
  std::string file;       // a part of their paths, in any case; empty = all
};
std::string html(const Frame& frame, const search::LibraryView& library, const ProblemsShown& shown);
inline constexpr std::size_t problems_a_page = 200;

// `message` is escaped, a part of the page.
std::string html_error(const Frame& frame, int status, std::string_view message);

}  // namespace searcher::render

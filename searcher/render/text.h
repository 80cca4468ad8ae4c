// SPDX-License-Identifier: GPL-3.0-or-later
// Answers for a terminal or a pipe.
#pragma once

#include <ostream>
#include <string>

#include "searcher/search/result.h"

namespace searcher::render {

struct TextStyle {
  bool colour = false;      // titles and highlights by escape codes
  bool explain = false;     // the stages of the query
  std::size_t width = 100;  // of the lines, in bytes of text
};

void text(std::ostream& out, const search::Result& result, const TextStyle& style);

// Who cites: documents with their counts, and the sentences with the citation marked.
void text(std::ostream& out, const search::CitingResult& result, const TextStyle& style);

// Documents like another, and the words that say so.
void text(std::ostream& out, const search::SimilarResult& result, const TextStyle& style);

// The message, the query with a caret under the place, and a query that can be run.
void text(std::ostream& out, const std::string& query, const search::QueryError& error);

// The document from its first passage on, each with its number and pin; `only` = one passage (from 1), 0 = all.
void text(std::ostream& out, const search::DocumentView& document, std::uint32_t only, const TextStyle& style);

}  // namespace searcher::render

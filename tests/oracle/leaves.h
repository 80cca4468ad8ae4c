// SPDX-License-Identifier: GPL-3.0-or-later
// Where the leaves of a query occur: words, phrases and citations, position by position.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/tree.h"
#include "tests/oracle/cut.h"

namespace oracle {

std::vector<Span> find_word(const searcher::query::Word& word, const CutText& text);
std::vector<Span> find_phrase(const searcher::query::Phrase& phrase, const CutText& text);
std::vector<Span> find_citation(const searcher::query::Cite& cite, const CutText& text);

// The words of a Word or Phrase, folded and joined by blanks; empty for other nodes.
std::string words_of(const searcher::query::Node& node);

// Whether those words are a metadata value, which must be folded.
bool names_value(const searcher::query::Node& node, const std::string& value);

}  // namespace oracle

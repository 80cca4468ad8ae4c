// SPDX-License-Identifier: GPL-3.0-or-later
// Random queries and documents over a small vocabulary, the same for the same seed on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "searcher/query/tree.h"
#include "tests/oracle/oracle.h"

namespace oracle {

// A tree of exact mode at most `depth` (1 to 6) groups deep that parse(print(node), exact) gives back. A vocabulary
// entry that is a citation becomes a Cite, one of letters a Word (at times "#word" or truncated); words that are
// connectors become phrases of one word. Fields are TI and HE.
searcher::query::Node random_query(std::uint64_t seed, std::span<const std::string> vocabulary, unsigned depth);

// One to six paragraphs (headings, text, list items, table rows, footnotes) of sentences of vocabulary words, with a
// title of such words.
OracleDocument random_document(std::uint64_t seed, std::span<const std::string> vocabulary);

}  // namespace oracle

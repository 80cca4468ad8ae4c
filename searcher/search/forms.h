// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of words that an index holds: truncation expanded, counts, and words that look like a misspelt one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "searcher/query/pattern.h"

namespace searcher::search {

using CountedForm = std::pair<std::string, std::uint64_t>;  // a folded word and the documents that hold it

// "!" at the end, "*" or "?" anywhere.
bool is_truncated(std::string_view word);

struct Expansion {
  std::vector<CountedForm> forms;
  bool too_many = false;
  std::string error;  // a sentence; empty = none
};

// The forms in a field that a truncated pattern stands for. At most `most` forms; the root is at least three letters.
Expansion expand(const Xapian::Database& database, schema::FieldId field, const query::Pattern& pattern,
                 std::size_t most);

// How many documents hold each form; those that none holds are left out. Commonest first.
std::vector<CountedForm> counted_forms(const Xapian::Database& database, schema::FieldId field,
                                       const std::vector<std::string>& forms);
std::vector<CountedForm> commonest(std::vector<CountedForm> forms, std::size_t most);

// The word with one n or more made ñ, each n once: "nino" -> "ñino", "niño". What an accent-free word finds as well.
std::vector<std::string> enye_variants(std::string_view folded);

// The index's word nearest to one it does not hold, at most two edits away (one for words under six letters); the
// commonest of the nearest. Empty when there is none.
std::string nearest_word(const Xapian::Database& database, std::string_view folded);

// Number of records that match a boolean query, exactly.
std::uint64_t count_matches(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace searcher::search

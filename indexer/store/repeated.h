// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs that many documents repeat word for word: disclaimers, signatures, frames of a site.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "indexer/language/tokens.h"
#include "indexer/schema/records.h"

namespace indexer::store {

inline constexpr std::size_t repeated_in = 10;          // families of documents that hold the paragraph, at least
inline constexpr std::size_t least_repeated_words = 8;  // shorter paragraphs are not compared

// Adds the terms by which the paragraphs of a passage are counted; headings have none, nor has the text of the law,
// which is quoted everywhere and is never boilerplate itself. `tokens` are those of the passage's text.
void add_paragraphs(Xapian::Document& document, const schema::DocumentRecord& record,
                    const schema::PassageRecord& passage, const std::vector<language::Token>& tokens);

// The terms of add_paragraphs() that a passage has.
void collect_paragraphs(const Xapian::Document& passage, std::set<std::string>& terms);

// Sets Paragraph::repeated and PassageRecord::repeated of every passage as the library now stands, and clears them
// where a paragraph is no longer in enough documents. A passage that is all of its document is never repeated. `parts`
// hold a new library, `all` is them together; what all share is kept in the first. Costs by the number of different
// paragraphs and by the passages that hold repeated ones.
void mark_repeated(const Xapian::Database& all, std::vector<Xapian::WritableDatabase>& parts);

// The same after changes to a marked library: `touched` are the terms of all passages that came or went. For the end of
// a run, as it writes out what is pending. Costs by `touched` and by the passages that hold repeated ones of these.
void mark_repeated(Xapian::WritableDatabase& database, const std::set<std::string>& touched);

// The passage as it was read, without these marks.
void clear_repeated(schema::PassageRecord& passage);

}  // namespace indexer::store

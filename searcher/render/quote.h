// SPDX-License-Identifier: GPL-3.0-or-later
// A passage as it is quoted: its citation, and an address that knows when the text behind it has changed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/search/result.h"

namespace searcher::render {

// "Matter of W-Y-U-, 27 I&N Dec. 17, 19 (BIA 2017)"; "USCIS, PM-602-0050, Title, at 3 (Nov. 7, 2011)", as Appendix I of
// the EOIR Practice Manual (guidelines for citation) has it. Parts that are not known are left out, never guessed.
std::string practice_manual_citation(const schema::DocumentRecord& record, const schema::Pin& pin);

// The same in the manner of the Bluebook: "U.S. Citizenship & Immigr. Servs., PM-602-0050, Title 3 (Nov. 7, 2011)".
std::string bluebook_citation(const schema::DocumentRecord& record, const schema::Pin& pin);

// "19", "19–20" by printed page numbers; "PDF page 5" without them; "¶ 12" without pages; empty for a heading alone.
std::string pin_cite(const schema::Pin& pin);

// What an address keeps of a passage's text: 16 hex digits for the whole and, after a dot each, 8 for each of its first
// paragraphs. They stay the same while the words do (blanks do not count).
std::string fingerprint(std::string_view text);

// What an address of a passage has become.
enum class QuoteState {
  as_quoted,  // the text is the one that was quoted
  moved,      // the same text, as another passage of the document now
  divided,    // the same paragraphs one after the other, but the document is cut into passages at other places now
  changed,    // there is no such text in the document any more
  unknown,    // the address names no text
};

struct QuotePlace {
  QuoteState state = QuoteState::unknown;
  std::size_t passage = 0;  // index in document.passages
};

// Finds the passage that was the `number`th (from 1) and had that fingerprint (empty = the address names none). The
// document has at least one passage.
QuotePlace find_quote(const search::DocumentView& document, std::size_t number, std::string_view fingerprint);

// "/documents/ID/quote?passage=3&text=FINGERPRINT".
std::string quote_address(const search::DocumentView& document, std::size_t passage);

}  // namespace searcher::render

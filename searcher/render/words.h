// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of an answer in words for people, the same on the terminal and on the page. Plain text, not escaped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/messages.h"
#include "searcher/search/result.h"

namespace searcher::render {

// "p. 3 (PDF page 5), ¶ 12", "PDF pages 5–6, ¶¶ 12–14", "¶ 3".
std::string pin_words(const schema::Pin& pin, Tongue tongue = Tongue::english);

// "II. Background › A. Scope"; long headings are shortened at a blank, with an ellipsis.
std::string heading_words(const std::vector<std::string>& headings);

// "(a) Aliens of these classes may not sail: … Any alien who—"; empty without lead-ins.
std::string lead_in_words(const std::vector<std::string>& lead_ins);

// "Memo, USCIS, PM-602-0050, 2011-11-07"; what is not known is left out.
std::string metadata_words(const schema::Metadata& metadata);

// The name of a document type for people; the key itself when it is not known.
std::string type_words(std::string_view key, Tongue tongue = Tongue::english);

// "12 documents", "at least 2,000 documents", "1 document".
std::string count_words(std::uint64_t documents, bool exact = true, Tongue tongue = Tongue::english);

// "Library of 2026-01-02: 40 documents; 2 files are not searchable."
std::string library_words(const search::LibraryState& library, Tongue tongue = Tongue::english);

// "court: library of 2026-11-24, 12 documents."
std::string part_words(const search::PartState& part, Tongue tongue = Tongue::english);

// Whether every part of the library is there.
bool is_complete(const search::LibraryState& library);

// "A part of the library is missing: court (no connection: ...). ..."; empty when none is. In the
// language, as far as it is known.
std::string missing_words(const search::LibraryState& library, Tongue tongue = Tongue::english);

// "November 22, 2021", "22 de noviembre de 2021"; of less, what is known; anything but an ISO date as it is.
std::string date_words(std::string_view iso, Tongue tongue);

// "November 22, 2021 at 18:05 UTC"; without a time, the day alone.
std::string moment_words(std::string_view iso, Tongue tongue);

// 1234567 -> "1,234,567".
std::string grouped(std::uint64_t number);

// Valid UTF-8 without control characters: anything else is shown as U+FFFD; line ends and tabs become blanks.
std::string printable(std::string_view text);

}  // namespace searcher::render

// SPDX-License-Identifier: GPL-3.0-or-later
// Results for other programs: spreadsheets, reference managers, feed readers; and a document as plain text.
#pragma once

#include <string>
#include <string_view>

#include "searcher/render/messages.h"
#include "searcher/search/result.h"

namespace searcher::render {

// RFC 4180, a line a passage, with a header line. A value that a spreadsheet would take for a formula gets an
// apostrophe in front.
std::string csv(const search::Result& result);

// The RIS format of reference managers, a record a document.
std::string ris(const search::Result& result);

// An Atom feed (RFC 4287) of the result's documents. `site` is "http://HOST", `address` that of the feed below it.
// Entries keep their id as long as the document keeps its own, and are as old as the library's last update: a feed
// reader shows each document once.
std::string atom(const search::Result& result, std::string_view site, std::string_view address, Tongue tongue);

// Lets a browser add the library to its search engines.
std::string opensearch(std::string_view site, Tongue tongue);

// The text of a document in order, each passage behind its pin.
std::string plain_text(const search::DocumentView& document);

}  // namespace searcher::render

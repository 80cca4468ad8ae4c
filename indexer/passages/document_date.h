// SPDX-License-Identifier: GPL-3.0-or-later
// When a document was issued and from when it holds, and where each was read.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/passages/header_block.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// In turn: a stated date, a labelled field, a line of the head that is a date and little else or that says what date it
// is, "Last reviewed" or "Current as of" at the end of the text, the file name, the date from which it holds, PDF
// properties. A date within a sentence or title is never taken, nor a file's modification time.
schema::Sourced date_of(const extract::Document& document, const Head& head, const std::string& type,
                        std::string_view path);

// A stated date, or the field EFFECTIVE; "immediately" is `date`.
schema::Sourced effective_of(const extract::Document& document, const Head& head, const schema::Sourced& date);

}  // namespace indexer::passages

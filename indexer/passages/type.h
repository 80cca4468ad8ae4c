// SPDX-License-Identifier: GPL-3.0-or-later
// What type of document this is: a key of schema::document_types, and what told it.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/passages/header_block.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// In turn: a property that names a type, the format, an address that holds one type only, the shape of the head,
// questions for headings, any other address, the file name, folders (innermost first), an agency for author. Never
// empty: "other".
schema::Sourced type_of(const extract::Document& document, const Head& head, std::string_view path);

}  // namespace indexer::passages

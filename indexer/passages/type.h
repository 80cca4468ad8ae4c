// SPDX-License-Identifier: GPL-3.0-or-later
// What type of document this is: a key of schema::document_types, and what told it.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/passages/header_block.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// In turn: a property that names a type, the format, the shape of the head, the address, questions for headings, the
// file name, folders (innermost first). Never empty: "other".
schema::Sourced type_of(const extract::Document& document, const Head& head, std::string_view path);

}  // namespace indexer::passages

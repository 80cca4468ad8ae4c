// SPDX-License-Identifier: GPL-3.0-or-later
// Which agency issued a document, and where that was read.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/law/agencies.h"
#include "indexer/passages/header_block.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// In turn: a stated agency, the chapter of 8 C.F.R., the series of the document's number, the letterhead and the FROM
// or OWNER field, the address, an agency a line of the head speaks of. Uses type and title of `metadata`. Empty for the
// statute and, but for its address, for what private writers make.
schema::Sourced agency_of(const extract::Document& document, const Head& head, const schema::Metadata& metadata,
                          const std::optional<law::DocumentNumber>& number, std::string_view path);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// The title of a document, and where it was read.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/passages/header_block.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

// In turn: a stated title, the subject of a memo, what the type has for a title ("Matter of ...", the line below
// "Executive Order ...", the line above AGENCY), the first heading or line that reads like one, the file name.
// PDF properties often hold the name of a template and come after all but the file name.
schema::Sourced title_of(const extract::Document& document, const Head& head, const std::string& type,
                         std::string_view path);

}  // namespace indexer::passages

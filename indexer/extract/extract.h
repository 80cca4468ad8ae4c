// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to Document: tells the format and calls its reader.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/extract/recognition.h"

namespace indexer::extract {

// Changes whenever any reader would give another result for the same bytes; a refused file is then tried again.
inline constexpr std::string_view parser_version = "1";

// Loads what the readers need beforehand (converters, tables, the mail library). Call it once in every process, before
// files may no longer be opened; extract() opens none afterwards.
void warm_up();

// Reads one file. `name` is its file name (only its ending helps to tell the format; the content decides).
// Never throws on bad input: that is a Refusal. The bytes need to live only during the call. Pictures and pages that
// are pictures give text only with an engine in `recognition`.
Extraction extract(std::string_view bytes, std::string_view name, const Recognition& recognition = {});

}  // namespace indexer::extract

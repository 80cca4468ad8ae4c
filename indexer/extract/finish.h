// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of every reader: enforces what document.h promises.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

// Text as blocks and properties hold it: well-formed UTF-8 in NFC, white space of any kind folded to single spaces
// and trimmed; soft hyphens, zero-width spaces, byte order marks and control characters removed.
std::string clean(std::string_view text);

// Cleans blocks, properties and warnings, moves page starts along, drops what is empty, cuts at limits::text_bytes
// with a warning. A document without text and attachments becomes a refusal: no text.
Extraction finish(Document document);

// Sets a property unless it is empty or already known: the first source asked is the one trusted most.
void set_property(Document& document, const std::string& key, std::string_view value, std::string_view source);

}  // namespace indexer::extract

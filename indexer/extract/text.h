// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text, hard-wrapped or with a paragraph on each line, in any encoding.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::extract {

// Refuses binary data as unsupported. Form feeds are page ends.
Extraction read_text(std::string_view bytes);

// The blocks of text that is UTF-8 already (a mail body, <pre>); pages only if it holds form feeds.
std::vector<Block> text_blocks(std::string_view utf8);

}  // namespace indexer::extract

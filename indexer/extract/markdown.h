// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown with front matter.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_markdown(std::string_view bytes);

// One line or paragraph without its marks: emphasis, code ticks, links and images to their text, tags, escapes.
std::string markdown_inline(std::string_view text);

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// The "---" block of "key: value" lines that a Markdown file may begin with.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

// Puts what the front matter states into the properties (source "front matter") and gives the text after it; the
// whole text if there is none. Reads the YAML that people write there: plain and quoted values, lists as "[a, b]" or
// "- a" lines (joined by commas), comments. Nested maps and block scalars are skipped.
std::string_view read_front_matter(std::string_view utf8, Document& document);

}  // namespace indexer::extract

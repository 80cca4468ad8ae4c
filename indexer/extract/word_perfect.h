// SPDX-License-Identifier: GPL-3.0-or-later
// WordPerfect documents, of version 4.2 and later: paragraphs, lists, tables, footnotes.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_word_perfect(std::string_view bytes);

}  // namespace indexer::extract

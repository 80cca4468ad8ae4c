// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in reading order to headings, paragraphs, list items, table rows and footnotes.
#pragma once

#include <vector>

#include "indexer/extract/document.h"
#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract::pdf {

// A block ends at a wider gap, an indent, a short line, a change of print, a list marker or a label ("FROM:"). A
// paragraph goes on over the end of a column or page, footnotes between notwithstanding, unless its last line is short
// or the next begins like a new one. `pages` with tables and footnotes marked.
std::vector<Block> blocks_of(const std::vector<Page>& pages, const Layout& layout, const Vocabulary& vocabulary);

}  // namespace indexer::extract::pdf

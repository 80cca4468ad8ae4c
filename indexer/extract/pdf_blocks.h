// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in reading order to headings, paragraphs, list items and footnotes.
#pragma once

#include <vector>

#include "indexer/extract/document.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract::pdf {

// A paragraph ends at a wider gap, an indent, a short line, a change of font, a list marker or a label ("FROM:"). It
// goes on over the end of a column or page unless its last line ends a sentence or the next begins like a new one.
std::vector<Block> blocks_of(const std::vector<Page>& pages, const Vocabulary& vocabulary);

}  // namespace indexer::extract::pdf

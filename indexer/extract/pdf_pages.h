// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of lines to the blocks of a document; for PDFs and for pictures of pages.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

// Sets blocks, page labels and running heads. `labels` are those the file itself states, one a page, "" where none.
// Takes running heads out of the pages and marks tables and footnotes in them.
void arrange(std::vector<Page>& pages, const std::vector<std::string>& labels, Document& document);

}  // namespace indexer::extract::pdf

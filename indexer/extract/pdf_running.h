// SPDX-License-Identifier: GPL-3.0-or-later
// Running heads, folios and printers' marks: out of the text, and the printed page numbers out of them.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

struct Running {
  std::vector<std::vector<std::string>> of_page;  // what was taken out, by page
  std::vector<std::string> labels;                // printed page numbers, "" where none was found; empty = none at all
};

// Takes out of the pages what stands at the same place, with the same text but for numbers, on at least three pages
// (two in a document of three pages or fewer), lone page numbers at a page's edge, and the footers of the Government
// Publishing Office. Page numbers count as printed labels when they rise with the pages on most of them.
Running take_out_running(std::vector<Page>& pages);

}  // namespace indexer::extract::pdf

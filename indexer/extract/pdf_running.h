// SPDX-License-Identifier: GPL-3.0-or-later
// Running heads, folios and printers' marks, taken out of the text.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

// Takes out of the pages, and gives for each page from the top down:
// - lines at the head or foot that stand at the same place with the same text on three pages near each other (on two
//   of a document of two or three), where a number at their start or end may rise with the pages;
// - other lines at a height at which such lines stand on most pages near ("§ 214.2" between its neighbours);
// - page numbers that stand alone, outermost on their page;
// - heads of the Federal Register and footers of the Government Publishing Office;
// - text turned sideways that repeats, and line numbers. Other sideways text becomes lines at the end of its page.
// Footnotes stay. Lines are taken from the edge inwards, so that nothing in the middle of the text is lost.
std::vector<std::vector<std::string>> take_out_running(std::vector<Page>& pages);

}  // namespace indexer::extract::pdf

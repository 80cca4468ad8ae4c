// SPDX-License-Identifier: GPL-3.0-or-later
// PDF: the text of each page in reading order, as headings, paragraphs, list items and footnotes with their pages.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/extract/recognition.h"

namespace indexer::extract {

// Encrypted files, files without any text and damaged ones are refused as such. Pages that are scans are recognised as
// `recognition` tells. Embedded files become attachments.
Extraction read_pdf(std::string_view bytes, const Recognition& recognition = {});

// Loads the library's tables and silences its messages.
void warm_up_pdf();

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages (PNG, JPEG, TIFF with one page or more): their text by recognition.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"
#include "indexer/extract/recognition.h"

namespace indexer::extract {

// Without an engine, and where it finds no words, a picture is refused: no text. The pages of a TIFF are its images;
// other pictures have none.
Extraction read_picture(std::string_view bytes, const Recognition& recognition);

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Books (EPUB 2 and 3).
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_epub(std::string_view bytes);

}  // namespace indexer::extract

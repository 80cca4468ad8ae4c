// SPDX-License-Identifier: GPL-3.0-or-later
// Word 97-2003 documents (DOC), and the text of Word 6 and 95.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_doc(std::string_view bytes);

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// XML: the Federal Register's and eCFR's vocabulary, United States Legislative Markup, and any other by its shape.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_xml(std::string_view bytes);

}  // namespace indexer::extract

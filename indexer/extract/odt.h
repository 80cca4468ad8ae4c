// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument text (ODT).
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_odt(std::string_view bytes);

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Rich Text Format.
#pragma once

#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_rtf(std::string_view bytes);

}  // namespace indexer::extract

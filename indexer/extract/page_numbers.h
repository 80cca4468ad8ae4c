// SPDX-License-Identifier: GPL-3.0-or-later
// Page numbers in warnings, for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/schema/records.h"

namespace indexer::extract {

// "3, 7 to 9, 12"; of rising numbers, the first 20 stretches.
std::string list_of(const std::vector<std::size_t>& pages);

// "1 page", "12 pages".
std::string count_of(std::size_t pages);

// "2 of 9 pages recognised by OCR (confidence 93): page 1, 2". There is at least one page in `recognised`.
std::string recognition_warning(const std::vector<schema::PageConfidence>& recognised, std::size_t pages);

}  // namespace indexer::extract

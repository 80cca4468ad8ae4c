// SPDX-License-Identifier: GPL-3.0-or-later
// A second look at pins: are the first and last words of a passage on the pages it names?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/schema/records.h"

namespace indexer::passages {

// The text of a physical page, from 1, read another way than the passages were; empty = there is none to be had.
using PageText = std::function<std::string(std::uint32_t page)>;

// Looks for the first six words of each passage on its first page and for the last six on its last, with nothing but
// marks and blanks between them; words that a line end has cut count as one. Where the page has them in another order,
// as in heads and tables, they may be there in up to three runs. A passage not found gets the warning "page not
// confirmed". Passages without pages, and pages without text, are left alone. Asks for each page once as long as
// passages come in page order. Returns how many passages were not confirmed.
std::size_t confirm_pins(std::vector<schema::PassageRecord>& passages, const PageText& page_text);

}  // namespace indexer::passages

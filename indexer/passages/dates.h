// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as legal documents write them, in English and Spanish, to ISO.
#pragma once

#include <string>
#include <string_view>

namespace indexer::passages {

// The first full date in the text as "2021-11-22"; empty = none. Knows "November 22, 2021", "Nov. 22, 2021",
// "22 November 2021", "NOV 17 2000" (also with l or I for 1, O for 0, JUL Y and WLY, as scans have it), "22 de
// noviembre de 2021", "11/22/2021" (month first, as in the United States), "2021-11-22". Impossible days are no dates.
std::string first_date(std::string_view text);

// A date property: a full date, or "2021-11" or "2021" alone; empty for anything else.
std::string date_property(std::string_view value);

// The first date written with digits, year first, in a file name: "2025-01-20-order.pdf", "2025.07.08 ICE - memo.pdf".
std::string date_in_name(std::string_view name);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// The names of parties in precedent decisions: Cruz-Valdez, W-Y-U-, S-O-G- & F-D-B-.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/law/reader.h"

namespace law {

// After "Matter of" or "In re". Into `party`: "cruz valdez", "w-y-u", "s-o-g & f-d-b", "simeio solutions"; lower case,
// words without hyphens or dots, initials joined by hyphens. Ends before a comma and a word that is no name's.
std::size_t read_party(const Reader& r, std::size_t at, std::string& party);

// "w-y-u" -> "W-Y-U-", "cruz valdez" -> "Cruz Valdez".
std::string display_party(std::string_view party);

}  // namespace law

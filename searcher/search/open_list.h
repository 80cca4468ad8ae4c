// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a library that is a list of indexes, in folders and on servers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "searcher/search/open.h"

namespace searcher::search {

// Opens every part of the list, as open_library does.
OpenLibrary open_list(const std::filesystem::path& list, const Failures& failures);

// What the network did to a part, in words behind `otherwise`; a timeout speaks for itself.
std::string why_of(const Xapian::NetworkError& error, const char* otherwise);

// Each missing part and why, on one line.
std::string whys_of(const std::vector<PartState>& missing);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers for a terminal are made of.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "searcher/render/text.h"
#include "searcher/search/result.h"

namespace searcher::render {

inline constexpr const char* bold = "\033[1m";
inline constexpr const char* faint = "\033[2m";

// The text within an escape code of the two above, where the style has colour.
std::string styled(const std::string& text, const char* code, const TextStyle& style);

// The text with its highlights marked (in colour alone), each paragraph on lines of the given width behind an indent.
std::string wrapped(const std::string& text, const std::vector<search::Range>& highlights, const TextStyle& style,
                    const std::string& indent);

// The banner of an answer to which a part of the library is missing.
void missing(std::ostream& out, const search::LibraryState& library, const TextStyle& style);

// "  [court]" behind a path; nothing when the library is one index.
std::string in_part(const std::string& name);

}  // namespace searcher::render

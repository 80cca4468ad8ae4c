// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages, and the HTML inside mail and books.
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::extract {

// A saved web page: its main content, with navigation, banners, share bars and the like left out. Where the main
// part cannot be told apart, the whole page with a warning.
Extraction read_html(std::string_view bytes);

// All blocks of HTML that is content throughout (a mail body, a chapter). `charset` as declared outside, or empty.
std::vector<Block> html_blocks(std::string_view bytes, std::string_view charset = {});

// Steps of read_html, in html_meta.cpp, html_main.cpp and html_blocks.cpp.
void read_html_meta(pugi::xml_node page, Document& document);
// Takes boilerplate out of the tree and gives the node that holds the main content; null = cannot be told.
pugi::xml_node main_content(pugi::xml_node body);
std::vector<Block> blocks_below(pugi::xml_node root);

}  // namespace indexer::extract

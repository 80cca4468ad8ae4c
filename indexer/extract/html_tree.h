// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as a tree, and the questions its readers put to it.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace indexer::extract {

// Parses any HTML (UTF-8), well-formed or not. Scripts, styles, templates and other elements that show no text are
// left out of the tree; element names are lower case.
void parse_html(std::string_view utf8, pugi::xml_document& tree);

// Calls enter(node) and leave(node) for every node below `root`, in document order, without recursion. The nodes
// below one for which enter gives false are skipped (leave is still called for it).
template <typename Enter, typename Leave>
void walk(pugi::xml_node root, Enter enter, Leave leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    const bool descend = enter(node);
    if (descend && node.first_child()) {
      node = node.first_child();
      continue;
    }
    leave(node);
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (node == root || !node) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

// All text below the node, as it stands.
std::string text_of(pugi::xml_node node);

// The charset declared in the first kilobytes of an HTML page, or "".
std::string declared_charset(std::string_view bytes);

}  // namespace indexer::extract

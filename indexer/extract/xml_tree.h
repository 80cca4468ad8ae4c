// SPDX-License-Identifier: GPL-3.0-or-later
// XML as a tree, bounded before the parser sees it. No entities are expanded and nothing outside is fetched.
#pragma once

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "indexer/extract/document.h"

namespace indexer::extract {

struct LoadedXml {
  std::optional<Refusal> refusal;        // too deep, too many attributes, too large
  std::optional<std::size_t> broken_at;  // where the XML stops being well-formed; the tree holds what precedes it
};

// Parses the bytes, in whatever encoding they declare, into `tree`. White space between elements is kept.
LoadedXml load_xml(std::string_view bytes, pugi::xml_document& tree);

// The element's name without its namespace prefix.
std::string_view local_name(pugi::xml_node node);

// The first child element with that local name, or null.
pugi::xml_node child_named(pugi::xml_node node, std::string_view name);

// The value of the attribute with that local name, or "".
std::string_view attribute_named(pugi::xml_node node, std::string_view name);

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Styles and list definitions of Word documents.
#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "indexer/extract/word.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

std::string_view value_of(pugi::xml_node node, std::string_view child) {
  return attribute_named(child_named(node, child), "val");
}

int number(std::string_view text, int fallback) {
  if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return fallback;
  return std::atoi(std::string(text).c_str());
}

// "heading 2", "Heading 2", "Title"; the names are the same in every language version.
int heading_by_name(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (lower == "title") return 1;
  if (lower.size() == 9 && lower.starts_with("heading ") && lower[8] >= '1' && lower[8] <= '9')
    return std::min(lower[8] - '0', 6);
  return 0;
}

struct RawStyle {
  WordStyle style;
  std::string based_on;
};

RawStyle read_style(pugi::xml_node node) {
  RawStyle raw;
  raw.based_on = value_of(node, "basedOn");
  raw.style.heading = heading_by_name(value_of(node, "name"));
  const pugi::xml_node paragraph = child_named(node, "pPr");
  if (const int outline = number(value_of(paragraph, "outlineLvl"), 9); raw.style.heading == 0 && outline < 9)
    raw.style.heading = std::min(outline + 1, 6);
  const pugi::xml_node list = child_named(paragraph, "numPr");
  raw.style.list = value_of(list, "numId");
  raw.style.list_level = number(value_of(list, "ilvl"), 0);
  return raw;
}

std::vector<WordListLevel> read_levels(pugi::xml_node list) {
  std::vector<WordListLevel> levels;
  for (const pugi::xml_node node : list.children()) {
    if (local_name(node) != "lvl" || levels.size() >= 9) continue;
    levels.push_back({std::string(value_of(node, "lvlText")), std::string(value_of(node, "numFmt")),
                      number(value_of(node, "start"), 1)});
  }
  return levels;
}

}  // namespace

void read_word_styles(pugi::xml_node root, WordParts& parts) {
  std::map<std::string, RawStyle> raw;
  for (const pugi::xml_node node : root.children())
    if (local_name(node) == "style") raw[std::string(attribute_named(node, "styleId"))] = read_style(node);
  for (const auto& [id, own] : raw) {
    WordStyle style = own.style;
    std::string base = own.based_on;
    for (int steps = 0; steps < 20 && raw.contains(base); ++steps) {  // styles may be based on each other in a circle
      const RawStyle& up = raw[base];
      if (style.heading == 0) style.heading = up.style.heading;
      if (style.list.empty()) style.list = up.style.list;
      base = up.based_on;
    }
    parts.styles[id] = style;
  }
}

void read_word_lists(pugi::xml_node root, WordParts& parts) {
  std::map<std::string, std::vector<WordListLevel>> shapes;
  for (const pugi::xml_node node : root.children())
    if (local_name(node) == "abstractNum")
      shapes[std::string(attribute_named(node, "abstractNumId"))] = read_levels(node);
  for (const pugi::xml_node node : root.children())
    if (local_name(node) == "num")
      parts.lists[std::string(attribute_named(node, "numId"))] = shapes[std::string(value_of(node, "abstractNumId"))];
}

}  // namespace indexer::extract

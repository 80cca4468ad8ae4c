// SPDX-License-Identifier: GPL-3.0-or-later
// The scan before the parser, and names without prefixes.
#include "indexer/extract/xml_tree.h"

#include <algorithm>
#include <string>

#include "indexer/extract/encoding.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/limits.h"

namespace indexer::extract {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Where the comment, CDATA section, instruction or declaration at `at` ends; `at` if there is none.
std::size_t skip_special(std::string_view text, std::size_t at) {
  struct Special {
    std::string_view begin, end;
  };
  for (const Special& special : {Special{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}}) {
    if (!text.substr(at).starts_with(special.begin)) continue;
    const std::size_t end = text.find(special.end, at + special.begin.size());
    return end == std::string_view::npos ? text.size() : end + special.end.size();
  }
  return at;
}

struct Tag {
  std::size_t end = 0;  // behind '>'
  std::size_t attributes = 0;
  bool empty = false;
};

Tag scan_tag(std::string_view text, std::size_t at) {
  Tag tag;
  char before = ' ';
  for (++at; at < text.size() && text[at] != '>'; ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') at = std::min(text.find(c, at + 1), text.size() - 1);
    tag.attributes += c == '=';
    before = c;
  }
  tag.empty = before == '/';
  tag.end = std::min(at + 1, text.size());
  return tag;
}

std::optional<Refusal> exceeds_limits(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    const std::size_t special = skip_special(text, at);
    if (special != at) {
      at = special;
      continue;
    }
    const bool end = at + 1 < text.size() && text[at + 1] == '/';
    const Tag tag = scan_tag(text, at);
    at = tag.end;
    if (end)
      depth -= depth > 0;
    else if (!tag.empty)
      ++depth;
    if (depth > limits::markup_depth)
      return Refusal{schema::Reason::too_large, "its elements are nested deeper than 512"};
    if (tag.attributes > limits::attributes)
      return Refusal{schema::Reason::too_large, "an element has more than 1,000 attributes"};
  }
  return std::nullopt;
}

}  // namespace

LoadedXml load_xml(std::string_view bytes, pugi::xml_document& tree) {
  LoadedXml loaded;
  const std::string text = to_utf8(bytes, declared_charset(bytes));
  loaded.refusal = exceeds_limits(text);
  if (loaded.refusal) return loaded;
  const unsigned int options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol;
  const pugi::xml_parse_result result = tree.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
  if (!result) loaded.broken_at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  return loaded;
}

std::string_view local_name(pugi::xml_node node) { return without_prefix(node.name()); }

pugi::xml_node child_named(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

std::string_view attribute_named(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (without_prefix(attribute.name()) == name) return attribute.value();
  return {};
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// From the HTML parser's tree to the one all markup readers work on.
#include "indexer/extract/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "indexer/extract/html_guard.h"

namespace indexer::extract {
namespace {

bool is_left_out(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
      return true;
    default:
      return false;
  }
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string name(piece.data, std::min<std::size_t>(piece.length, 64));
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name.empty() ? "unknown" : name;
}

void copy_element(const GumboElement& element, pugi::xml_node into) {
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    into.append_attribute(attribute->name) = attribute->value;
  }
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT) return &node->v.element.children;
  return nullptr;
}

const GumboNode* next_in_parent(const GumboNode* node) {
  const GumboVector* siblings = children_of(node->parent);
  const std::size_t next = node->index_within_parent + 1;
  return next < siblings->length ? static_cast<const GumboNode*>(siblings->data[next]) : nullptr;
}

// Copies one node under `into`; gives the new element if its children are to be copied too.
pugi::xml_node copy_node(const GumboNode* node, pugi::xml_node into) {
  switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      into.append_child(pugi::node_pcdata).set_value(node->v.text.text);
      return {};
    case GUMBO_NODE_ELEMENT: {
      if (is_left_out(node->v.element.tag)) return {};
      pugi::xml_node element = into.append_child(name_of(node->v.element).c_str());
      copy_element(node->v.element, element);
      return element;
    }
    default:
      return {};
  }
}

void copy_tree(const GumboNode* root, pugi::xml_node into) {
  const GumboNode* node = root;
  while (node) {
    const pugi::xml_node element = node == root ? into : copy_node(node, into);
    const GumboVector* children = element ? children_of(node) : nullptr;
    if (children && children->length > 0) {
      into = element;
      node = static_cast<const GumboNode*>(children->data[0]);
      continue;
    }
    const GumboNode* next = nullptr;
    while (node != root && !(next = next_in_parent(node))) {
      node = node->parent;
      into = into.parent();
    }
    if (node == root) return;
    node = next;
  }
}

}  // namespace

void parse_html(std::string_view utf8, pugi::xml_document& tree) {
  const std::string guarded = guard_html(utf8);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, guarded.data(), guarded.size()), destroy);
  copy_tree(output->document, tree);
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  const auto add = [&](pugi::xml_node child) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    return true;
  };
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return node.value();
  walk(node, add, [](pugi::xml_node) {});
  return text;
}

std::string declared_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::size_t at = 0;
  while ((at = head.find("charset", at)) != std::string::npos) {
    at += 7;
    std::size_t i = head.find_first_not_of(" \t\r\n", at);
    if (i == std::string::npos || head[i] != '=') continue;
    i = head.find_first_not_of(" \t\r\n\"'", i + 1);
    if (i == std::string::npos) break;
    const std::size_t end = head.find_first_of(" \t\r\n\"';/>", i);
    return head.substr(i, end == std::string::npos ? end : end - i);
  }
  // XHTML says it in its XML declaration.
  const std::size_t encoding = head.substr(0, 200).find("encoding=");
  if (!head.starts_with("<?xml") || encoding == std::string::npos || encoding + 10 >= head.size()) return {};
  const std::size_t end = head.find(head[encoding + 9], encoding + 10);
  return head.substr(encoding + 10, end == std::string::npos ? 0 : end - encoding - 10);
}

}  // namespace indexer::extract

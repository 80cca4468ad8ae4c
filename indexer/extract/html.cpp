// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages: parse, read what they state, keep the main content.
#include "indexer/extract/html.h"

#include <string>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/limits.h"

namespace indexer::extract {
namespace {

pugi::xml_node body_of(const pugi::xml_document& tree) {
  const pugi::xml_node html = tree.child("html");
  const pugi::xml_node body = html.child("body");
  return body ? body : html;
}

bool has_h1(const std::vector<Block>& blocks) {
  for (const Block& block : blocks)
    if (block.kind == BlockKind::heading && block.level == 1) return true;
  return false;
}

// The page's one h1 often stands above the element that holds the text.
void put_heading(pugi::xml_node body, std::vector<Block>& blocks) {
  std::vector<std::string> found;
  walk(
      body,
      [&](pugi::xml_node node) {
        if (std::string_view(node.name()) == "h1") found.push_back(text_of(node));
        return true;
      },
      [](pugi::xml_node) {});
  if (found.size() == 1) blocks.insert(blocks.begin(), {BlockKind::heading, 1, found.front(), {}});
}

}  // namespace

std::vector<Block> html_blocks(std::string_view bytes, std::string_view charset) {
  pugi::xml_document tree;
  parse_html(to_utf8(bytes, charset.empty() ? declared_charset(bytes) : charset), tree);
  return blocks_below(body_of(tree));
}

Extraction read_html(std::string_view bytes) {
  if (bytes.size() > limits::markup_bytes)
    return Refusal{schema::Reason::too_large, "HTML files are read up to 64 MiB"};
  const std::string text = to_utf8(bytes, declared_charset(bytes));
  Document document;
  document.format = "html";
  pugi::xml_document tree;
  parse_html(text, tree);
  read_html_meta(tree, document);
  if (const pugi::xml_node main = main_content(body_of(tree))) {
    document.blocks = blocks_below(main);
    if (!has_h1(document.blocks)) put_heading(body_of(tree), document.blocks);
  } else {
    tree.reset();
    parse_html(text, tree);
    document.blocks = blocks_below(body_of(tree));
    document.warnings.emplace_back("the main part of the page could not be told apart; all of it is indexed");
  }
  return finish(std::move(document));
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// A Document as plain lines, for tables of expectations and golden files.
#pragma once

#include <string>

#include "indexer/extract/document.h"

namespace indexer::extract {

// One line a block: "h2 Scope", "p  Text", "l1 Item", "r  cell | cell", "f  Note"; pages as "{3}" before the text
// that begins there.
inline std::string render_block(const Block& block) {
  static constexpr const char* letters = "hplrf";
  std::string line(1, letters[static_cast<int>(block.kind)]);
  line += block.level > 0 ? std::to_string(block.level) : " ";
  line += ' ';
  std::size_t at = 0;
  for (const PageStart& page : block.pages) {
    line.append(block.text, at, page.begin - at).append("{" + std::to_string(page.page) + "}");
    at = page.begin;
  }
  return line.append(block.text, at).append("\n");
}

inline std::string render_blocks(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) text += render_block(block);
  return text;
}

inline std::string render(const Extraction& extraction) {
  if (const auto* refusal = std::get_if<Refusal>(&extraction))
    return "refused: " + std::string(schema::row(refusal->reason).name) + ": " + refusal->detail + "\n";
  const auto& document = std::get<Document>(extraction);
  std::string text = "format: " + document.format + "\n";
  for (const auto& [key, property] : document.properties)
    text += key + ": " + property.value + " (" + property.source + ")\n";
  for (const std::string& warning : document.warnings) text += "warning: " + warning + "\n";
  for (const Attachment& attachment : document.attachments)
    text += "attachment: " + attachment.name + " (" + std::to_string(attachment.bytes.size()) + " bytes)\n";
  return text + "\n" + render_blocks(document);
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of a file format gives: the Document, or why there is none.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/schema/outcome.h"
#include "indexer/schema/records.h"

namespace indexer::extract {

enum class BlockKind : std::uint8_t { heading, paragraph, list_item, table_row, footnote };

// From byte `begin` of the block's text on, the text stands on page `page`.
struct PageStart {
  std::uint32_t begin = 0;
  std::uint32_t page = 0;  // physical, from 1
  bool operator==(const PageStart&) const = default;
};

// One heading, paragraph, list item, table row or footnote. A paragraph that runs over a page end is one block.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;        // heading 1..6; list item its depth from 1; else 0
  std::string text;              // UTF-8 NFC, one line: white space folded to single spaces, trimmed, never empty
  std::vector<PageStart> pages;  // in order, the first at 0; empty = the format has no pages
  bool operator==(const Block&) const = default;
};

// A property as the file states it, and where: {"2021-11-22", "front matter"}.
struct Property {
  std::string value;
  std::string source;
  bool operator==(const Property&) const = default;
};

// An attachment or archive member, which becomes a document of its own.
struct Attachment {
  std::string name;  // as the container gives it; data only, never used as a path on disk
  std::string bytes;
  bool operator==(const Attachment&) const = default;
};

struct Document {
  std::string format;  // "pdf", "html", "xml", "markdown", "text", "docx", "odt", "mail", ...
  // Only what the file states outright. Keys: title author date effective language agency type number url
  // status and, for mail, from to subject. Values are trimmed UTF-8; dates as written or ISO.
  std::map<std::string, Property> properties;
  std::vector<Block> blocks;             // reading order
  std::vector<std::string> page_labels;  // printed label of physical page i+1, "" where none; empty = no pages
  // Plain text of physical page i+1 before any layout of ours, to confirm where passages stand; lines in
  // any order. Empty = there is none.
  std::vector<std::string> page_texts;
  std::vector<schema::PageConfidence> recognised;  // pages whose text was recognised on a picture, in order
  std::vector<std::string> running;                // running heads, folios and line numbers taken out of the text
  std::vector<std::string> warnings;               // for people
  std::vector<Attachment> attachments;
  bool operator==(const Document&) const = default;
};

struct Refusal {
  schema::Reason reason = schema::Reason::damaged;
  std::string detail;  // for people: what exactly happened
  bool operator==(const Refusal&) const = default;
};

using Extraction = std::variant<Document, Refusal>;

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents (DOCX), and the WordprocessingML inside other files.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::extract {

Extraction read_docx(std::string_view bytes);

// One level of a numbered list: "%1.%2)" with the format of each number.
struct WordListLevel {
  std::string text;
  std::string format;
  int start = 1;
};

struct WordStyle {
  int heading = 0;  // 1..6, 0 = none
  std::string list;
  int list_level = 0;
};

// What the other parts of the package say about the body.
struct WordParts {
  std::map<std::string, WordStyle> styles;                  // by style id
  std::map<std::string, std::vector<WordListLevel>> lists;  // by numId
  std::map<std::string, std::vector<Block>> notes;          // footnotes "f1" and endnotes "e1", by id
  std::map<std::string, std::vector<Block>> chunks;         // HTML included whole, by relation id
};

// The body of a WordprocessingML document (a part of a package, or saved as one file); null if it is none.
pugi::xml_node word_body(const pugi::xml_document& tree);

std::vector<Block> word_blocks(pugi::xml_node body, const WordParts& parts);

// Steps of read_docx, in word_parts.cpp.
void read_word_styles(pugi::xml_node root, WordParts& parts);
void read_word_lists(pugi::xml_node root, WordParts& parts);

}  // namespace indexer::extract

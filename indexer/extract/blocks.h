// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers running text into blocks, for readers that meet text and structure in turn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::extract {

// Text goes into the open block; start() and end() close it. White space is folded later, by finish().
class BlockWriter {
 public:
  // Line ends in `utf8` are white space like any other.
  void text(std::string_view utf8);
  // A line end inside the block. Header lines ("FROM: ...") become blocks of their own there, other lines join.
  void line_break() { open_.text += '\n'; }
  // Begins the next cell of a table row; empty cells leave no trace.
  void cell() { cell_ = !open_is_blank(); }
  // Ends the open block and begins another.
  void start(BlockKind kind, std::uint8_t level = 0);
  // Ends the open block; text that follows is a paragraph.
  void end() { start(BlockKind::paragraph); }
  bool open_is_blank() const;
  BlockKind open_kind() const { return open_.kind; }
  void add(Block block);
  std::vector<Block> take();
  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  std::vector<Block> blocks_;
  Block open_;
  bool cell_ = false;  // the next text begins a cell
};

// "MEMORANDUM FOR:", "SUBJECT: Guidance", "Effective Date: May 1": a label of a header block at the line's start.
bool is_header_line(std::string_view line);

// Questions of question-and-answer pages ("Q.", "Q1:", "Question 2.") that an answer follows become headings one
// level below the heading above them.
void mark_questions(std::vector<Block>& blocks);

// Paragraphs that begin with "(a)", "(1)" ... become list items, their depth by the outline above them. Cleans their
// text.
void mark_outline(std::vector<Block>& blocks);

}  // namespace indexer::extract

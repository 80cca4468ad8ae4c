// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a document: its first lines, and the labelled fields of a memo, directive or decision among them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::passages {

// One of the first lines: a block, or the part of one that begins with a label in capitals ("FROM: ... SUBJECT: ...").
struct HeadLine {
  std::string text;    // 1,000 bytes at most
  std::string folded;  // language::fold of it
  bool heading = false;
  bool labelled = false;  // begins with a label, or is the value of one

  // Of the length of a line of a letterhead or title, not of a paragraph.
  bool is_short() const { return text.size() <= 200; }
};

struct Head {
  std::vector<HeadLine> lines;                // 40 at most, of about 4,000 bytes
  std::map<std::string, std::string> fields;  // label, folded and without its colon ("from", "subject") -> value
  std::string text;                           // the lines, joined by newlines
  std::vector<HeadLine> running;              // the first running heads, which printed journals have their dates in

  // The value of the first of these labels that is there; empty = none.
  std::string field(std::initializer_list<std::string_view> labels) const;

  // The first short line among the first `most` that begins with these folded words; null = none.
  const HeadLine* line_starting(std::string_view words, std::size_t most = 40) const;
};

// A label stands at the start of a line and ends in a colon: "FROM: Doris Meissner". A value that is missing on the
// line is the next line, when that has no label of its own; a subject that breaks off goes on with the next line. The
// first field of a label counts.
Head head_of(const extract::Document& document);

// A line of nothing but names of departments, offices and places, as letterheads have: "Office of the Director".
bool is_letterhead(const HeadLine& line);

// How many words of a line in a hundred are such names or numbers.
int letterhead_share(const HeadLine& line);

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a document: its first lines, and the labelled fields of a memo, directive or decision among them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"

namespace indexer::passages {

struct Head {
  std::vector<std::string> lines;             // the first blocks' texts, about 40 of them, 4,000 bytes at most
  std::map<std::string, std::string> fields;  // label, lower case without colon ("from", "subject") -> value
  std::string first_heading;                  // empty = no heading among the lines
  std::string text;                           // the lines, joined by newlines

  // The value of the first of these labels that is there; empty = none.
  std::string field(std::initializer_list<std::string_view> labels) const;
};

// A label stands at the start of a line and ends in a colon: "FROM: Doris Meissner". A value that is missing on the
// line is the next line, when that has no label of its own.
Head head_of(const extract::Document& document);

}  // namespace indexer::passages

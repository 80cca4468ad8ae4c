// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a PDF, by which broken and badly encoded ones are mended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

class Vocabulary {
 public:
  // Counts the words of all lines but those cut at a line's end.
  explicit Vocabulary(const std::vector<Page>& pages);

  // Whether "left-" at a line's end and "right" at the next one's start are one word: unless the document writes them
  // with a hyphen more often than without. "means-" + "tested" stays two when "means-tested" stands elsewhere.
  bool joins(std::string_view left, std::string_view right) const;

 private:
  std::uint32_t count(std::string word) const;
  std::unordered_map<std::string, std::uint32_t> counts_;
};

// Some fonts give ø for [ and ¿ for ]. True when the document proves it: both are there, about as often, ø at the
// starts of words and ¿ at their ends.
bool has_bracket_fault(const std::vector<Page>& pages);
void mend_brackets(std::vector<Page>& pages);

}  // namespace indexer::extract::pdf

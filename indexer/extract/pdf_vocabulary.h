// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a PDF, by which broken and badly encoded ones are mended.
#pragma once

#include <cstdint>
#include <functional>
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

  // Whether "left-" at a line's end and "right" at the next one's start are one word without a hyphen: not if the
  // document writes it with a hyphen more often than without, nor if it knows neither form but both halves as words, or
  // the halves are such as compounds are made of ("long-term").
  bool joins(std::string_view left, std::string_view right) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::uint32_t count(std::string_view word) const;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> counts_;
};

// Some fonts give ø for [ and ¿ for ]. They are mended where the document proves it: both are there, about as often,
// ø at the starts of words and ¿ at their ends.
void mend_brackets(std::vector<Page>& pages);

// Presentation forms to the letters they stand for (ﬁ -> fi), bullets of symbol fonts to bullets.
std::string mend_glyphs(std::string text);

}  // namespace indexer::extract::pdf

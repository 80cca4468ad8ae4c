// SPDX-License-Identifier: GPL-3.0-or-later
// The words of each page of a PDF, as the PDF library finds them.
#pragma once

#include <poppler/cpp/poppler-page.h>

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_print.h"

namespace indexer::extract::pdf {

struct PageWords {
  double width = 0;  // as the page is read
  double height = 0;
  std::vector<Word> words;            // upright
  std::vector<std::string> sideways;  // turned against most of the page's text, one entry for each direction
  std::string text;                   // all of it, words in the order in which the library finds them
  bool encoded = false;               // a fair part of it is glyphs whose letters the file does not tell
};

class WordReader {
 public:
  // Pages are to come in order.
  PageWords read(const poppler::page& page);

  // A font that only text recognition uses was met.
  bool recognised() const { return prints_.recognised(); }

 private:
  struct Boxes {
    std::vector<poppler::text_box> boxes;
    std::vector<Print> prints;  // one entry a box
  };
  Boxes boxes_of(const poppler::page& page);

  Prints prints_;
  std::size_t pages_ = 0;
  std::size_t failures_ = 0;  // two for each page on which letters alone did not tell, less one for each other
};

}  // namespace indexer::extract::pdf

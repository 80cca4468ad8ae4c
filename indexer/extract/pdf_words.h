// SPDX-License-Identifier: GPL-3.0-or-later
// The words of each page of a PDF, as the PDF library finds them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace poppler {
class page;
class text_box;
}  // namespace poppler

namespace indexer::extract::pdf {

struct PageWords {
  double width = 0;  // as the page is read
  double height = 0;
  std::vector<Word> words;            // upright
  std::vector<std::string> sideways;  // turned against most of the page's text, one entry for each direction
  bool encoded = false;               // a fair part of it is glyphs whose letters the file does not tell
};

class WordReader {
 public:
  // Pages are to come in order.
  PageWords read(const poppler::page& page);

  // A font that only text recognition uses was met.
  bool recognised() const { return recognised_; }

 private:
  // Size and weight of the letters, which the height of their box gives away once it was met with its font. Asking
  // for fonts makes the library read them anew on each page, for half the time again.
  struct Print {
    double size = 0;
    bool bold = false;
    bool unsure = false;  // the same height with different fonts
  };
  std::vector<poppler::text_box> boxes_of(const poppler::page& page);
  void learn(const std::vector<poppler::text_box>& boxes);
  bool knows(const std::vector<poppler::text_box>& boxes) const;

  std::map<long, Print> prints_;  // by the height of the box in hundredths of a point
  std::size_t pages_ = 0;
  std::size_t tried_ = 0;  // pages asked for without fonts
  std::size_t failed_ = 0;
  bool recognised_ = false;
};

}  // namespace indexer::extract::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// The bookmarks of a PDF, which name its headings where its print does not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/document.h"

namespace poppler {
class document;
}

namespace indexer::extract::pdf {

struct Bookmark {
  std::uint8_t depth = 1;  // from 1
  std::string title;
  bool operator==(const Bookmark&) const = default;
};

// In order, parents before what is below them; 5,000 at most.
std::vector<Bookmark> bookmarks_of(const poppler::document& source);

// A paragraph that says just what the next bookmark says becomes a heading: of the level of the last heading that a
// bookmark of the same depth names, else one below that of the bookmark above. Headings keep their levels. Titles that
// are sentences, or end in a number as the lines of a table of contents do, mark nothing.
void mark_bookmarks(const std::vector<Bookmark>& bookmarks, std::vector<Block>& blocks);

}  // namespace indexer::extract::pdf

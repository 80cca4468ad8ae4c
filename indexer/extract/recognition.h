// SPDX-License-Identifier: GPL-3.0-or-later
// Text recognised on pictures of pages: the words and their places as plain values, and what a reader needs for it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace indexer::extract {

class Recogniser;

// Places are in hundredths of a point, from the upper left corner of the page.
struct RecognisedWord {
  std::string text;  // UTF-8
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  bool operator==(const RecognisedWord&) const = default;
};

struct RecognisedLine {
  std::uint32_t baseline = 0;
  std::uint32_t size = 0;  // of the print
  std::vector<RecognisedWord> words;
  bool operator==(const RecognisedLine&) const = default;
};

struct RecognisedPage {
  std::uint32_t page = 0;        // physical, from 1
  std::uint32_t confidence = 0;  // mean of its words, 0 to 100
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<RecognisedLine> lines;  // in the engine's reading order; empty = no text was found
  bool operator==(const RecognisedPage&) const = default;
};

// A page below it is a picture of something else than text, or beyond reading.
inline constexpr std::uint32_t least_confidence = 40;

inline bool is_text(const RecognisedPage& page) { return !page.lines.empty() && page.confidence >= least_confidence; }

// One line each, in the engine's order.
std::string text_of(const RecognisedPage& page);

// The engine reads section signs as dollars or eights: "INA $ 208", "8 C.F.R. $$ 1208.16", "INA 8 240(c)". Between the
// name of a law and a number they can be nothing else, so they are put right there.
void mend_section_signs(std::vector<RecognisedLine>& lines);

std::string encode(const RecognisedPage& page);
// False when the bytes are no page: places out of order or off the page, text that is no UTF-8, more words than fit.
bool decode(std::string_view bytes, RecognisedPage& page);

// How a reader is to treat pages that are pictures.
struct Recognition {
  Recogniser* engine = nullptr;       // none = such pages stay without text
  std::vector<RecognisedPage> known;  // of this very file, by an earlier run
  // Are told when recognition of a further page begins, and its result. A page that took too long has none.
  std::function<void(std::uint32_t page)> begun;
  std::function<void(const RecognisedPage& page)> found;
};

}  // namespace indexer::extract

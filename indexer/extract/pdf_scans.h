// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a PDF whose text is a picture: which ones they are, and their words by text recognition.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/extract/pdf_words.h"
#include "indexer/extract/recognition.h"

namespace indexer::extract::pdf {

// Recognised lines as the words of a page.
PageWords words_of(const RecognisedPage& page);

class ScanReader {
 public:
  explicit ScanReader(const Recognition& recognition) : recognition_(recognition) {}

  // The page's text as recognised, when `words`, those of the file itself, are none, or plainly not what the page
  // shows, and recognition gives more; nothing when the words of the file are to be kept. Pages are to come in order.
  std::optional<RecognisedPage> read(const poppler::page& page, std::uint32_t number, const PageWords& words);

  const std::vector<schema::PageConfidence>& recognised() const { return recognised_; }

  // Why pages that are pictures were not recognised, in words for people; empty = none was left out.
  const std::string& fault() const { return fault_; }

 private:
  std::optional<RecognisedPage> recognise(const poppler::page& page, std::uint32_t number);

  const Recognition& recognition_;
  std::vector<schema::PageConfidence> recognised_;
  std::size_t engaged_ = 0;  // pages the engine was run on
  std::string fault_;
};

}  // namespace indexer::extract::pdf

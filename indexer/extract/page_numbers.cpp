// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_numbers.h"

namespace indexer::extract {

std::string list_of(const std::vector<std::size_t>& pages) {
  std::string list;
  std::size_t stretches = 0;
  for (std::size_t i = 0; i < pages.size(); ++stretches) {
    if (stretches == 20) return list + ", ...";
    std::size_t end = i;
    while (end + 1 < pages.size() && pages[end + 1] == pages[end] + 1) ++end;
    list += (list.empty() ? "" : ", ") + std::to_string(pages[i]);
    if (end > i) list += (end == i + 1 ? ", " : " to ") + std::to_string(pages[end]);
    i = end + 1;
  }
  return list;
}

std::string count_of(std::size_t pages) { return std::to_string(pages) + (pages == 1 ? " page" : " pages"); }

std::string recognition_warning(const std::vector<schema::PageConfidence>& recognised, std::size_t pages) {
  std::vector<std::size_t> numbers;
  std::size_t sum = 0;
  for (const schema::PageConfidence& page : recognised) {
    numbers.push_back(page.page);
    sum += page.confidence;
  }
  const std::string confidence = " (confidence " + std::to_string(sum / recognised.size()) + ")";
  if (pages == 1) return "text recognised by OCR" + confidence;
  return std::to_string(numbers.size()) + " of " + count_of(pages) + " recognised by OCR" + confidence + ": page " +
         list_of(numbers);
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// Words at any places of any pages through the steps from words to blocks: no word may be lost on the way to the lines.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "indexer/extract/document.h"
#include "indexer/extract/pdf_blocks.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_labels.h"
#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_running.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace {

using namespace indexer::extract;

constexpr std::string_view texts[] = {"(a)",   "1.",    "the",   "INA",  "-",   "\u2022", "212(a)",
                                      "FROM:", "well-", "known", "12",   "iv.", "*",      "\u00a7",
                                      "TITLE", "a",     "1)",    "Page", "of",  "."};

class Source {
 public:
  Source(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  bool empty() const { return left_ == 0; }
  unsigned next() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }
  // Mostly a place on a page; now and then any number there can be.
  double place() {
    const unsigned first = next();
    if (first != 255) return first * 3.1;
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = bits << 8 | next();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return std::isfinite(value) ? std::clamp(value, -2e5, 2e5) : 0;  // what WordReader lets through
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

std::vector<pdf::Word> words_of(Source& source) {
  std::vector<pdf::Word> words;
  while (!source.empty() && words.size() < 400) {
    const unsigned kind = source.next();
    if (kind == 254) break;  // the next page
    pdf::Word word;
    word.text = texts[kind % std::size(texts)];
    word.left = source.place();
    word.top = source.place();
    word.size = 4 + source.next() % 20;
    word.right = word.left + word.size * static_cast<double>(word.text.size()) / 2;
    word.bottom = word.top + word.size;
    word.bold = (kind & 32) != 0;
    word.space_after = (kind & 64) == 0;
    words.push_back(word);
  }
  return words;
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += c != ' ';
  return count;
}

void check_nothing_lost(const std::vector<pdf::Word>& words, const std::vector<pdf::Line>& lines) {
  std::size_t before = 0;
  std::size_t after = 0;
  for (const pdf::Word& word : words) before += letters(word.text);
  for (const pdf::Line& line : lines) after += letters(line.text);
  if (before != after) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source(data, size);
  std::vector<pdf::Page> pages;
  while (!source.empty() && pages.size() < 20) {
    const std::vector<pdf::Word> words = words_of(source);
    pdf::Page page;
    page.width = 612;
    page.height = 792;
    page.lines = pdf::lines_of(words, static_cast<std::uint32_t>(pages.size() + 1));
    check_nothing_lost(words, page.lines);
    pdf::without_line_numbers(words);
    pages.push_back(std::move(page));
  }
  pdf::mend_brackets(pages);
  const auto running = pdf::take_out_running(pages);
  if (pdf::labels_of(running).size() != pages.size()) std::abort();
  for (pdf::Page& page : pages) pdf::mark_tables(page);
  const pdf::Layout layout(pages);
  pdf::mark_footnotes(pages, layout);
  pdf::blocks_of(pages, layout, pdf::Vocabulary(pages));
  return 0;
}

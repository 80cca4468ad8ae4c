// SPDX-License-Identifier: GPL-3.0-or-later
// Word boxes: their fonts, and pages that are printed sideways.
#include "indexer/extract/pdf_words.h"

#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t learning_pages = 24;  // always read with their fonts; most documents have no more
constexpr std::size_t sample_pages = 32;    // of later ones, each thirty-second is
constexpr std::size_t hopeless = 120;       // a third of the pages has print not met before: they are all read with it

// Of all characters of a page.
struct Count {
  std::size_t characters = 0;
  std::size_t untold = 0;  // of private use: glyphs without a letter
};

// The library converts by opening a converter for each word.
std::string utf8(const poppler::ustring& text, Count& count) {
  count.characters += text.size();
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00U);
    count.untold += (c >= 0xE000 && c < 0xF900) || c == 0xFFFD || c < 0x20;
    append_utf8(result, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return result;
}

double place(double value) { return std::isfinite(value) ? std::clamp(value, -1e5, 1e5) : 0; }

// The place of a box after turning the page so that its text stands upright.
void turn(Word& word, int turns, double width, double height) {
  const Word was = word;
  if (turns == 1) {
    std::tie(word.left, word.right) = std::pair(was.top, was.bottom);
    std::tie(word.top, word.bottom) = std::pair(width - was.right, width - was.left);
  } else if (turns == 2) {
    std::tie(word.left, word.right) = std::pair(width - was.right, width - was.left);
    std::tie(word.top, word.bottom) = std::pair(height - was.bottom, height - was.top);
  } else if (turns == 3) {
    std::tie(word.left, word.right) = std::pair(height - was.bottom, height - was.top);
    std::tie(word.top, word.bottom) = std::pair(was.left, was.right);
  }
}

}  // namespace

WordReader::Boxes WordReader::boxes_of(const poppler::page& page) {
  const std::size_t number = pages_++;
  if (number >= learning_pages && number % sample_pages != 0 && failures_ < hopeless && !prints_.is_full()) {
    std::vector<poppler::text_box> boxes = page.text_list();
    if (auto prints = prints_.tell(boxes)) {
      failures_ -= failures_ > 0;
      return {std::move(boxes), std::move(*prints)};
    }
    failures_ += 2;
  }
  std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  std::vector<Print> prints = prints_.learn(boxes);
  return {std::move(boxes), std::move(prints)};
}

PageWords WordReader::read(const poppler::page& page) {
  PageWords result;
  const poppler::rectf size = page.page_rect();
  const bool lying = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
  result.width = place(lying ? size.height() : size.width());
  result.height = place(lying ? size.width() : size.height());
  const auto [boxes, prints] = boxes_of(page);
  std::array<std::size_t, 4> in_direction{};
  for (const poppler::text_box& box : boxes) ++in_direction.at(static_cast<std::size_t>(turns_of(box)));
  const auto upright =
      static_cast<int>(std::max_element(in_direction.begin(), in_direction.end()) - in_direction.begin());
  std::array<std::string, 4> sideways;
  Count count;
  result.words.reserve(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const poppler::text_box& box = boxes[i];
    std::string text = mend_glyphs(utf8(box.text(), count));
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    result.text += text;
    result.text += ' ';
    if (turns_of(box) != upright) {
      sideways.at(static_cast<std::size_t>(turns_of(box))) += text + ' ';
      continue;
    }
    const poppler::rectf at = box.bbox();
    Word word{std::move(text), place(at.left()), place(at.top()), place(at.right()), place(at.bottom())};
    turn(word, upright, result.width, result.height);
    if (word.right < word.left) std::swap(word.left, word.right);
    if (word.bottom < word.top) std::swap(word.top, word.bottom);
    word.size = prints[i].size;
    word.bold = prints[i].bold;
    word.space_after = box.has_space_after();
    result.words.push_back(std::move(word));
  }
  result.encoded = count.untold > 20 && count.untold * 5 > count.characters;
  if (upright % 2 == 1) std::swap(result.width, result.height);
  for (std::string& text : sideways)
    if (!text.empty()) result.sideways.push_back(std::move(text));
  return result;
}

}  // namespace indexer::extract::pdf

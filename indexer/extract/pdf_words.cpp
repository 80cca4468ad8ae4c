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

constexpr std::size_t learning_pages = 40;  // always read with their fonts; most documents have no more
constexpr std::size_t sample_pages = 16;    // of later ones, each sixteenth is

bool is_bold(std::string_view font) {
  static constexpr std::array<std::string_view, 7> weights{"Bold", "bold", "BOLD", "Black", "Demi", "Heavy", "-Bd"};
  return std::any_of(weights.begin(), weights.end(),
                     [&](std::string_view weight) { return font.find(weight) != std::string_view::npos; });
}

bool is_of_recognition(std::string_view font) {
  return font.find("GlyphLess") != std::string_view::npos || font.find("HiddenHorzOCR") != std::string_view::npos;
}

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

bool has_letter(const poppler::ustring& text) {
  return std::any_of(text.begin(), text.end(), [](auto c) { return c >= 'A'; });
}

double place(double value) { return std::isfinite(value) ? std::clamp(value, -1e5, 1e5) : 0; }

// Quarter turns of the text; poppler counts them or their degrees.
int turns_of(const poppler::text_box& box) {
  const int rotation = box.rotation();
  return (rotation >= 90 ? rotation / 90 : rotation) & 3;
}

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

double height_of(const poppler::text_box& box) {
  const poppler::rectf place = box.bbox();
  return turns_of(box) % 2 == 0 ? place.height() : place.width();
}

long key_of(const poppler::text_box& box) { return std::lround(place(height_of(box)) * 100); }

}  // namespace

void WordReader::learn(const std::vector<poppler::text_box>& boxes) {
  for (const poppler::text_box& box : boxes) {
    if (!box.has_font_info()) continue;
    const std::string font = box.get_font_name();
    recognised_ = recognised_ || is_of_recognition(font);
    const Print print{place(box.get_font_size()), is_bold(font), false};
    const auto [at, is_new] = prints_.emplace(key_of(box), print);
    if (!is_new && (at->second.bold != print.bold || std::abs(at->second.size - print.size) > 0.3))
      at->second.unsure = true;
  }
}

bool WordReader::knows(const std::vector<poppler::text_box>& boxes) const {
  return std::all_of(boxes.begin(), boxes.end(), [&](const poppler::text_box& box) {
    const auto at = prints_.find(key_of(box));
    if (at == prints_.end()) return false;
    return !at->second.unsure || !has_letter(box.text());  // the weight of page numbers is nothing to us
  });
}

std::vector<poppler::text_box> WordReader::boxes_of(const poppler::page& page) {
  const bool hopeless = tried_ >= 8 && failed_ * 4 > tried_;
  const std::size_t number = pages_++;
  if (number >= learning_pages && number % sample_pages != 0 && !hopeless && prints_.size() < 10'000) {
    std::vector<poppler::text_box> boxes = page.text_list();
    ++tried_;
    if (knows(boxes)) return boxes;
    ++failed_;
  }
  std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  learn(boxes);
  return boxes;
}

PageWords WordReader::read(const poppler::page& page) {
  PageWords result;
  const poppler::rectf size = page.page_rect();
  const bool lying = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
  result.width = place(lying ? size.height() : size.width());
  result.height = place(lying ? size.width() : size.height());
  const std::vector<poppler::text_box> boxes = boxes_of(page);
  std::array<std::size_t, 4> in_direction{};
  for (const poppler::text_box& box : boxes) ++in_direction.at(static_cast<std::size_t>(turns_of(box)));
  const auto upright =
      static_cast<int>(std::max_element(in_direction.begin(), in_direction.end()) - in_direction.begin());
  std::array<std::string, 4> sideways;
  Count count;
  result.words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    std::string text = mend_glyphs(utf8(box.text(), count));
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    if (turns_of(box) != upright) {
      sideways.at(static_cast<std::size_t>(turns_of(box))) += text + ' ';
      continue;
    }
    const poppler::rectf at = box.bbox();
    Word word{std::move(text), place(at.left()), place(at.top()), place(at.right()), place(at.bottom())};
    turn(word, upright, result.width, result.height);
    if (word.right < word.left) std::swap(word.left, word.right);
    if (word.bottom < word.top) std::swap(word.top, word.bottom);
    const Print& print = prints_[key_of(box)];
    word.size = box.has_font_info() ? place(box.get_font_size()) : print.size;
    word.bold = box.has_font_info() ? is_bold(box.get_font_name()) : print.bold;
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

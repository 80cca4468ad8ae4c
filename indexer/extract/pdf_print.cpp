// SPDX-License-Identifier: GPL-3.0-or-later
// Prints by letters met before.
#include "indexer/extract/pdf_print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t looked_at = 4;  // letters of a word
constexpr std::uint16_t ambiguous = 0xFFFF;

bool is_bold(std::string_view font) {
  static constexpr std::array<std::string_view, 7> weights{"Bold", "bold", "BOLD", "Black", "Demi", "Heavy", "-Bd"};
  return std::any_of(weights.begin(), weights.end(),
                     [&](std::string_view weight) { return font.find(weight) != std::string_view::npos; });
}

bool is_of_recognition(std::string_view font) {
  return font.find("GlyphLess") != std::string_view::npos || font.find("HiddenHorzOCR") != std::string_view::npos;
}

std::uint64_t steps(double points, double step) {
  return std::isfinite(points) ? static_cast<std::uint64_t>(std::clamp(points, 0.0, 600.0) / step + 0.5) : 0;
}

std::uint64_t height_of(const poppler::text_box& box) {
  const poppler::rectf place = box.bbox();
  return steps(turns_of(box) % 2 == 0 ? place.height() : place.width(), 0.01);
}

// Calls with the key of each of the word's first letters, or of its other signs if it has none; digits are as wide in
// all weights of a font. Gives whether it has letters.
template <typename Use>
bool for_each_key(const poppler::text_box& box, Use use) {
  const poppler::ustring text = box.text();
  const bool lettered = std::any_of(text.begin(), text.end(), [](auto c) { return c >= 'A'; });
  const bool upright = turns_of(box) % 2 == 0;
  const std::uint64_t height = height_of(box);
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size() && used < looked_at; ++i) {
    if (lettered && text[i] < 'A') continue;
    const poppler::rectf letter = box.char_bbox(i);
    const std::uint64_t width = steps(upright ? letter.width() : letter.height(), 0.02);
    use(height << 40 | width << 16 | text[i]);
    ++used;
  }
  return lettered;
}

}  // namespace

int turns_of(const poppler::text_box& box) {
  const int rotation = box.rotation();  // in quarters or in degrees, by the version of the library
  return (rotation >= 90 ? rotation / 90 : rotation) & 3;
}

std::uint16_t Prints::number_of(const Print& print) {
  const auto same = std::find_if(prints_.begin(), prints_.end(), [&](const Print& other) {
    return other.bold == print.bold && std::abs(other.size - print.size) < 0.05;
  });
  if (same != prints_.end()) return static_cast<std::uint16_t>(same - prints_.begin());
  if (prints_.size() == 1000) return ambiguous;
  prints_.push_back(print);
  return static_cast<std::uint16_t>(prints_.size() - 1);
}

std::vector<Print> Prints::learn(const std::vector<poppler::text_box>& boxes) {
  std::vector<Print> prints;
  prints.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    Print print;
    if (box.has_font_info()) {
      const std::string font = box.get_font_name();
      const auto [at, is_new] = bold_.try_emplace(font, false);
      if (is_new) at->second = is_bold(font);
      if (is_new) recognised_ = recognised_ || is_of_recognition(font);
      print = {std::isfinite(box.get_font_size()) ? std::clamp(box.get_font_size(), 0.0, 1e5) : 0, at->second};
      const std::uint16_t number = number_of(print);
      heights_.try_emplace(height_of(box), number);
      for_each_key(box, [&](std::uint64_t key) {
        const auto [known, is_first] = known_.emplace(key, number);
        if (!is_first && known->second != number) known->second = ambiguous;
      });
    }
    prints.push_back(print);
  }
  return prints;
}

// Of the size that its height tells; of two weights, that of the word before it.
Print Prints::like(const poppler::text_box& box, const Print& before) const {
  const auto known = heights_.find(height_of(box));
  if (known == heights_.end() || known->second == ambiguous) return before;
  const Print& print = prints_[known->second];
  return std::abs(print.size - before.size) < 0.05 ? before : print;
}

std::optional<std::vector<Print>> Prints::tell(const std::vector<poppler::text_box>& boxes) const {
  std::vector<Print> prints;
  prints.reserve(boxes.size());
  std::size_t unsure = 0;
  for (const poppler::text_box& box : boxes) {
    std::uint16_t number = ambiguous;
    std::size_t met = 0;
    std::size_t letters = 0;
    const bool has_letters = for_each_key(box, [&](std::uint64_t key) {
      ++letters;
      const auto known = known_.find(key);
      if (known == known_.end()) return;
      ++met;
      if (number == ambiguous) number = known->second;
    });
    if (has_letters && met * 2 < letters) return std::nullopt;
    if (met == 0 && heights_.count(height_of(box)) == 0) return std::nullopt;
    unsure += number == ambiguous;
    if (number != ambiguous)
      prints.push_back(prints_[number]);
    else
      prints.push_back(like(box, prints.empty() ? Print{} : prints.back()));
  }
  if (unsure * 5 > boxes.size()) return std::nullopt;
  return prints;
}

}  // namespace indexer::extract::pdf

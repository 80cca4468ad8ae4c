// SPDX-License-Identifier: GPL-3.0-or-later
// A page is a scan when it shows print where the file has no words.
#include "indexer/extract/pdf_scans.h"

#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "indexer/extract/limits.h"
#include "indexer/extract/recogniser.h"

namespace indexer::extract::pdf {
namespace {

constexpr double sketch_dpi = 36;
constexpr double print_dpi = 300;
constexpr double least_dpi = 70;
// Court systems stamp a line of text on each scanned page; a page with more words than this is taken for text.
constexpr std::size_t few_words = 40;
// Share of a page's area that is blackened. A full page of print has 0.03 to 0.08, a line 0.001; pages of text have up
// to 0.0013 beside their words, in rules and ornaments.
constexpr double some_ink = 0.0004;
constexpr double much_ink = 0.003;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters or digits alone once marks at both ends and within numbers are left out. Other scripts pass.
bool looks_like_a_word(std::string_view text) {
  constexpr std::string_view marks = ".,;:!?()[]{}\"'/$%&*+-#@<>|_=";
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return false;
  text = text.substr(begin, text.find_last_not_of(marks) - begin + 1);
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t odd = 0;
  bool vowel = false;
  for (const char c : text) {
    if (is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80)
      ++letters;
    else if (c >= '0' && c <= '9')
      ++digits;
    else if (std::string_view(".,:/-'&()").find(c) == std::string_view::npos)
      ++odd;
    vowel = vowel || static_cast<unsigned char>(c) >= 0x80 ||
            std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
  }
  if (odd > 0 || text.size() > 60) return false;
  return digits > 0 || vowel || letters <= 4;
}

// What a recognition gone wrong, or a font with wrong codes, leaves behind.
bool is_rubbish(const PageWords& words) {
  if (words.encoded) return true;
  const auto sound = std::count_if(words.words.begin(), words.words.end(),
                                   [](const Word& word) { return looks_like_a_word(word.text); });
  return words.words.size() >= 20 && static_cast<std::size_t>(sound) * 2 < words.words.size();
}

struct Ink {
  double within = 0;  // share of the page's area, in boxes of words
  double beside = 0;
};

// How much the page blackens against its ground, which may be a grey one.
Ink ink_of(const poppler::image& image, const std::vector<Word>& words) {
  const int width = image.width();
  const int height = image.height();
  const auto at = [&](int x, int y) {
    return static_cast<unsigned char>(image.const_data()[static_cast<std::ptrdiff_t>(y) * image.bytes_per_row() + x]);
  };
  std::array<std::size_t, 256> counts{};
  std::vector<bool> boxed(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  constexpr double scale = sketch_dpi / 72;
  for (const Word& word : words)
    for (int y = std::max(0, static_cast<int>(word.top * scale) - 1);
         y <= std::min<double>(height - 1, word.bottom * scale + 1); ++y)
      for (int x = std::max(0, static_cast<int>(word.left * scale) - 1);
           x <= std::min<double>(width - 1, word.right * scale + 1); ++x)
        boxed[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] = true;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) ++counts.at(at(x, y));
  std::size_t passed = 0;
  int ground = 0;
  while (ground < 255 && (passed += counts.at(static_cast<std::size_t>(ground))) * 2 < boxed.size()) ++ground;
  Ink ink;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int darkness = ground - 24 - at(x, y);
      if (darkness <= 0) continue;
      const bool in_box =
          boxed[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
      (in_box ? ink.within : ink.beside) += darkness / 255.0 / static_cast<double>(boxed.size());
    }
  return ink;
}

poppler::image picture_of(const poppler::page& page, double dpi) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  return renderer.render_page(&page, dpi, dpi);
}

// 0 = the page is too large for any that would do.
double fitting_dpi(const poppler::page& page) {
  const poppler::rectf size = page.page_rect();
  const double area = size.width() * size.height() / (72 * 72);
  if (!std::isfinite(area) || area <= 0) return 0;
  const double dpi = std::min(print_dpi, std::sqrt(static_cast<double>(limits::picture_pixels) / area));
  return dpi < least_dpi ? 0 : dpi;
}

bool is_scan(const poppler::page& page, const PageWords& words) {
  if (words.words.size() > few_words) return is_rubbish(words);
  const poppler::image sketch = picture_of(page, sketch_dpi);
  if (!sketch.is_valid()) return false;
  const Ink ink = ink_of(sketch, words.words);
  if (words.words.empty() && words.sideways.empty()) return ink.beside > some_ink;
  return is_rubbish(words) || (ink.beside > much_ink && ink.beside > 4 * ink.within);
}

}  // namespace

PageWords words_of(const RecognisedPage& page) {
  PageWords result;
  result.width = page.width / 100.0;
  result.height = page.height / 100.0;
  result.text = text_of(page);
  for (const RecognisedLine& line : page.lines)
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const double size = line.size / 100.0;
      const double baseline = line.baseline / 100.0;
      Word word{line.words[i].text,          line.words[i].left / 100.0, baseline - 0.8 * size,
                line.words[i].right / 100.0, baseline + 0.2 * size,      size};
      word.space_after = i + 1 < line.words.size();
      result.words.push_back(std::move(word));
    }
  return result;
}

std::optional<RecognisedPage> ScanReader::read(const poppler::page& page, std::uint32_t number,
                                               const PageWords& words) {
  if (recognition_.engine == nullptr || fitting_dpi(page) == 0) return std::nullopt;
  const auto known = std::find_if(recognition_.known.begin(), recognition_.known.end(),
                                  [&](const RecognisedPage& each) { return each.page == number; });
  if (known == recognition_.known.end() && !is_scan(page, words)) return std::nullopt;
  std::optional<RecognisedPage> read = known != recognition_.known.end() ? *known : recognise(page, number);
  if (!read || !is_text(*read)) return std::nullopt;
  std::size_t count = 0;
  for (const RecognisedLine& line : read->lines) count += line.words.size();
  if (!is_rubbish(words) && count < 2 * words.words.size()) return std::nullopt;
  recognised_.push_back({number, read->confidence});
  return read;
}

std::optional<RecognisedPage> ScanReader::recognise(const poppler::page& page, std::uint32_t number) {
  if (engaged_ == limits::recognised_pages) {
    fault_ = "only " + std::to_string(limits::recognised_pages) + " pages of a file are recognised";
    return std::nullopt;
  }
  if (!recognition_.engine->fault().empty()) {
    fault_ = recognition_.engine->fault();
    return std::nullopt;
  }
  const double dpi = fitting_dpi(page);
  const poppler::image image = picture_of(page, dpi);
  if (!image.is_valid()) return std::nullopt;
  ++engaged_;
  if (recognition_.begun) recognition_.begun(number);
  std::optional<RecognisedPage> read = recognition_.engine->recognise(
      {reinterpret_cast<const unsigned char*>(image.const_data()), static_cast<std::uint32_t>(image.width()),
       static_cast<std::uint32_t>(image.height()), static_cast<std::size_t>(image.bytes_per_row()), dpi},
      number);
  if (!read)
    fault_ = "page " + std::to_string(number) + " took too long";
  else if (recognition_.found)
    recognition_.found(*read);
  return read;
}

}  // namespace indexer::extract::pdf

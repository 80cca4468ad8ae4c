// SPDX-License-Identifier: GPL-3.0-or-later
// Letters (a .. z, aa, bb as word processors count) and roman numbers.
#include "indexer/extract/numbering.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace indexer::extract {
namespace {

std::string roman(int number) {
  struct Digit {
    int value;
    const char* text;
  };
  static constexpr std::array<Digit, 13> digits{{{1000, "m"},
                                                 {900, "cm"},
                                                 {500, "d"},
                                                 {400, "cd"},
                                                 {100, "c"},
                                                 {90, "xc"},
                                                 {50, "l"},
                                                 {40, "xl"},
                                                 {10, "x"},
                                                 {9, "ix"},
                                                 {5, "v"},
                                                 {4, "iv"},
                                                 {1, "i"}}};
  std::string text;
  for (const Digit& digit : digits)
    for (; number >= digit.value; number -= digit.value) text += digit.text;
  return text;
}

std::string letters(int number) {
  const auto index = static_cast<unsigned>(number - 1);
  return std::string(index / 26 + 1, static_cast<char>('a' + index % 26));
}

}  // namespace

std::string list_number(int number, char style) {
  if (style == '1' || number < 1 || number > 3999) return std::to_string(number);
  const bool is_roman = style == 'i' || style == 'I';
  if (!is_roman && number > 780) return std::to_string(number);
  std::string text = is_roman ? roman(number) : letters(number);
  if (style == 'A' || style == 'I')
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

}  // namespace indexer::extract

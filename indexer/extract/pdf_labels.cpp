// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences of numbers in running heads and feet.
#include "indexer/extract/pdf_labels.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/extract/numbering.h"

namespace indexer::extract::pdf {
namespace {

constexpr long largest_roman = 89;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0 = it is no roman number, or not one in its usual form.
long roman_of(std::string_view text) {
  static const std::map<char, long> values{{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}};
  if (text.empty() || text.size() > 8 || text.find_first_not_of("ivxl") != std::string_view::npos) return 0;
  long number = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const long value = values.at(text[i]);
    number += i + 1 < text.size() && value < values.at(text[i + 1]) ? -value : value;
  }
  return number > 0 && number <= largest_roman && list_number(static_cast<int>(number), 'i') == text ? number : 0;
}

// A kind of number and its distance to the page's own, the same all through a sequence.
using Sequence = std::pair<bool, long>;  // roman?

// Numbers that stand first or last in a running line, or behind "Page".
std::vector<std::pair<bool, long>> numbers_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::vector<std::pair<bool, long>> numbers;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool behind_page = i > 0 && (words[i - 1] == "Page" || words[i - 1] == "page" || words[i - 1] == "PAGE" ||
                                       words[i - 1] == "Página");
    if (i > 1 && i + 2 < words.size() && !behind_page) continue;
    std::string_view word = words[i];
    while (!word.empty() && std::string_view("-–—[](),.|").find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    while (!word.empty() && std::string_view("-–—[](),.|").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    if (!word.empty() && word.size() <= 6 && std::all_of(word.begin(), word.end(), is_digit))
      numbers.emplace_back(false, std::stol(std::string(word)));
    else if (const long roman = words.size() <= 3 ? roman_of(word) : 0; roman > 0)
      numbers.emplace_back(true, roman);
  }
  return numbers;
}

std::string label_of(const Sequence& sequence, std::size_t page) {
  const long number = sequence.second + static_cast<long>(page);
  if (number <= 0 || (sequence.first && number > largest_roman)) return {};
  return sequence.first ? list_number(static_cast<int>(number), 'i') : std::to_string(number);
}

}  // namespace

std::vector<std::string> labels_of(const std::vector<std::vector<std::string>>& running) {
  std::map<Sequence, std::vector<std::size_t>> pages_of;
  std::size_t numbered = 0;
  for (std::size_t page = 0; page < running.size(); ++page) {
    bool any = false;
    for (const std::string& text : running[page])
      for (const auto& [roman, number] : numbers_in(text)) {
        std::vector<std::size_t>& pages = pages_of[{roman, number - static_cast<long>(page)}];
        if (pages.empty() || pages.back() != page) pages.push_back(page);
        any = true;
      }
    numbered += any;
  }
  std::vector<std::pair<Sequence, std::vector<std::size_t>>> sequences(pages_of.begin(), pages_of.end());
  std::stable_sort(sequences.begin(), sequences.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  std::vector<std::string> labels(running.size());
  for (const auto& [sequence, pages] : sequences) {
    if (pages.size() < 2 || (pages.size() == 2 && numbered > 3)) break;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const bool behind = i > 0 && pages[i] - pages[i - 1] <= 4;
      const bool before = i + 1 < pages.size() && pages[i + 1] - pages[i] <= 4;
      if (!behind && !before) continue;  // far from the others: by chance
      for (std::size_t page = behind ? pages[i - 1] + 1 : pages[i]; page <= pages[i]; ++page)
        if (labels[page].empty()) labels[page] = label_of(sequence, page);
    }
  }
  return labels;
}

}  // namespace indexer::extract::pdf

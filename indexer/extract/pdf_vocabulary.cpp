// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_vocabulary.h"

namespace indexer::extract::pdf {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

template <typename Found>
void for_each_word(std::string_view text, Found found) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    found(text.substr(at, end - at));
    at = end;
  }
}

template <typename Found>
void for_each_line(const std::vector<Page>& pages, Found found) {
  for (const Page& page : pages)
    for (const Line& line : page.lines) found(line.text);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<Page>& pages) {
  for_each_line(pages, [&](const std::string& text) {
    for_each_word(text, [&](std::string_view word) {
      if (!word.ends_with('-')) ++counts_[lower(word)];
    });
  });
}

std::uint32_t Vocabulary::count(std::string word) const {
  const auto at = counts_.find(word);
  return at == counts_.end() ? 0 : at->second;
}

bool Vocabulary::joins(std::string_view left, std::string_view right) const {
  std::string_view last = left;
  while (!last.empty() && !is_word_byte(last.front())) last.remove_prefix(1);
  for (std::size_t i = last.size(); i-- > 0;)
    if (!is_word_byte(last[i])) {
      last.remove_prefix(i + 1);
      break;
    }
  std::size_t end = 0;
  while (end < right.size() && is_word_byte(right[end])) ++end;
  const std::string first = lower(right.substr(0, end));
  const std::string joined = lower(last) + first;
  const std::string hyphenated = lower(last) + "-" + first;
  return count(joined) >= count(hyphenated);
}

bool has_bracket_fault(const std::vector<Page>& pages) {
  std::size_t opening = 0;
  std::size_t closing = 0;
  std::size_t elsewhere = 0;
  for_each_line(pages, [&](const std::string& text) {
    for (std::size_t at = text.find("ø"); at != std::string::npos; at = text.find("ø", at + 1))
      ++(at == 0 || !is_word_byte(text[at - 1]) ? opening : elsewhere);
    for (std::size_t at = text.find("¿"); at != std::string::npos; at = text.find("¿", at + 1))
      ++(at > 0 && text[at - 1] != ' ' ? closing : elsewhere);
  });
  return opening >= 3 && closing >= 3 && elsewhere * 10 <= opening + closing && opening * 2 >= closing &&
         closing * 2 >= opening;
}

void mend_brackets(std::vector<Page>& pages) {
  for (Page& page : pages)
    for (Line& line : page.lines) {
      replace_all(line.text, "ø", "[");
      replace_all(line.text, "¿", "]");
    }
}

}  // namespace indexer::extract::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence for mending words, from the document itself.
#include "indexer/extract/pdf_vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace indexer::extract::pdf {
namespace {

// The last bytes of "’" and "”" are no letters' first ones, so that a look at the first byte of a sequence is enough:
// 0xE2 begins quotes, dashes and bullets, 0xC2 signs such as § and ¿.
bool starts_sign(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) == 0xE2 || static_cast<unsigned char>(text[at]) == 0xC2;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return result;
}

// Words of letters, with hyphens inside.
template <typename Found>
void for_each_word(std::string_view text, Found found) {
  std::size_t begin = std::string_view::npos;
  const auto end_at = [&](std::size_t at) {
    if (begin != std::string_view::npos) found(begin, at);
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (starts_sign(text, at)) {
      end_at(at);
      at += static_cast<unsigned char>(text[at]) == 0xE2 ? 2 : 1;
    } else if (is_letter(text[at])) {
      if (begin == std::string_view::npos) begin = at;
    } else if (text[at] != '-') {
      end_at(at);
    }
  }
  end_at(text.size());
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

// Cells move with the text before them.
void mend_brackets(Line& line) {
  if (line.text.find("ø") == std::string::npos && line.text.find("¿") == std::string::npos) return;
  std::string text;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const std::size_t begin = line.cells[i].begin;
    const std::size_t end = i + 1 < line.cells.size() ? line.cells[i + 1].begin : line.text.size();
    std::string piece = line.text.substr(begin, end - begin);
    replace_all(piece, "ø", "[");
    replace_all(piece, "¿", "]");
    line.cells[i].begin = text.size();
    text += piece;
  }
  line.text = std::move(text);
}

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "long-term" of a document that has the word once: halves of which compounds are made, hardly ever syllables.
bool is_compound(std::string_view left, std::string_view right, bool knows_left, bool knows_right) {
  static constexpr std::array<std::string_view, 27> firsts{
      "self", "non",  "long",   "well",  "short",   "high",     "low",    "full",   "open",
      "one",  "two",  "three",  "four",  "five",    "first",    "third",  "thirty", "twenty",
      "son",  "same", "single", "cross", "brother", "daughter", "father", "fifty",  "all"};
  static constexpr std::array<std::string_view, 24> seconds{
      "related", "based",    "year",        "years", "month",    "months",     "day",  "time",
      "term",    "level",    "sponsored",   "owned", "employed", "approved",   "wide", "free",
      "party",   "standing", "established", "known", "issued",   "authorized", "old",  "specific"};
  static constexpr std::array<std::string_view, 8> links{"in", "and", "of", "the", "to", "or", "by", "at"};
  if (const std::size_t hyphen = right.find('-'); hyphen != std::string_view::npos)
    return contains(links, right.substr(0, hyphen));
  if (left == "long" && right == "standing") return false;
  return (contains(firsts, left) && (knows_right || contains(seconds, right))) ||
         (contains(seconds, right) && knows_left);
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<Page>& pages) {
  std::string line;
  bool cut = false;  // the line before ends within a word
  for_each_line(pages, [&](const std::string& text) {
    line = lower(text);
    for_each_word(line, [&](std::size_t begin, std::size_t end) {
      const std::string_view word = std::string_view(line).substr(begin, end - begin);
      if ((begin == 0 && cut) || word.ends_with('-')) return;
      const auto known = counts_.find(word);
      if (known != counts_.end())
        ++known->second;
      else
        counts_.emplace(word, 1);
    });
    cut = line.ends_with('-');
  });
}

std::uint32_t Vocabulary::count(std::string_view word) const {
  const auto at = counts_.find(word);
  return at == counts_.end() ? 0 : at->second;
}

bool Vocabulary::joins(std::string_view left, std::string_view right) const {
  std::string last;
  for_each_word(left, [&](std::size_t begin, std::size_t end) { last = lower(left.substr(begin, end - begin)); });
  std::string first;
  for_each_word(right, [&](std::size_t begin, std::size_t end) {
    if (begin == 0) first = lower(right.substr(0, end));
  });
  const std::uint32_t joined = count(last + first);
  const std::uint32_t hyphenated = count(last + "-" + first);
  if (joined > 0 || hyphenated > 0) return joined >= hyphenated;
  if (is_compound(last, first, count(last) > 0, count(first) > 0)) return false;
  // "well-known" of a document that has "well" and "known" apart; syllables are hardly words by themselves.
  return last.size() < 3 || first.size() < 3 || count(last) < 2 || count(first) < 2;
}

void mend_brackets(std::vector<Page>& pages) {
  std::size_t opening = 0;
  std::size_t closing = 0;
  std::size_t elsewhere = 0;
  for_each_line(pages, [&](const std::string& text) {
    for (std::size_t at = text.find("ø"); at != std::string::npos; at = text.find("ø", at + 1))
      ++(at == 0 || !is_letter(text[at - 1]) ? opening : elsewhere);
    for (std::size_t at = text.find("¿"); at != std::string::npos; at = text.find("¿", at + 1))
      ++(at > 0 && text[at - 1] != ' ' ? closing : elsewhere);
  });
  const bool proved = opening >= 3 && closing >= 3 && elsewhere * 10 <= opening + closing && opening * 2 >= closing &&
                      closing * 2 >= opening;
  if (!proved) return;
  for (Page& page : pages)
    for (Line& line : page.lines) mend_brackets(line);
}

std::string mend_glyphs(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> glyphs{{{"ﬀ", "ff"},
                                                                                         {"ﬁ", "fi"},
                                                                                         {"ﬂ", "fl"},
                                                                                         {"ﬃ", "ffi"},
                                                                                         {"ﬄ", "ffl"},
                                                                                         {"ﬅ", "st"},
                                                                                         {"ﬆ", "st"},
                                                                                         {"\uF0B7", "•"},
                                                                                         {"\uF0A7", "▪"},
                                                                                         {"\uF0D8", "▪"},
                                                                                         {"\uF0FC", "•"},
                                                                                         {"\uF0A8", "▪"}}};
  if (text.find_first_of("\xEF") == std::string::npos) return text;
  for (const auto& [from, to] : glyphs) replace_all(text, from, to);
  return text;
}

}  // namespace indexer::extract::pdf

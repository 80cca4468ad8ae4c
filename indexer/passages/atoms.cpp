// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/atoms.h"

#include <string_view>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

using language::Token;

// A word before which a text may be cut: the blank in front of it is the cut.
bool may_cut(std::string_view text, const Token& word) { return word.begin > 1 && text[word.begin - 1] == ' '; }

bool at_pause(std::string_view text, const Token& word) {
  const char before = text[word.begin - 2];
  return before == ',' || before == ';' || before == ':';
}

// The word to cut before when words from `first` on are too many: the last behind a pause within the second half of
// `most`, else the last behind a blank, else the next behind a blank; `last` = none.
std::size_t cut_within(std::string_view text, const std::vector<Token>& words, std::size_t first, std::size_t last,
                       std::uint32_t most) {
  std::size_t at_blank = last;
  for (std::size_t i = first + most; i > first && i < last; --i) {
    if (!may_cut(text, words[i])) continue;
    if (at_blank == last) at_blank = i;
    if (i > first + most / 2 && at_pause(text, words[i])) return i;
  }
  for (std::size_t i = first + most + 1; at_blank == last && i < last; ++i)
    if (may_cut(text, words[i])) at_blank = i;
  return at_blank;
}

// Byte offsets behind the blanks at which the block is cut.
std::vector<std::uint32_t> cuts_of(std::string_view text, const std::vector<Token>& words, std::uint32_t most) {
  std::vector<std::uint32_t> sentences;
  for (const std::uint32_t start : language::sentence_starts(text))
    if (start > 1 && text[start - 1] == ' ') sentences.push_back(start);
  sentences.push_back(static_cast<std::uint32_t>(text.size()));
  std::vector<std::uint32_t> cuts;
  std::size_t first = 0;
  for (const std::uint32_t end : sentences) {
    std::size_t last = first;
    while (last < words.size() && words[last].begin < end) ++last;
    if (last - first > 2 * most)
      while (last - first > most) {
        const std::size_t cut = cut_within(text, words, first, last, most);
        if (cut == last) break;
        cuts.push_back(words[cut].begin);
        first = cut;
      }
    if (end < text.size()) cuts.push_back(end);
    first = last;
  }
  return cuts;
}

}  // namespace

void append_atoms(std::vector<Atom>& atoms, const extract::Block& block, std::uint32_t index, std::uint32_t most) {
  const std::string_view text = block.text;
  const std::vector<Token> words = language::tokens(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  if (words.size() <= most) {
    atoms.push_back({index, 0, size, static_cast<std::uint32_t>(words.size())});
    return;
  }
  std::uint32_t begin = 0;
  std::size_t word = 0;
  const auto append = [&](std::uint32_t end) {
    const std::size_t first = word;
    while (word < words.size() && words[word].begin < end) ++word;
    atoms.push_back({index, begin, end, static_cast<std::uint32_t>(word - first)});
  };
  for (const std::uint32_t cut : cuts_of(text, words, most)) {
    append(cut - 1);
    begin = cut;
  }
  append(size);
}

}  // namespace indexer::passages

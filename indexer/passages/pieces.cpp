// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/pieces.h"

#include <algorithm>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

using language::Token;

// Byte offsets at which the text may be cut, each behind a blank: sentence starts, and within a sentence of more than
// twice `most` words a place every `most` words, behind a comma or semicolon when one is near.
std::vector<std::uint32_t> cut_places(const std::string& text, const std::vector<Token>& tokens, std::uint32_t most) {
  std::vector<std::uint32_t> starts = language::sentence_starts(text);
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  std::vector<std::uint32_t> places;
  std::size_t token = 0;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    if (i > 0) places.push_back(starts[i]);
    std::size_t in_sentence = 0;
    for (; token < tokens.size() && tokens[token].begin < starts[i + 1]; ++token) {
      if (++in_sentence <= most || tokens[token].begin == 0 || text[tokens[token].begin - 1] != ' ') continue;
      const char before = tokens[token].begin >= 2 ? text[tokens[token].begin - 2] : ' ';
      const bool at_pause = before == ',' || before == ';' || before == ':';
      if (!at_pause && in_sentence <= 2 * most) continue;
      places.push_back(tokens[token].begin);
      in_sentence = 0;
    }
  }
  return places;
}

// The page starts of a part of a block, moved so that the part begins at 0.
std::vector<extract::PageStart> pages_of(const extract::Block& block, std::uint32_t begin, std::uint32_t end) {
  std::vector<extract::PageStart> pages;
  for (const extract::PageStart& start : block.pages) {
    if (start.begin >= end && start.begin > begin) break;
    if (start.begin <= begin)
      pages.assign(1, {0, start.page});
    else
      pages.push_back({start.begin - begin, start.page});
  }
  return pages;
}

Piece piece_of(const extract::Block& block, std::uint32_t begin, std::uint32_t end, std::uint32_t words) {
  // The blank before the next piece is the cut itself.
  std::uint32_t text_end = end;
  while (end < block.text.size() && text_end > begin && block.text[text_end - 1] == ' ') --text_end;
  return {block.kind, block.level, block.text.substr(begin, text_end - begin), pages_of(block, begin, end),
          words,      begin > 0};
}

}  // namespace

std::vector<Piece> pieces_of(const extract::Block& block, std::uint32_t most) {
  const std::vector<Token> tokens = language::tokens(block.text);
  const auto size = static_cast<std::uint32_t>(block.text.size());
  const auto count = static_cast<std::uint32_t>(tokens.size());
  if (count <= most) return {piece_of(block, 0, size, count)};
  std::vector<std::uint32_t> places = cut_places(block.text, tokens, most);
  places.push_back(size);
  std::vector<Piece> pieces;
  std::uint32_t begin = 0;
  std::uint32_t first_token = 0;
  std::uint32_t fits = 0;  // the last place up to which the piece fits
  std::uint32_t fits_token = 0;
  std::uint32_t token = 0;
  for (const std::uint32_t place : places) {
    while (token < count && tokens[token].begin < place) ++token;
    if (token - first_token > most && fits > begin) {
      pieces.push_back(piece_of(block, begin, fits, fits_token - first_token));
      begin = fits;
      first_token = fits_token;
    }
    fits = place;
    fits_token = token;
  }
  pieces.push_back(piece_of(block, begin, size, count - first_token));
  return pieces;
}

}  // namespace indexer::passages

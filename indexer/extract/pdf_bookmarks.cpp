// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_bookmarks.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-toc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/extract/finish.h"

namespace indexer::extract::pdf {
namespace {

constexpr std::size_t most_bookmarks = 5000;
constexpr std::uint8_t deepest = 6;
constexpr std::size_t longest_title = 200;

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return clean({bytes.data(), bytes.size()});
}

// Letters and digits alone, in small letters: blanks and marks differ between a bookmark and the page.
std::string plain(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) plain += static_cast<char>(std::tolower(byte));
  }
  return plain;
}

bool may_be_heading(std::string_view title) {
  if (title.size() < 3 || title.size() > longest_title) return false;
  const char last = title.back();
  return last != ';' && last != ',' && last != '.' && last != ':' &&
         std::isdigit(static_cast<unsigned char>(last)) == 0;
}

// Where each text stands among headings and paragraphs.
using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

Places places_of(const std::vector<Block>& blocks) {
  Places places;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool fits = blocks[i].kind == BlockKind::heading || blocks[i].kind == BlockKind::paragraph;
    if (fits && blocks[i].text.size() <= 2 * longest_title) places[plain(blocks[i].text)].push_back(i);
  }
  return places;
}

// The first place from `from` on, a heading before a paragraph; `none` = there is none.
std::size_t next_place(const std::vector<std::size_t>& places, const std::vector<Block>& blocks, std::size_t from,
                       std::size_t none) {
  const auto first = std::lower_bound(places.begin(), places.end(), from);
  const auto heading =
      std::find_if(first, places.end(), [&](std::size_t place) { return blocks[place].kind == BlockKind::heading; });
  if (heading != places.end()) return *heading;
  return first == places.end() ? none : *first;
}

}  // namespace

std::vector<Bookmark> bookmarks_of(const poppler::document& source) {
  std::vector<Bookmark> bookmarks;
  const std::unique_ptr<poppler::toc> toc(source.create_toc());
  if (!toc) return bookmarks;
  std::vector<std::pair<const poppler::toc_item*, std::uint8_t>> open{{toc->root(), std::uint8_t{0}}};
  while (!open.empty() && bookmarks.size() < most_bookmarks) {
    const auto [item, depth] = open.back();
    open.pop_back();
    if (depth > 0) bookmarks.push_back({depth, utf8(item->title())});
    const std::vector<poppler::toc_item*> children = item->children();
    for (auto child = children.rbegin(); child != children.rend(); ++child)
      open.emplace_back(*child, std::min<std::uint8_t>(static_cast<std::uint8_t>(depth + 1), deepest));
  }
  return bookmarks;
}

void mark_bookmarks(const std::vector<Bookmark>& bookmarks, std::vector<Block>& blocks) {
  if (bookmarks.empty()) return;
  const Places places = places_of(blocks);
  std::array<std::uint8_t, deepest + 1> levels{};  // of the last heading that a bookmark of each depth names; 0 = none
  std::size_t from = 0;
  for (const Bookmark& bookmark : bookmarks) {
    const auto found = places.find(plain(bookmark.title));
    if (!may_be_heading(bookmark.title) || found == places.end()) continue;
    const std::size_t place = next_place(found->second, blocks, from, blocks.size());
    if (place == blocks.size()) continue;
    Block& block = blocks[place];
    if (block.kind == BlockKind::paragraph) {
      const std::uint8_t above = levels.at(bookmark.depth - 1U);
      const std::uint8_t same = levels.at(bookmark.depth);
      block.kind = BlockKind::heading;
      block.level = same > 0 ? same : std::min<std::uint8_t>(static_cast<std::uint8_t>(above + 1), deepest);
    }
    levels.at(bookmark.depth) = block.level;
    std::fill(levels.begin() + bookmark.depth + 1, levels.end(), std::uint8_t{0});
    from = place + 1;
  }
}

}  // namespace indexer::extract::pdf

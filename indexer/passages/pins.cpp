// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/pins.h"

#include <algorithm>

namespace indexer::passages {

using extract::Block;
using extract::PageStart;

std::uint32_t page_at(const Block& block, std::uint32_t at) {
  const auto after = std::upper_bound(block.pages.begin(), block.pages.end(), at,
                                      [](std::uint32_t byte, const PageStart& start) { return byte < start.begin; });
  if (after == block.pages.begin()) return block.pages.empty() ? 0 : block.pages.front().page;
  return std::prev(after)->page;
}

Pins::Pins(const extract::Document& document) : document_(document) {
  std::uint32_t number = 0;
  for (const Block& block : document.blocks)
    paragraph_of_.push_back(block.kind == extract::BlockKind::heading ? 0 : ++number);
}

schema::Pin Pins::pin_of(const std::vector<Atom>& atoms, std::size_t first, std::size_t last) const {
  schema::Pin pin;
  for (std::size_t i = first; i < last; ++i) {
    const Atom& atom = atoms[i];
    const Block& block = document_.blocks[atom.block];
    if (const std::uint32_t paragraph = paragraph_of_[atom.block]; paragraph > 0) {
      if (pin.first_paragraph == 0) pin.first_paragraph = paragraph;
      pin.last_paragraph = paragraph;
    }
    if (block.pages.empty()) continue;
    if (pin.first_page == 0) pin.first_page = page_at(block, atom.begin);
    pin.last_page = page_at(block, atom.end > atom.begin ? atom.end - 1 : atom.begin);
  }
  pin.first_label = label(pin.first_page);
  pin.last_label = label(pin.last_page);
  return pin;
}

std::string Pins::label(std::uint32_t page) const {
  return page >= 1 && page <= document_.page_labels.size() ? document_.page_labels[page - 1] : std::string();
}

}  // namespace indexer::passages

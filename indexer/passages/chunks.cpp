// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/chunks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/passages/footnotes.h"
#include "indexer/passages/layout.h"
#include "indexer/passages/pins.h"

namespace indexer::passages {
namespace {

using extract::Block;
using extract::BlockKind;
using schema::PassageRecord;
using Path = std::vector<std::string>;

schema::ParagraphKind kind_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return schema::ParagraphKind::heading;
    case BlockKind::paragraph:
      return schema::ParagraphKind::text;
    case BlockKind::list_item:
      return schema::ParagraphKind::list_item;
    case BlockKind::table_row:
      return schema::ParagraphKind::table_row;
    case BlockKind::footnote:
      return schema::ParagraphKind::footnote;
  }
  return schema::ParagraphKind::text;
}

// The page starts of bytes [begin, end) of a block, which go to byte `at` of the passage.
void append_pages(PassageRecord& passage, const Block& block, std::uint32_t begin, std::uint32_t end,
                  std::uint32_t at) {
  if (block.pages.empty()) return;
  const auto append = [&](std::uint32_t byte, std::uint32_t page) {
    if (passage.pages.empty() || passage.pages.back().page != page)
      passage.pages.push_back({passage.pages.empty() ? 0 : byte, page});
  };
  append(at, page_at(block, begin));
  for (const extract::PageStart& start : block.pages)
    if (start.begin > begin && start.begin < end) append(at + start.begin - begin, start.page);
}

// Appends bytes [begin, end) of a block as one paragraph.
void append_paragraph(PassageRecord& passage, const Block& block, std::uint32_t begin, std::uint32_t end) {
  if (!passage.paragraphs.empty()) passage.text += "\n\n";
  const auto at = static_cast<std::uint32_t>(passage.text.size());
  passage.text.append(block.text, begin, end - begin);
  passage.paragraphs.push_back(
      {at, static_cast<std::uint32_t>(passage.text.size()), kind_of(block.kind), block.level, begin > 0});
  append_pages(passage, block, begin, end, at);
}

// What the paths of the atoms [first, last) have in common; headings count only where there is nothing else.
Path common_path(const extract::Document& document, const Layout& layout, std::size_t first, std::size_t last) {
  std::optional<Path> common;
  for (std::size_t i = first; i < last; ++i) {
    if (document.blocks[layout.atoms[i].block].kind == BlockKind::heading) continue;
    const Path& path = layout.paths[layout.path_of[i]];
    if (!common) common = path;
    const auto end = std::mismatch(common->begin(), common->end(), path.begin(), path.end()).first;
    common->erase(end, common->end());
  }
  return common ? *common : layout.paths[layout.path_of[last - 1]];
}

// A sentence as a lead-in; a long one begins with an ellipsis.
std::string lead_in_of(std::string_view sentence) {
  constexpr std::size_t most_bytes = 300;
  if (sentence.size() <= most_bytes) return std::string(sentence);
  const std::size_t blank = sentence.find(' ', sentence.size() - most_bytes);
  return blank == std::string_view::npos ? std::string() : "…" + std::string(sentence.substr(blank));
}

// The sentences at which the footnotes of the atoms [first, last) stand.
std::vector<std::string> sentences_of_notes(const Layout& layout, const FootnoteMarks& marks, std::size_t first,
                                            std::size_t last) {
  constexpr std::size_t most = 8;
  std::vector<std::string> sentences;
  for (std::size_t i = first; i < last && sentences.size() < most; ++i) {
    std::string sentence = lead_in_of(marks.sentence_of(layout.atoms[i].block));
    if (!sentence.empty() && (sentences.empty() || sentences.back() != sentence))
      sentences.push_back(std::move(sentence));
  }
  return sentences;
}

// The sentences that lead in to every line of the atoms [first, last) and stand before them.
std::vector<std::string> lead_ins_of(const extract::Document& document, const Layout& layout,
                                     const FootnoteMarks& marks, std::size_t first, std::size_t last) {
  if (document.blocks[layout.atoms[first].block].kind == BlockKind::footnote)
    return sentences_of_notes(layout, marks, first, last);
  std::vector<std::uint32_t> common = layout.leads[layout.leads_of[first]];
  for (std::size_t i = first; i < last; ++i) {
    const std::vector<std::uint32_t>& leads = layout.leads[layout.leads_of[i]];
    common.erase(std::mismatch(common.begin(), common.end(), leads.begin(), leads.end()).first, common.end());
  }
  std::vector<std::string> sentences;
  for (const std::uint32_t block : common)
    if (block < layout.atoms[first].block)
      if (std::string sentence = lead_in_of(last_sentence(document.blocks[block].text)); !sentence.empty())
        sentences.push_back(std::move(sentence));
  return sentences;
}

PassageRecord passage_of(const extract::Document& document, const Layout& layout, const FootnoteMarks& marks,
                         std::size_t first, std::size_t last) {
  PassageRecord passage;
  passage.headings = common_path(document, layout, first, last);
  passage.lead_ins = lead_ins_of(document, layout, marks, first, last);
  for (std::size_t i = first; i < last;) {
    const Atom& atom = layout.atoms[i];
    std::uint32_t end = atom.end;
    for (; i < last && layout.atoms[i].block == atom.block; ++i) {
      end = layout.atoms[i].end;
      passage.words += layout.atoms[i].words;
    }
    append_paragraph(passage, document.blocks[atom.block], atom.begin, end);
  }
  return passage;
}

}  // namespace

Chunks chunk(const extract::Document& document, std::optional<Order> order, const PassageSizes& sizes) {
  const Layout layout = lay_out(document, order, sizes);
  const Pins pins(document);
  const FootnoteMarks marks(document);
  std::vector<std::size_t> bounds = partition(layout.steps, sizes);
  bounds.push_back(layout.atoms.size());
  Chunks chunks;
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    PassageRecord passage = passage_of(document, layout, marks, bounds[i], bounds[i + 1]);
    passage.ordinal = static_cast<std::uint32_t>(i);
    passage.pin = pins.pin_of(layout.atoms, bounds[i], bounds[i + 1]);
    passage.first_position = chunks.words + 1;
    chunks.words += passage.words;
    for (std::size_t atom = bounds[i]; atom < bounds[i + 1]; ++atom) {
      const Block& block = document.blocks[layout.atoms[atom].block];
      if (block.kind == BlockKind::heading && layout.atoms[atom].begin == 0)
        chunks.outline.push_back({block.level, path_element(block.text), passage.ordinal});
    }
    chunks.passages.push_back(std::move(passage));
  }
  return chunks;
}

}  // namespace indexer::passages

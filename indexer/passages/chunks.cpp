// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/chunks.h"

#include <optional>
#include <utility>

#include "indexer/passages/pieces.h"
#include "indexer/passages/subdivisions.h"

namespace indexer::passages {
namespace {

using extract::BlockKind;

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

// A passage that is being put together.
struct Open {
  std::vector<Piece> pieces;
  std::vector<std::string> path;
  std::uint32_t words = 0;
  bool has_text = false;  // more than headings
  bool footnotes = false;
};

class Chunker {
 public:
  Chunker(const extract::Document& document, bool subdivisions, const ChunkSizes& sizes)
      : document_(document), subdivisions_(subdivisions), sizes_(sizes) {}

  Chunks run() {
    for (const extract::Block& block : document_.blocks) {
      if (block.kind == BlockKind::heading) heading(block);
      for (Piece& piece : pieces_of(block, sizes_.most)) add(std::move(piece));
    }
    flush();
    return std::move(chunks_);
  }

 private:
  void heading(const extract::Block& block) {
    if (open_.has_text) flush();
    while (!headings_.empty() && headings_.back().first >= block.level) headings_.pop_back();
    headings_.emplace_back(block.level, block.text);
    path_.clear();
  }

  void add(Piece piece) {
    const bool footnote = piece.kind == BlockKind::footnote;
    if (open_.has_text && footnote != open_.footnotes) flush();
    if (open_.words >= sizes_.least && open_.words + piece.words > sizes_.most) flush_before(piece);
    if (piece.kind == BlockKind::heading)
      chunks_.outline.push_back({piece.level, piece.text, static_cast<std::uint32_t>(chunks_.passages.size())});
    const bool markers = subdivisions_ && !footnote && piece.kind != BlockKind::heading && !piece.continues;
    if (markers) path_.take(leading_markers(piece.text));
    if (!open_.has_text) {
      open_.path.clear();
      for (const auto& [level, title] : headings_) open_.path.push_back(title);
      for (std::string& step : path_.headings()) open_.path.push_back(std::move(step));
    }
    open_.words += piece.words;
    open_.has_text = open_.has_text || piece.kind != BlockKind::heading;
    open_.footnotes = footnote;
    open_.pieces.push_back(std::move(piece));
  }

  // A list item takes the sentence that leads to it along into its passage.
  void flush_before(const Piece& next) {
    std::optional<Piece> lead_in;
    const Piece& last = open_.pieces.back();
    if (next.kind == BlockKind::list_item && open_.pieces.size() > 1 && last.text.ends_with(':') && !last.continues &&
        last.kind == BlockKind::paragraph) {
      lead_in = last;
      open_.words -= last.words;
      open_.pieces.pop_back();
    }
    flush();
    if (!lead_in) return;
    add(std::move(*lead_in));
  }

  void flush() {
    if (open_.pieces.empty()) return;
    schema::PassageRecord passage;
    passage.ordinal = static_cast<std::uint32_t>(chunks_.passages.size());
    passage.headings = open_.path;
    passage.first_position = chunks_.words + 1;
    passage.words = open_.words;
    for (const Piece& piece : open_.pieces) append(passage, piece);
    set_pages(passage);
    chunks_.words += passage.words;
    chunks_.passages.push_back(std::move(passage));
    open_ = {};
  }

  void append(schema::PassageRecord& passage, const Piece& piece) {
    if (!passage.text.empty()) passage.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(passage.text.size());
    passage.text += piece.text;
    passage.paragraphs.push_back(
        {begin, static_cast<std::uint32_t>(passage.text.size()), kind_of(piece.kind), piece.level, piece.continues});
    for (const extract::PageStart& start : piece.pages)
      if (passage.pages.empty() || passage.pages.back().page != start.page)
        passage.pages.push_back({passage.pages.empty() ? 0 : begin + start.begin, start.page});
    if (piece.kind == BlockKind::heading) return;
    if (!piece.continues) ++paragraphs_;
    if (passage.pin.first_paragraph == 0) passage.pin.first_paragraph = paragraphs_;
    passage.pin.last_paragraph = paragraphs_;
  }

  void set_pages(schema::PassageRecord& passage) const {
    if (passage.pages.empty()) return;
    passage.pin.first_page = passage.pages.front().page;
    passage.pin.last_page = passage.pages.back().page;
    passage.pin.first_label = label(passage.pin.first_page);
    passage.pin.last_label = label(passage.pin.last_page);
  }

  std::string label(std::uint32_t page) const {
    return page >= 1 && page <= document_.page_labels.size() ? document_.page_labels[page - 1] : std::string();
  }

  const extract::Document& document_;
  bool subdivisions_;
  ChunkSizes sizes_;
  Chunks chunks_;
  Open open_;
  std::vector<std::pair<std::uint8_t, std::string>> headings_;
  SubdivisionPath path_;
  std::uint32_t paragraphs_ = 0;
};

}  // namespace

Chunks chunk(const extract::Document& document, bool subdivisions, const ChunkSizes& sizes) {
  return Chunker(document, subdivisions, sizes).run();
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// Where blocks begin, and of what kind they are.
#include "indexer/extract/pdf_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "indexer/extract/blocks.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/pdf_headings.h"

namespace indexer::extract::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "Introduction ........ 3"
bool has_leader(std::string_view text) {
  return !text.empty() && is_digit(text.back()) &&
         (text.find("....") != std::string_view::npos || text.find(". . . .") != std::string_view::npos);
}

bool begins_item(std::string_view text) { return !list_markers(text).empty(); }

// "(c) of this section", "(i) or (ii) above" within a sentence.
bool goes_on_from(std::string_view last, std::string_view text) {
  if (ends_sentence(last) || last.ends_with(',')) return false;
  while (text.starts_with('(')) {
    const std::size_t close = text.find(')');
    if (close == std::string_view::npos || close > 6) return false;
    text.remove_prefix(close + 1);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  static constexpr std::array<std::string_view, 8> words{"of ", "through ", "and ", "or ", ")", ",", ".", ";"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// ", and" before the next item of a list.
bool ends_item(std::string_view text) {
  return ends_sentence(text) || text.ends_with(" or") || text.ends_with(" and") || text.ends_with(" o") ||
         text.ends_with(" y");
}

// A full stop, also behind a closing quote, parenthesis or footnote mark.
bool ends_paragraph(std::string_view text) {
  while (!text.empty() && (is_digit(text.back()) || text.back() == ')' || text.back() == ' ')) text.remove_suffix(1);
  return ends_sentence(text);
}

class Assembler {
 public:
  Assembler(const Layout& layout, const Vocabulary& vocabulary)
      : layout_(layout), vocabulary_(vocabulary), headings_(layout) {}

  // A paragraph goes on over the footnotes at the end of its page: they wait for its end.
  void add(const Line& line) {
    std::vector<const Line*>& open = line.footnote ? notes_ : lines_;
    if (!open.empty() && begins_block(*open.back(), line, open)) line.footnote ? flush_note() : flush(&line);
    open.push_back(&line);
  }

  std::vector<Block> take() {
    flush(nullptr);
    return std::move(blocks_);
  }

 private:
  bool begins_block(const Line& last, const Line& line, const std::vector<const Line*>& open) const {
    if (line.table_row || last.table_row || has_leader(last.text) || is_header_line(line.text)) return true;
    if (line.footnote) return open.front()->raised_mark ? line.raised_mark : starts_footnote(line);
    if (prints_differ(last, line) || ends_header_line(last, line, *open.front())) return true;
    if (!layout_.same_column(last, line)) return begins_in_new_column(last, line);
    const bool done = layout_.is_short(last);
    if (layout_.has_gap(last, line)) return true;
    if (begins_item(line.text) && !last.text.ends_with("Pub.") && !goes_on_from(last.text, line.text) &&
        (ends_item(last.text) || done || indents(last, line)))
      return true;
    if (last.text.ends_with(';') && headings_.may_be_part_of_one(last) && headings_.may_be_part_of_one(line))
      return false;
    if (done && ends_paragraph(last.text) && !starts_lower(line.text)) return true;
    // Text that goes on under a list item, at the margin of the text around it.
    if (done && open.size() > 1 && line.left < open[1]->left - 0.9 * line.size) return true;
    return layout_.is_indented(line) && indents(last, line) && line.left > last.left && ends_paragraph(last.text);
  }

  // What a memo says behind "SUBJECT:" goes on beneath its beginning, or at the margin if the line was full.
  bool ends_header_line(const Line& last, const Line& line, const Line& front) const {
    if (!is_header_line(front.text)) return false;
    if (front.cells.size() > 1) return line.left < front.cells[1].left - line.size;
    return layout_.is_short(last) && !starts_lower(line.text);
  }

  static bool indents(const Line& last, const Line& line) {
    return std::abs(line.left - last.left) > 0.5 * std::max(line.size, 6.0);
  }

  bool prints_differ(const Line& last, const Line& line) const {
    if (layout_.is_small(last) != layout_.is_small(line) || layout_.is_large(last) != layout_.is_large(line))
      return true;
    if (std::abs(last.size - line.size) > 1.5 && layout_.is_large(line)) return true;
    if (headings_.may_be_part_of_one(last) == headings_.may_be_part_of_one(line) || last.text.ends_with('-'))
      return false;
    if (headings_.may_be_part_of_one(last) && headings_.may_end_one(line) && layout_.same_column(last, line))
      return layout_.has_gap(last, line);
    // A sentence may begin or end in bold.
    return layout_.is_short(last) || ends_paragraph(last.text) || !layout_.same_column(last, line) ||
           layout_.has_gap(last, line);
  }

  // At the top of a column or page: the text goes on unless something says that it does not.
  bool begins_in_new_column(const Line& last, const Line& line) const {
    if (headings_.may_be_part_of_one(line)) return true;
    if (last.text.ends_with('-') || starts_lower(line.text)) return false;
    if (layout_.is_short(last)) return true;
    if (begins_item(line.text)) return ends_item(last.text) && !goes_on_from(last.text, line.text);
    if (!ends_paragraph(last.text)) return false;
    return !layout_.indents_paragraphs() || layout_.is_indented(line);
  }

  bool is_set_off(const Line& above, const Line& below) const {
    return !layout_.same_column(above, below) || layout_.has_gap(above, below);
  }

  void set_kind(Block& block, const Line* next) {
    if (lines_.front()->table_row) {
      block.kind = BlockKind::table_row;
      return;
    }
    const bool alone = gap_above_ && next && is_set_off(*lines_.back(), *next);
    if (const auto level = headings_.level_of(lines_, block.text, alone)) {
      block.kind = BlockKind::heading;
      block.level = *level;
      outline_.clear();
      return;
    }
    const auto markers = list_markers(block.text);
    if (markers.empty()) return;
    block.kind = BlockKind::list_item;
    block.level = outline_.place(markers);
  }

  void flush(const Line* next) {
    if (!lines_.empty()) {
      Block block = joined(lines_);
      set_kind(block, next);
      gap_above_ = next && is_set_off(*lines_.back(), *next);
      blocks_.push_back(std::move(block));
      lines_.clear();
    }
    flush_note();
    for (Block& note : waiting_) blocks_.push_back(std::move(note));
    waiting_.clear();
  }

  void flush_note() {
    if (notes_.empty()) return;
    Block block = joined(notes_);
    block.kind = BlockKind::footnote;
    waiting_.push_back(std::move(block));
    notes_.clear();
  }

  Block joined(const std::vector<const Line*>& lines) const {
    Block block;
    for (const Line* line : lines) append(block, *line);
    return block;
  }

  // Whether the hyphen at the end of `text` only breaks the line.
  bool is_broken(std::string_view text, std::string_view next) const {
    if (text.size() < 2 || !text.ends_with('-') || next.empty()) return false;
    const char before = text[text.size() - 2];
    const bool letters = (is_lower(before) || static_cast<unsigned char>(before) >= 0x80)
                             ? starts_lower(next)
                             : is_upper(before) && (is_upper(next[0]) || starts_lower(next));
    text.remove_suffix(1);
    return letters && vocabulary_.joins(text.substr(text.size() > 80 ? text.size() - 80 : 0), next);
  }

  void append(Block& block, const Line& line) const {
    std::string& text = block.text;
    if (text.ends_with(soft_hyphen))
      text.resize(text.size() - soft_hyphen.size());
    else if (is_broken(text, line.text))
      text.pop_back();
    else if (!text.empty() && !(text.ends_with('-') && text.size() > 1 && text[text.size() - 2] != ' ') &&
             !text.ends_with("—"))
      text += ' ';
    if (block.pages.empty() || block.pages.back().page != line.page)
      block.pages.push_back({static_cast<std::uint32_t>(text.size()), line.page});
    std::size_t at = 0;
    if (line.table_row)
      for (const Cell& cell : line.cells) {
        if (cell.begin == 0) continue;
        text.append(line.text, at, cell.begin - at).append("| ");
        at = cell.begin;
      }
    text.append(line.text, at);
  }

  const Layout& layout_;
  const Vocabulary& vocabulary_;
  Headings headings_;
  Outline outline_;
  std::vector<const Line*> lines_;
  std::vector<const Line*> notes_;
  std::vector<Block> waiting_;
  std::vector<Block> blocks_;
  bool gap_above_ = true;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Page>& pages, const Layout& layout, const Vocabulary& vocabulary) {
  Assembler assembler(layout, vocabulary);
  for (const Page& page : pages)
    for (const Line& line : page.lines) assembler.add(line);
  return assembler.take();
}

}  // namespace indexer::extract::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a DOC file by its piece table ([MS-DOC] 2.4.1), and the title and author of its summary. Written here:
// the libraries Debian has for it (wv) are no longer kept. Styles are not read; headings are told by their looks.
#include "indexer/extract/doc.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/lines.h"
#include "indexer/extract/ole.h"

namespace indexer::extract {
namespace {

constexpr std::uint16_t word97_magic = 0xA5EC;
constexpr std::uint16_t word95_magic = 0xA5DC;
constexpr std::uint16_t flag_encrypted = 0x0100;
constexpr std::uint16_t flag_table_one = 0x0200;

// Lengths, in characters, of the texts that follow each other in the document.
struct Lengths {
  std::uint32_t body = 0, notes = 0, headers = 0, macros = 0, comments = 0, endnotes = 0, boxes = 0;
};

Lengths lengths_of(std::string_view fib) {
  const auto length = [&](std::size_t at) { return std::min<std::uint32_t>(u32(fib, at), 0x7FFFFFFF); };
  return {length(0x4C), length(0x50), length(0x54), length(0x58), length(0x5C), length(0x60), length(0x64)};
}

// The characters of all pieces in order, as UTF-16 units.
std::u16string piece_text(std::string_view main, std::string_view pieces) {
  std::u16string text;
  if (pieces.size() < 16) return text;
  const std::size_t count = (pieces.size() - 4) / 12;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t begin = u32(pieces, 4 * i);
    const std::uint32_t end = u32(pieces, 4 * (i + 1));
    const std::uint32_t place = u32(pieces, 4 * (count + 1) + 8 * i + 2);
    if (end <= begin || text.size() > limits::text_bytes) continue;
    const bool narrow = (place & 0x40000000) != 0;
    const std::size_t at = narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
    if (at >= main.size()) continue;
    const std::size_t size =
        std::min<std::size_t>(static_cast<std::size_t>(end - begin) * (narrow ? 1 : 2), main.size() - at);
    const std::string_view bytes = main.substr(at, size);
    if (narrow) {
      for (const char c : bytes) text += static_cast<unsigned char>(c);
    } else {
      for (std::size_t k = 0; k + 1 < bytes.size(); k += 2) text += static_cast<char16_t>(u16(bytes, k));
    }
  }
  return text;
}

// The piece table within the "Clx", which begins with property changes of no interest here.
std::string_view piece_table(std::string_view clx) {
  while (clx.size() > 5 && clx[0] == 1) clx.remove_prefix(std::min<std::size_t>(clx.size(), 3 + u16(clx, 1)));
  if (clx.size() < 5 || clx[0] != 2) return {};
  return clx.substr(5, u32(clx, 1));
}

// Bytes 0x80 to 0x9F of narrow pieces are windows-1252.
char32_t narrow_character(char16_t unit) {
  static constexpr std::array<char16_t, 32> table{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                  0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return unit >= 0x80 && unit < 0xA0 ? table[unit - 0x80] : unit;
}

// Turns one of the texts into blocks. Cells end with 0x07, rows with one more.
class Story {
 public:
  explicit Story(BlockKind kind) : kind_(kind) {}

  std::vector<Block> read(std::u16string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      char32_t c = text[i];
      if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
        c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
      add(c);
    }
    end_paragraph();
    end_row();
    mark_questions(blocks_);
    return std::move(blocks_);
  }

 private:
  void add(char32_t c) {
    if (c == 0x13) fields_.push_back(true);
    if (c == 0x14 && !fields_.empty()) fields_.back() = false;
    if (c == 0x15 && !fields_.empty()) fields_.pop_back();
    if (fields_.size() > 1000) fields_.clear();
    if (std::find(fields_.begin(), fields_.end(), true) != fields_.end()) return;  // the instruction of a field
    switch (c) {
      case 0x0D:
      case 0x0C:
      case 0x0E:
        return end_paragraph();
      case 0x07:
        return end_cell();
      case 0x0B:
        paragraph_ += '\n';
        return;
      case 0x02:
        paragraph_ += "[" + std::to_string(++notes_) + "]";
        return;
      case 0x1E:
        paragraph_ += '-';
        return;
      default:
        break;
    }
    if (c >= 0x20 || c == '\t') append_utf8(paragraph_, c < 0xA0 ? narrow_character(static_cast<char16_t>(c)) : c);
  }

  // A paragraph mark inside a cell looks like any other: the paragraphs before the first cell mark of a row stand
  // as paragraphs.
  void end_paragraph() {
    end_row();
    std::string text = std::exchange(paragraph_, {});
    if (text.find('\n') == std::string::npos) text = clean(text);
    if (text.empty()) return;
    Block block{kind_, 0, std::move(text), {}};
    if (kind_ == BlockKind::paragraph) classify(block);
    BlockWriter lines;
    lines.add(std::move(block));
    for (Block& one : lines.take()) blocks_.push_back(std::move(one));
  }

  void classify(Block& block) {
    if (const auto level = heading_level(block.text, true); level && !is_header_line(block.text)) {
      block.kind = BlockKind::heading;
      block.level = *level;
      outline_.clear();
    } else if (const auto markers = list_markers(block.text); !markers.empty()) {
      block.kind = BlockKind::list_item;
      block.level = outline_.place(markers);
    }
  }

  void end_cell() {
    const std::string text = clean(std::exchange(paragraph_, {}));
    if (text.empty() && in_row_) return end_row();
    in_row_ = true;
    if (!text.empty()) row_ += (row_.empty() ? "" : " | ") + text;
  }

  void end_row() {
    if (!row_.empty()) blocks_.push_back({BlockKind::table_row, 0, std::exchange(row_, {}), {}});
    in_row_ = false;
  }

  BlockKind kind_;
  std::vector<Block> blocks_;
  std::vector<bool> fields_;  // open fields; true while in the instruction
  std::string paragraph_, row_;
  Outline outline_;
  bool in_row_ = false;
  int notes_ = 0;
};

void append(std::vector<Block>& blocks, std::vector<Block> more) {
  std::move(more.begin(), more.end(), std::back_inserter(blocks));
}

void read_stories(std::u16string_view text, const Lengths& lengths, Document& document) {
  const auto take = [&](std::uint32_t length) {
    const std::u16string_view story = text.substr(0, length);
    text.remove_prefix(story.size());
    return story;
  };
  document.blocks = Story(BlockKind::paragraph).read(take(lengths.body));
  append(document.blocks, Story(BlockKind::footnote).read(take(lengths.notes)));
  for (Block& block : Story(BlockKind::paragraph).read(take(lengths.headers)))
    document.running.push_back(std::move(block.text));
  take(lengths.macros);
  take(lengths.comments);
  append(document.blocks, Story(BlockKind::footnote).read(take(lengths.endnotes)));
  append(document.blocks, Story(BlockKind::paragraph).read(take(lengths.boxes)));
}

// Title (2) and author (4) of the summary information ([MS-OLEPS]): a list of property ids and offsets.
void read_summary(std::string_view summary, Document& document) {
  const std::size_t set = u32(summary, 44);
  if (set >= summary.size()) return;
  const std::string_view properties = summary.substr(set);
  const std::size_t count = std::min<std::size_t>(u32(properties, 4), 100);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t id = u32(properties, 8 + 8 * i);
    const std::size_t at = u32(properties, 12 + 8 * i);
    if ((id != 2 && id != 4) || at + 8 > properties.size() || u32(properties, at) != 0x1E) continue;
    const std::string_view value = properties.substr(at + 8, std::min<std::size_t>(u32(properties, at + 4), 1000));
    set_property(document, id == 2 ? "title" : "author", to_utf8(value.substr(0, value.find('\0'))),
                 "document properties");
  }
}

Extraction read_word95(std::string_view main, Document document) {
  const std::size_t begin = u32(main, 0x18);
  const std::size_t end = std::min<std::size_t>(u32(main, 0x1C), main.size());
  if (begin >= end) return Refusal{schema::Reason::damaged, "the Word document says of no text where it is"};
  std::u16string text;
  for (const char c : main.substr(begin, end - begin)) text += static_cast<unsigned char>(c);
  read_stories(text, {static_cast<std::uint32_t>(text.size()), 0, 0, 0, 0, 0, 0}, document);
  return finish(std::move(document));
}

}  // namespace

Extraction read_doc(std::string_view bytes) {
  const OleFile ole(bytes);
  const auto main = ole.stream("WordDocument");
  if (!ole.valid() || !main) return Refusal{schema::Reason::damaged, "the Word document cannot be opened"};
  const std::uint16_t magic = u16(*main, 0);
  const std::uint16_t flags = u16(*main, 10);
  if ((flags & flag_encrypted) != 0) return Refusal{schema::Reason::encrypted, "it is protected by a password"};
  Document document;
  document.format = "doc";
  if (const auto summary = ole.stream("\x05SummaryInformation")) read_summary(*summary, document);
  if (magic == word95_magic) return read_word95(*main, std::move(document));
  if (magic != word97_magic) return Refusal{schema::Reason::unsupported, "a version of Word that is not read"};
  const auto table = ole.stream((flags & flag_table_one) != 0 ? "1Table" : "0Table");
  if (!table) return Refusal{schema::Reason::damaged, "the Word document has lost its table stream"};
  const std::size_t at = u32(*main, 0x1A2);
  if (at >= table->size()) return Refusal{schema::Reason::damaged, "the Word document has lost its piece table"};
  const std::string_view pieces = piece_table(std::string_view(*table).substr(at, u32(*main, 0x1A6)));
  if (pieces.empty()) return Refusal{schema::Reason::damaged, "the Word document has lost its piece table"};
  read_stories(piece_text(*main, pieces), lengths_of(*main), document);
  return finish(std::move(document));
}

}  // namespace indexer::extract

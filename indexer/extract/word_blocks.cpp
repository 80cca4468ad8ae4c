// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a Word document to blocks: paragraphs with their styles and numbers, tables, notes, text boxes.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/numbering.h"
#include "indexer/extract/word.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

// Deleted text, field codes, the older copy of a drawing, what is no text.
bool is_skipped(std::string_view name) {
  static constexpr std::array<std::string_view, 13> names{
      "del",   "moveFrom", "instrText",     "delText", "Fallback", "rPr",         "sectPr",
      "tblPr", "tcPr",     "annotationRef", "binData", "fldData",  "delInstrText"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

char list_style(std::string_view format) {
  if (format == "lowerLetter") return 'a';
  if (format == "upperLetter") return 'A';
  if (format == "lowerRoman") return 'i';
  if (format == "upperRoman") return 'I';
  return '1';
}

// Counts the lists of a document and gives the text of each number.
class Numbers {
 public:
  explicit Numbers(const WordParts& parts) : parts_(parts) {}

  std::string next(const std::string& list, std::size_t level) {
    const auto found = parts_.lists.find(list);
    if (found == parts_.lists.end() || level >= found->second.size()) return {};
    const std::vector<WordListLevel>& levels = found->second;
    auto& counts = counts_[list];
    counts.resize(9, 0);
    counts[level] = counts[level] == 0 ? levels[level].start : std::min(counts[level] + 1, 1'000'000);
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(level) + 1, counts.end(), 0);
    if (levels[level].format == "bullet" || levels[level].format == "none") return {};
    std::string text;
    const std::string& pattern = levels[level].text;
    for (std::size_t i = 0; i < pattern.size() && text.size() < 100; ++i) {
      const std::size_t place = i + 1 < pattern.size() ? static_cast<std::size_t>(pattern[i + 1] - '1') : 9;
      if (pattern[i] != '%' || place >= levels.size()) {
        text += pattern[i];
        continue;
      }
      text += list_number(counts[place] == 0 ? levels[place].start : counts[place], list_style(levels[place].format));
      ++i;
    }
    return text + " ";
  }

 private:
  const WordParts& parts_;
  std::map<std::string, std::vector<int>> counts_;
};

class Reader {
 public:
  Reader(const WordParts& parts, Numbers& numbers) : parts_(parts), numbers_(numbers) {}

  std::vector<Block> read(pugi::xml_node root) {
    walk(
        root, [&](pugi::xml_node node) { return enter(node); }, [&](pugi::xml_node node) { leave(node); });
    return out_.take();
  }

 private:
  bool enter(pugi::xml_node node) {
    if (node.type() != pugi::node_element) return false;
    const std::string_view name = local_name(node);
    if (is_skipped(name)) return false;
    if (name == "t") {
      out_.text(text_of(node));
    } else if (name == "txbxContent") {
      boxes_.push_back(node);
      return false;
    } else if (name == "p") {
      start_paragraph(node);
    } else if (name == "tr") {
      start_row(node);
    } else if (name == "tc") {
      if (rows_ > 0) out_.cell();
    } else if (name == "altChunk") {
      add_chunk(node);
    } else {
      add_mark(node, name);
    }
    return name != "t";
  }

  void leave(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "tr" && is_row(node)) {
      if (--rows_ == 0) end_block();
    } else if (name == "p" && rows_ == 0) {
      end_block();
    } else if (name == "p") {
      out_.text(" ");
    }
  }

  void add_mark(pugi::xml_node node, std::string_view name) {
    if (name == "tab" && local_name(node.parent()) == "r") out_.text(" ");
    if (name == "noBreakHyphen") out_.text("-");
    if (name == "br" || name == "cr") rows_ > 0 ? out_.text(" ") : out_.line_break();
    if (name == "footnoteReference") add_note("f" + std::string(attribute_named(node, "id")));
    if (name == "endnoteReference") add_note("e" + std::string(attribute_named(node, "id")));
  }

  void add_note(const std::string& id) {
    const auto found = parts_.notes.find(id);
    if (found == parts_.notes.end()) return;
    const std::string mark = "[" + std::to_string(++note_) + "]";
    out_.text(mark);
    bool first = true;
    for (Block block : found->second) {
      block.kind = BlockKind::footnote;
      if (std::exchange(first, false)) block.text.insert(0, mark + " ");
      notes_.push_back(std::move(block));
    }
  }

  void add_chunk(pugi::xml_node node) {
    const auto found = parts_.chunks.find(std::string(attribute_named(node, "id")));
    if (found == parts_.chunks.end()) return;
    out_.end();
    for (const Block& block : found->second) out_.add(block);
  }

  // Notes and text boxes follow the paragraph or row they are tied to.
  void end_block() {
    out_.end();
    for (Block& note : std::exchange(notes_, {})) out_.add(std::move(note));
    for (const pugi::xml_node box : std::exchange(boxes_, {})) {
      Reader inner(parts_, numbers_);
      inner.note_ = note_;
      for (Block& block : inner.read(box)) out_.add(std::move(block));
      note_ = inner.note_;
    }
  }

  // A table of one column only frames paragraphs.
  static bool is_row(pugi::xml_node row) {
    int cells = 0;
    for (const pugi::xml_node child : row.children()) cells += local_name(child) == "tc" || local_name(child) == "sdt";
    return cells > 1;
  }

  void start_row(pugi::xml_node node) {
    if (!is_row(node)) return;
    if (rows_++ == 0) out_.start(BlockKind::table_row);
  }

  void start_paragraph(pugi::xml_node node) {
    const pugi::xml_node settings = child_named(node, "pPr");
    const auto found = parts_.styles.find(std::string(attribute_named(child_named(settings, "pStyle"), "val")));
    WordStyle style = found == parts_.styles.end() ? WordStyle{} : found->second;
    if (const pugi::xml_node list = child_named(settings, "numPr")) {
      style.list = attribute_named(child_named(list, "numId"), "val");
      const std::string_view level = attribute_named(child_named(list, "ilvl"), "val");
      style.list_level = level.size() == 1 && level[0] >= '0' && level[0] <= '8' ? level[0] - '0' : 0;
    }
    const bool listed = !style.list.empty() && style.list != "0";
    if (rows_ == 0) {
      if (style.heading > 0)
        out_.start(BlockKind::heading, static_cast<std::uint8_t>(style.heading));
      else if (listed)
        out_.start(BlockKind::list_item, static_cast<std::uint8_t>(style.list_level + 1));
      else
        out_.end();
    }
    if (listed && has_run(node)) out_.text(numbers_.next(style.list, static_cast<std::size_t>(style.list_level)));
  }

  static bool has_run(pugi::xml_node paragraph) {
    for (const pugi::xml_node child : paragraph.children())
      if (local_name(child) != "pPr" && local_name(child) != "bookmarkStart" && local_name(child) != "bookmarkEnd" &&
          child.type() == pugi::node_element)
        return true;
    return false;
  }

  const WordParts& parts_;
  Numbers& numbers_;
  BlockWriter out_;
  std::vector<Block> notes_;
  std::vector<pugi::xml_node> boxes_;
  int rows_ = 0;  // open table rows of more than one cell
  int note_ = 0;  // number of the last note
};

bool is_word_markup(pugi::xml_node root) {
  for (const pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view value = attribute.value();
    if (value.find("wordprocessingml") != std::string_view::npos ||
        value.find("office/word/2003") != std::string_view::npos)
      return true;
  }
  return std::string_view(root.name()).starts_with("w:");
}

}  // namespace

pugi::xml_node word_body(const pugi::xml_document& tree) {
  pugi::xml_node root = tree.document_element();
  if (local_name(root) == "package") {
    for (const pugi::xml_node part : root.children())
      if (attribute_named(part, "name") == "/word/document.xml")
        root = child_named(child_named(part, "xmlData"), "document");
  }
  return is_word_markup(root) ? child_named(root, "body") : pugi::xml_node();
}

std::vector<Block> word_blocks(pugi::xml_node body, const WordParts& parts) {
  Numbers numbers(parts);
  return Reader(parts, numbers).read(body);
}

}  // namespace indexer::extract

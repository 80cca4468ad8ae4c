// SPDX-License-Identifier: GPL-3.0-or-later
// The block structure of Markdown; inline marks are in markdown_inline.cpp. Markup that is neither is read as text,
// so nothing is lost where a file bends the rules.
#include "indexer/extract/markdown.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/front_matter.h"

namespace indexer::extract {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

bool all_of(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    indent += c == '\t' ? 4 : 1;
  }
  return indent;
}

struct Item {
  std::size_t indent = 0;
  std::string number;  // "3." of an ordered list
  std::string_view text;
};

std::optional<Item> list_item(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.size() < 2) return std::nullopt;
  if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && (text[1] == ' ' || text[1] == '\t'))
    return Item{indent_of(line), "", trim(text.substr(1))};
  std::size_t digits = 0;
  while (digits < text.size() && digits < 9 && std::isdigit(static_cast<unsigned char>(text[digits]))) ++digits;
  if (digits == 0 || digits + 1 >= text.size()) return std::nullopt;
  if ((text[digits] != '.' && text[digits] != ')') || text[digits + 1] != ' ') return std::nullopt;
  return Item{indent_of(line), std::string(text.substr(0, digits + 1)), trim(text.substr(digits + 1))};
}

bool is_rule(std::string_view text) {
  std::string marks;
  std::copy_if(text.begin(), text.end(), std::back_inserter(marks), [](char c) { return c != ' '; });
  return marks.size() >= 3 && (all_of(marks, "-") || all_of(marks, "*") || all_of(marks, "_"));
}

std::vector<std::string> cells_of(std::string_view row) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  std::vector<std::string> cells(1);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|')
      cells.back() += row[++i];
    else if (row[i] == '|')
      cells.emplace_back();
    else
      cells.back() += row[i];
  }
  return cells;
}

bool is_table_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         all_of(trim(line), "|-: ");
}

class Reader {
 public:
  explicit Reader(std::string_view text) : lines_(lines_of(text)) {}

  std::vector<Block> blocks() {
    for (at_ = 0; at_ < lines_.size(); ++at_) read_line(quoted(lines_[at_]));
    flush();
    return out_.take();
  }

 private:
  static std::string_view quoted(std::string_view line) {
    while (trim(line).starts_with('>')) {
      line = trim(line).substr(1);
      if (line.starts_with(' ')) line.remove_prefix(1);
    }
    return line;
  }

  void read_line(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.starts_with("```") || text.starts_with("~~~")) return read_code(text.substr(0, 3));
    if (text.empty()) return flush();
    if (text.starts_with("<!--") && text.ends_with("-->")) return flush();
    if (underlines_heading(text)) return;
    if (is_rule(text)) return flush();
    if (heading(text)) return;
    if (text.starts_with("[^") && footnote(text)) return;
    if (const auto item = list_item(line)) return begin_item(*item);
    if (pending_.empty() && at_ + 1 < lines_.size() && text.find('|') != std::string_view::npos &&
        is_table_rule(quoted(lines_[at_ + 1])))
      return read_table(text);
    if (indent_of(line) == 0 && pending_.empty()) list_.clear();
    if (pending_.empty() && !list_.empty()) open_ = {BlockKind::list_item, list_depth(), {}, {}};
    pending_.append(text).append("\n");
  }

  void flush() {
    if (!pending_.empty()) {
      open_.text = markdown_inline(prefix_ + pending_);
      out_.add(open_);
    }
    pending_.clear();
    prefix_.clear();
    open_ = {};
  }

  void begin_item(const Item& item) {
    flush();
    while (!list_.empty() && list_.back() >= item.indent + 1) list_.pop_back();
    if (list_.size() < 8) list_.push_back(item.indent + 1);
    open_ = {BlockKind::list_item, list_depth(), {}, {}};
    prefix_ = item.number.empty() ? "" : item.number + " ";
    pending_.append(item.text).append("\n");
  }

  std::uint8_t list_depth() const { return static_cast<std::uint8_t>(list_.size()); }

  bool heading(std::string_view text) {
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    if (level == 0 || level > 6 || (level < text.size() && text[level] != ' ')) return false;
    flush();
    list_.clear();
    text = trim(text.substr(level));
    const std::size_t last = text.find_last_not_of('#');
    if (last != std::string_view::npos && last + 1 < text.size() && text[last] == ' ') text = text.substr(0, last);
    out_.add({BlockKind::heading, static_cast<std::uint8_t>(level), markdown_inline(text), {}});
    return true;
  }

  // "Title" above "=====" or "-----".
  bool underlines_heading(std::string_view text) {
    const bool one = all_of(text, "=");
    if (pending_.empty() || open_.kind != BlockKind::paragraph || text.size() < 3 || !(one || all_of(text, "-")))
      return false;
    open_ = {BlockKind::heading, static_cast<std::uint8_t>(one ? 1 : 2), {}, {}};
    list_.clear();
    flush();
    return true;
  }

  bool footnote(std::string_view text) {
    const std::size_t close = text.find("]:");
    if (close == std::string_view::npos) return false;
    flush();
    open_ = {BlockKind::footnote, 0, {}, {}};
    prefix_ = "[" + std::string(text.substr(2, close - 2)) + "] ";
    pending_.append(trim(text.substr(close + 2))).append("\n");
    return true;
  }

  void read_code(std::string_view fence) {
    flush();
    for (++at_; at_ < lines_.size() && !trim(lines_[at_]).starts_with(fence); ++at_)
      out_.add({BlockKind::paragraph, 0, std::string(lines_[at_]), {}});
  }

  void read_table(std::string_view head) {
    flush();
    add_row(head);
    for (at_ += 2; at_ < lines_.size() && lines_[at_].find('|') != std::string_view::npos; ++at_) add_row(lines_[at_]);
    --at_;
  }

  void add_row(std::string_view line) {
    std::string row;
    for (const std::string& cell : cells_of(quoted(line)))
      if (!trim(cell).empty()) row += (row.empty() ? "" : " | ") + markdown_inline(trim(cell));
    out_.add({BlockKind::table_row, 0, row, {}});
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  BlockWriter out_;
  std::string pending_;
  std::string prefix_;
  Block open_;
  std::vector<std::size_t> list_;  // indents of the open lists, plus one
};

}  // namespace

Extraction read_markdown(std::string_view bytes) {
  if (is_binary(bytes)) return Refusal{schema::Reason::unsupported, "it is named Markdown but is no text"};
  Document document;
  document.format = "markdown";
  const std::string text = to_utf8(bytes);
  document.blocks = Reader(read_front_matter(text, document)).blocks();
  mark_questions(document.blocks);
  mark_outline(document.blocks);
  const auto title = std::find_if(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1;
  });
  if (title != document.blocks.end()) set_property(document, "title", title->text, "heading");
  return finish(std::move(document));
}

}  // namespace indexer::extract

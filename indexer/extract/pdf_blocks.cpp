// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace indexer::extract::pdf {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// The edges and the pitch of one column: what a full line is there.
struct Column {
  double left = 0;
  double right = 0;
  double pitch = 0;  // usual distance from line to line
};

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

using ColumnKey = std::pair<std::uint32_t, std::uint32_t>;

std::map<ColumnKey, Column> columns_of(const std::vector<Page>& pages) {
  std::map<ColumnKey, Column> columns;
  for (const Page& page : pages) {
    std::map<ColumnKey, std::vector<const Line*>> lines;
    for (const Line& line : page.lines) lines[{line.page, line.column}].push_back(&line);
    for (const auto& [key, list] : lines) {
      std::vector<double> lefts;
      std::vector<double> rights;
      std::vector<double> pitches;
      for (std::size_t i = 0; i < list.size(); ++i) {
        lefts.push_back(list[i]->left);
        rights.push_back(list[i]->right);
        if (i > 0 && list[i]->top > list[i - 1]->top) pitches.push_back(list[i]->top - list[i - 1]->top);
      }
      columns[key] = {quantile(lefts, 0.1), quantile(rights, 0.9), quantile(pitches, 0.4)};
    }
  }
  return columns;
}

double body_size_of(const std::vector<Page>& pages) {
  std::map<double, std::size_t> sizes;
  for (const Page& page : pages)
    for (const Line& line : page.lines) sizes[line.size] += line.text.size();
  const auto best =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == sizes.end() ? 0 : best->first;
}

// "(a)", "1.", "A.", "iv.", "•", "–" before a blank; the length of the marker, 0 = none.
std::size_t marker_length(std::string_view text) {
  for (const std::string_view bullet : {"•", "–", "▪", "◦", "●", "·", "■", "o", "-", "*"})
    if (text.starts_with(bullet) && text.size() > bullet.size() && text[bullet.size()] == ' ') return bullet.size();
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const bool bracket = at == 1;
  const std::size_t first = at;
  while (at < text.size() && (is_digit(text[at]) || is_lower(text[at]) || is_upper(text[at]))) ++at;
  const std::size_t length = at - first;
  if (length == 0 || length > 4 || at >= text.size()) return 0;
  const std::string_view inner = text.substr(first, length);
  const bool roman = inner.find_first_not_of("ivxIVX") == std::string_view::npos;
  const bool number = std::all_of(inner.begin(), inner.end(), is_digit);
  if (length > 1 && !roman && !number) return 0;
  if (text[at] == ')' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '(')) return at + 1;
  if (!bracket && text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ') return at + 1;
  return 0;
}

// "MEMORANDUM FOR:", "FROM:", "Date:": a line of a header block.
bool is_label(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 24 || !is_upper(text[0])) return false;
  const std::string_view label = text.substr(0, colon);
  const bool capitals = std::none_of(label.begin(), label.end(), is_lower);
  return capitals || label == "Date" || label == "From" || label == "To" || label == "Subject" || label == "Re" ||
         label == "Issued" || label == "Effective" || label == "Fecha" || label == "Asunto";
}

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.ends_with('"') || text.ends_with(')') || text.ends_with("”") || is_digit(text.back())))
    text.remove_suffix(text.ends_with("”") ? 3 : 1);
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':') ||
         text.ends_with(';');
}

class Assembler {
 public:
  Assembler(const std::vector<Page>& pages, const Vocabulary& vocabulary)
      : pages_(pages), vocabulary_(vocabulary), columns_(columns_of(pages)), body_(body_size_of(pages)) {}

  std::vector<Block> run() {
    for (const Page& page : pages_)
      for (const Line& line : page.lines) {
        if (lines_.empty() || begins_block(*lines_.back(), line)) flush();
        lines_.push_back(&line);
      }
    flush();
    return std::move(blocks_);
  }

 private:
  const Column& column(const Line& line) const { return columns_.at({line.page, line.column}); }

  bool is_small(const Line& line) const { return line.size < body_ - 0.9; }
  bool is_large(const Line& line) const { return line.size > body_ + 0.9; }

  bool begins_block(const Line& last, const Line& line) const {
    if (std::abs(last.size - line.size) > 0.9 && (is_small(last) != is_small(line) || is_large(last) != is_large(line)))
      return true;
    if (last.bold != line.bold && (is_heading_like(last) || is_heading_like(line))) return true;
    const Column& here = column(line);
    const bool same_column = last.page == line.page && last.column == line.column;
    const double em = std::max(line.size, 6.0);
    const bool indented = line.left > here.left + 0.9 * em;
    if (is_label(line.text)) return true;
    const bool marked = marker_length(line.text) > 0;
    const bool last_short = last.right < column(last).right - 0.2 * (column(last).right - column(last).left);
    if (!same_column) {
      if (is_lower(line.text[0])) return false;
      return ends_sentence(last.text) ? true
                                      : marked || (last_short && !last.text.ends_with('-')) || is_heading_like(line);
    }
    if (here.pitch > 0 && line.top - last.top > 1.45 * std::max(here.pitch, 1.05 * line.size)) return true;
    if (marked && (ends_sentence(last.text) || last_short || std::abs(line.left - last.left) > 0.5 * em)) return true;
    if (indented && last.left < line.left - 0.5 * em && ends_sentence(last.text)) return true;
    if (last_short && ends_sentence(last.text) && !is_lower(line.text[0])) return true;
    if (is_heading_like(last) != is_heading_like(line)) return true;
    return is_small(line) && starts_footnote(line);
  }

  // Bold, or in capitals, and of no more than a line and a half.
  bool is_heading_like(const Line& line) const {
    if (is_small(line) || line.text.size() > 160 || line.text.size() < 3) return false;
    const auto lowers = std::count_if(line.text.begin(), line.text.end(), is_lower);
    const auto uppers = std::count_if(line.text.begin(), line.text.end(), is_upper);
    if (uppers + lowers < 3) return false;
    return is_large(line) || line.bold || (lowers == 0 && uppers >= 4 && line.text.find(':') == std::string::npos);
  }

  bool starts_footnote(const Line& line) const {
    return is_digit(line.text[0]) || line.text.starts_with("*") || line.text.starts_with("†");
  }

  BlockKind kind_of(const std::vector<const Line*>& lines, std::uint8_t& level) const {
    const Line& first = *lines.front();
    level = 0;
    const bool all_heading =
        std::all_of(lines.begin(), lines.end(), [&](const Line* line) { return is_heading_like(*line); });
    if (all_heading && lines.size() <= 4 && !is_label(first.text)) {
      level = is_large(first)                                          ? (first.size > body_ + 3 ? 1 : 2)
              : first.text.size() > 2 && is_roman_numbered(first.text) ? 2
                                                                       : 3;
      return BlockKind::heading;
    }
    const double page_height = pages_[first.page - 1].height;
    if (is_small(first) && starts_footnote(first) && first.top > 0.3 * page_height) return BlockKind::footnote;
    if (marker_length(first.text) > 0) {
      level = 1;
      return BlockKind::list_item;
    }
    return BlockKind::paragraph;
  }

  static bool is_roman_numbered(std::string_view text) {
    const std::size_t dot = text.find('.');
    return dot != std::string_view::npos && dot <= 5 &&
           text.substr(0, dot).find_first_not_of("IVX") == std::string_view::npos;
  }

  void flush() {
    if (lines_.empty()) return;
    Block block;
    block.kind = kind_of(lines_, block.level);
    for (const Line* line : lines_) append(block, *line);
    blocks_.push_back(std::move(block));
    lines_.clear();
  }

  void append(Block& block, const Line& line) {
    std::string& text = block.text;
    const bool soft = text.ends_with("\xc2\xad");
    if (soft) text.resize(text.size() - 2);
    const bool broken = text.size() > 1 && text.ends_with('-') && is_lower(line.text[0]) &&
                        (is_lower(text[text.size() - 2]) || is_upper(text[text.size() - 2]));
    if (broken && vocabulary_.joins(std::string_view(text).substr(0, text.size() - 1), line.text))
      text.pop_back();
    else if (!text.empty() && !soft && !text.ends_with('-') && !text.ends_with("—"))
      text += ' ';
    if (block.pages.empty() || block.pages.back().page != line.page)
      block.pages.push_back({static_cast<std::uint32_t>(text.size()), line.page});
    text += line.text;
  }

  const std::vector<Page>& pages_;
  const Vocabulary& vocabulary_;
  std::map<ColumnKey, Column> columns_;
  double body_;
  std::vector<const Line*> lines_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<Page>& pages, const Vocabulary& vocabulary) {
  return Assembler(pages, vocabulary).run();
}

}  // namespace indexer::extract::pdf

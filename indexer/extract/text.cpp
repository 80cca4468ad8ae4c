// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to paragraphs: whether a file is hard-wrapped is told by its lines, then line by line what begins anew.
#include "indexer/extract/text.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <unordered_set>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/lines.h"

namespace indexer::extract {
namespace {

struct Line {
  std::string_view text;  // trimmed
  std::size_t indent = 0;
  std::uint32_t page = 1;
  bool blank_before = false;
  bool blank_after = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// "-----", "=====": drawn lines, which separate like blank ones.
bool is_rule(std::string_view text) {
  return text.size() >= 3 && text.find_first_not_of("-=_*~") == std::string_view::npos;
}

// "\1\ 8 U.S.C. 1225(b)": a footnote in the text edition of the Federal Register.
bool is_register_note(std::string_view text) {
  const std::size_t close = text.starts_with('\\') ? text.find('\\', 1) : std::string_view::npos;
  return close != std::string_view::npos && close > 1 && close < 5 && std::isdigit(static_cast<unsigned char>(text[1]));
}

void add_line(std::vector<Line>& lines, std::string_view raw, std::uint32_t page, bool& blank) {
  const std::string_view text = trim(raw);
  if (text.empty() || is_rule(text)) {
    blank = true;
    if (!lines.empty()) lines.back().blank_after = true;
    return;
  }
  lines.push_back({text, static_cast<std::size_t>(text.data() - raw.data()), page, blank || lines.empty(), false});
  blank = false;
}

// CR LF, LF and CR end lines; a form feed ends a line and a page.
std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t page = 1;
  bool blank = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c != '\n' && c != '\r' && c != '\f') continue;
    const bool second = c == '\n' && i > 0 && text[i - 1] == '\r';
    // The line that a form feed cuts short is no blank line, and the one after it continues or not by its words.
    if (!second && !(trim(text.substr(begin, i - begin)).empty() && (c == '\f' || i == text.size())))
      add_line(lines, text.substr(begin, i - begin), page, blank);
    begin = i + 1;
    if (c == '\f') ++page;
  }
  if (!lines.empty()) lines.back().blank_after = true;
  return lines;
}

struct Wrapping {
  bool wrapped = false;
  std::size_t width = 0;
};

// Hard-wrapped text has no long lines, and many lines that begin in the middle of a sentence.
Wrapping wrapping_of(const std::vector<Line>& lines) {
  std::vector<std::size_t> lengths;
  std::size_t continued = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lengths.push_back(lines[i].text.size());
    continued += i > 0 && !ends_sentence(lines[i - 1].text) && starts_lower(lines[i].text);
  }
  const std::size_t at = lengths.size() * 95 / 100;
  std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(at), lengths.end());
  return {lengths[at] <= 120 && continued * 5 >= lines.size(), lengths[at]};
}

// "(B) of section 101", "(iii), or": the second half of a reference that was cut, not a list item.
bool is_cut_reference(std::string_view line) {
  while (line.starts_with('(')) {
    const std::size_t close = line.substr(0, 8).find(')');
    if (close == std::string_view::npos) return false;
    line.remove_prefix(close + 1);
  }
  if (line.starts_with(',')) return true;
  line = trim(line);
  return line.starts_with("or ") || line.starts_with("of ") || line.starts_with("and ") || line.starts_with("through ");
}

bool is_lone_conjunction(std::string_view line) { return line == "and" || line == "or" || line == "and/or"; }

class Paragraphs {
 public:
  Paragraphs(std::string_view text, std::vector<Line> lines)
      : text_(text), lines_(std::move(lines)), wrapping_(wrapping_of(lines_)), paged_(lines_.back().page > 1) {}

  std::vector<Block> blocks() {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || starts_block(i))
        blocks.push_back(begin_block(i));
      else
        join(blocks.back(), i);
    }
    return blocks;
  }

 private:
  std::optional<std::uint8_t> heading(std::size_t i) const {
    const Line& line = lines_[i];
    if (is_header_line(line.text)) return std::nullopt;
    // In the middle of a sentence nothing is a heading, whatever it looks like.
    if (i > 0 && !line.blank_before && !ends_sentence(lines_[i - 1].text) &&
        lines_[i - 1].text.size() * 10 > wrapping_.width * 6 && !heading_level(lines_[i - 1].text, true))
      return std::nullopt;
    auto level = heading_level(line.text, line.blank_before && line.blank_after);
    if (!level && is_lone_title(i)) return 2;
    if (level && i == 0) level = 1;
    return level;
  }

  // "Purpose", set off by blank lines above prose.
  bool is_lone_title(std::size_t i) const {
    const Line& line = lines_[i];
    if (i == 0 || i + 1 == lines_.size() || !line.blank_before || !line.blank_after || line.text.size() > 60)
      return false;
    if (line.page != lines_[i - 1].page || lines_[i + 1].text.size() < 60) return false;
    if (!std::isupper(static_cast<unsigned char>(line.text.front())) || ends_sentence(line.text)) return false;
    return line.text.find_first_of("0123456789,@()|") == std::string_view::npos;
  }

  bool starts_block(std::size_t i) const {
    const Line& before = lines_[i - 1];
    const Line& line = lines_[i];
    const bool open = !ends_sentence(before.text);
    const bool reference = ends_in_reference(before.text) && !line.blank_before;
    if (heading(i) || is_register_note(line.text)) return true;
    if (heading(i - 1) || is_header_line(line.text)) return !reference;
    if (!list_markers(line.text).empty()) return !reference && !(open && is_cut_reference(line.text));
    if (is_lone_conjunction(line.text)) return false;
    return wrapping_.wrapped ? starts_wrapped(before, line, open) : !continues_line(before, line, open, reference);
  }

  bool starts_wrapped(const Line& before, const Line& line, bool open) const {
    const bool full = before.text.size() * 10 >= wrapping_.width * 6;
    if (line.blank_before || line.page != before.page) return !(open && full && starts_lower(line.text));
    if (starts_lower(line.text)) return false;
    return !full || (!open && line.indent > before.indent + 1);
  }

  // In a file of long lines a short one may be the rest of a paragraph too; among short lines it is a list of words.
  bool continues_line(const Line& before, const Line& line, bool open, bool reference) const {
    if (line.blank_before) return false;
    if (reference) return true;
    const bool prose = wrapping_.width > 120;
    if (!open || (!prose && before.text.size() < 40)) return false;
    if (starts_lower(line.text)) return true;
    const bool cut = starts_lower(before.text.substr(before.text.size() - 1)) || before.text.ends_with(',');
    return before.text.size() >= 60 && cut;
  }

  Block begin_block(std::size_t i) {
    Block block;
    if (const auto level = heading(i)) {
      block.kind = BlockKind::heading;
      block.level = *level;
      outline_.clear();
    } else if (const auto markers = list_markers(lines_[i].text); !markers.empty()) {
      block.kind = BlockKind::list_item;
      block.level = outline_.place(markers);
    }
    if (is_register_note(lines_[i].text)) block.kind = BlockKind::footnote;
    block.text = lines_[i].text;
    if (paged_) block.pages.push_back({0, lines_[i].page});
    return block;
  }

  void join(Block& block, std::size_t i) {
    const Line& line = lines_[i];
    const bool hyphen = block.text.size() > 1 && block.text.back() == '-' && starts_lower(line.text) &&
                        std::isalpha(static_cast<unsigned char>(block.text[block.text.size() - 2])) != 0;
    if (!hyphen)
      block.text += ' ';
    else if (is_word_of_text(block.text, line.text))
      block.text.pop_back();
    if (paged_ && line.page != block.pages.back().page)
      block.pages.push_back({static_cast<std::uint32_t>(block.text.size()), line.page});
    block.text += line.text;
  }

  // A hyphen at a line end goes only if the word stands elsewhere in the text without it.
  bool is_word_of_text(std::string_view before, std::string_view after) {
    if (words_.empty()) collect_words();
    const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    std::size_t begin = before.size() - 1;
    while (begin > 0 && is_letter(before[begin - 1])) --begin;
    std::size_t end = 0;
    while (end < after.size() && is_letter(after[end])) ++end;
    const std::string word = std::string(before.substr(begin, before.size() - 1 - begin)).append(after.substr(0, end));
    return words_.contains(word);
  }

  void collect_words() {
    for (std::size_t i = 0; i < text_.size();) {
      std::size_t end = i;
      while (end < text_.size() && std::isalpha(static_cast<unsigned char>(text_[end])) != 0) ++end;
      if (end > i) words_.emplace(text_.substr(i, end - i));
      i = end + 1;
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  Wrapping wrapping_;
  bool paged_;
  Outline outline_;
  std::unordered_set<std::string> words_;
};

}  // namespace

std::vector<Block> text_blocks(std::string_view utf8) {
  std::vector<Line> lines = split_lines(utf8);
  if (lines.empty()) return {};
  std::vector<Block> blocks = Paragraphs(utf8, std::move(lines)).blocks();
  mark_questions(blocks);
  return blocks;
}

Extraction read_text(std::string_view bytes) {
  if (is_binary(bytes)) return Refusal{schema::Reason::unsupported, "it is neither text nor a format that is read"};
  Document document;
  document.format = "text";
  if (bytes.size() > 2 * limits::text_bytes) {
    bytes = bytes.substr(0, 2 * limits::text_bytes);
    document.warnings.emplace_back("only the beginning of this very long text is indexed");
  }
  const std::string text = to_utf8(bytes);
  document.blocks = text_blocks(text);
  for (const Block& block : document.blocks)
    if (!block.pages.empty()) document.page_labels.resize(block.pages.back().page);
  return finish(std::move(document));
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// RTF to blocks. Written here because Debian has programs that convert RTF but no library to call.
#include "indexer/extract/rtf.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/blocks.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/limits.h"
#include "indexer/extract/rtf_tokens.h"
#include "indexer/extract/rtf_words.h"

namespace indexer::extract {
namespace {

enum class Target : std::uint8_t { body, note, running, info, title, author, fonts, styles, nothing };

struct State {
  Target target = Target::body;
  int font = -1;
  int skip = 1;  // \uc: how many characters stand in for one \u
  bool hidden = false;
};

// What belongs to the paragraph, until \pard.
struct Format {
  int style = -1;
  int outline = 0;  // 1..6
  bool in_table = false;
};

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Reader {
 public:
  Reader(std::string_view bytes, Document& document) : tokens_(bytes), document_(document) {}

  // Gives false if the groups are nested too deep.
  bool read() {
    for (RtfToken token = tokens_.next(); token.kind != RtfToken::Kind::end; token = tokens_.next()) {
      if (token.kind == RtfToken::Kind::open)
        stack_.push_back(state_);
      else if (token.kind == RtfToken::Kind::close)
        close_group();
      else if (token.kind == RtfToken::Kind::byte)
        add_byte(token.byte);
      else if (token.kind == RtfToken::Kind::symbol)
        add_symbol(token.byte);
      else
        control(token.word, token.number);
      if (token.kind != RtfToken::Kind::symbol) starred_ = false;
      group_begins_ = token.kind == RtfToken::Kind::open;
      if (stack_.size() > limits::rtf_depth) return false;
    }
    end_paragraph();
    document_.blocks = out_.take();
    mark_questions(document_.blocks);
    mark_outline(document_.blocks);
    return true;
  }

 private:
  void close_group() {
    flush();
    if (stack_.empty()) return;
    const Target from = state_.target;
    state_ = stack_.back();
    stack_.pop_back();
    if (from == state_.target) return;
    if (from == Target::note) {
      if (!clean(note_).empty())
        notes_.push_back({BlockKind::footnote, 0, "[" + std::to_string(++note_number_) + "] " + note_, {}});
      note_.clear();
      if (!notes_.empty()) paragraph_ += "[" + std::to_string(note_number_) + "]";
    } else if (from == Target::running) {
      document_.running.push_back(std::exchange(running_, {}));
    }
  }

  void add_byte(char c) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (state_.target == Target::styles && c == ';') return end_style();
    bytes_ += c;
  }

  void add_text(std::string_view text) {
    flush();
    sink(text);
  }

  void sink(std::string_view text) {
    if (state_.hidden) return;
    switch (state_.target) {
      case Target::body:
        paragraph_ += text;
        break;
      case Target::note:
        note_ += text;
        break;
      case Target::running:
        running_ += text;
        break;
      case Target::title:
        title_ += text;
        break;
      case Target::author:
        author_ += text;
        break;
      case Target::styles:
        style_name_ += text;
        break;
      default:
        break;
    }
  }

  // Bytes wait until the code page or the place changes: a character may take two of them.
  void flush() {
    if (bytes_.empty()) return;
    const auto font = fonts_.find(state_.font);
    const char* page = font == fonts_.end() ? nullptr : font->second;
    sink(decode(bytes_, page ? page : code_page_.c_str()));
    bytes_.clear();
  }

  void add_symbol(char c) {
    if (c == '*') starred_ = group_begins_;
    if (c == '~') add_text(" ");
    if (c == '_') add_text("-");
    if (c == '\r' || c == '\n') end_paragraph();
  }

  void control(std::string_view word, std::optional<int> number) {
    const int value = number.value_or(1);
    if (word == "bin") return tokens_.skip(static_cast<std::size_t>(std::max(value, 0)));
    if (word == "u") return add_unicode(value);
    skip_ = 0;
    flush();
    if (starred_ && !among(word, {"shptxt", "footnote", "shpinst", "pntext", "listtext", "upr"})) {
      state_.target = Target::nothing;
    } else if (is_rtf_nothing(word)) {
      state_.target = Target::nothing;
    } else if (!destination(word)) {
      if (!paragraph_word(word, value)) character_word(word, value);
    }
  }

  bool destination(std::string_view word) {
    if (word == "fonttbl")
      state_.target = Target::fonts;
    else if (word == "stylesheet")
      state_.target = Target::styles;
    else if (word == "footnote")
      state_.target = Target::note;
    else if (word == "info")
      state_.target = Target::info;
    else if (word == "title" && state_.target == Target::info)
      state_.target = Target::title;
    else if (word == "author" && state_.target == Target::info)
      state_.target = Target::author;
    else if (word.starts_with("header") || (word.starts_with("footer") && word.size() <= 7)) {
      if (!among(word, {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}))
        return false;
      state_.target = Target::running;
    } else {
      return false;
    }
    return true;
  }

  bool paragraph_word(std::string_view word, int value) {
    if (word == "par" || word == "sect" || word == "page")
      state_.target == Target::body ? end_paragraph() : sink(" ");
    else if (word == "pard")
      format_ = {};
    else if (word == "s")
      format_.style = style_ = value;
    else if (word == "outlinelevel")
      set_outline(value + 1);
    else if (word == "intbl")
      format_.in_table = true;
    else if (word == "cell" || word == "nestcell")
      end_cell();
    else if (word == "row" || word == "nestrow")
      end_row();
    else if (word == "line")
      sink("\n");
    else if (word == "listtext" || word == "pntext")
      listed_ = listed_ || state_.target == Target::body;
    else
      return false;
    return true;
  }

  void character_word(std::string_view word, int value) {
    if (word == "f")
      state_.font = font_ = value;
    else if (word == "fcharset" && state_.target == Target::fonts)
      fonts_[font_] = rtf_code_page(value);
    else if (word == "ansicpg" && value != 1252 && value > 0)
      code_page_ = value == 65001 ? "UTF-8" : "windows-" + std::to_string(value);
    else if (word == "mac")
      code_page_ = "macintosh";
    else if (word == "pc")
      code_page_ = "ibm-437";
    else if (word == "pca")
      code_page_ = "ibm-850";
    else if (word == "uc")
      state_.skip = std::clamp(value, 0, 8);
    else if (word == "v" || word == "deleted")
      state_.hidden = value != 0;
    else if (word == "plain")
      state_.hidden = false;
    else
      sink(rtf_symbol(word));
  }

  void add_unicode(int value) {
    flush();
    const auto unit = static_cast<char32_t>(value < 0 ? value + 65536 : value);
    std::string text;
    if (unit >= 0xD800 && unit < 0xDC00) {
      surrogate_ = unit;
    } else {
      const bool pair = surrogate_ != 0 && unit >= 0xDC00 && unit < 0xE000;
      append_utf8(text, pair ? 0x10000 + ((surrogate_ - 0xD800) << 10) + (unit - 0xDC00) : unit);
      surrogate_ = 0;
    }
    sink(text);
    skip_ = state_.skip;
  }

  void set_outline(int level) {
    if (state_.target == Target::styles)
      style_outlines_[style_] = level;
    else if (level >= 1 && level <= 6)
      format_.outline = level;
  }

  // "heading 2;" ends one entry of the style sheet.
  void end_style() {
    flush();
    const std::string name = clean(style_name_);
    if (name.size() == 9 && name.starts_with("heading ") && name[8] >= '1' && name[8] <= '9')
      style_outlines_[style_] = std::min(name[8] - '0', 6);
    if (name == "Title") style_outlines_[style_] = 1;
    style_name_.clear();
    format_ = {};
    style_ = 0;
  }

  int heading() const {
    if (format_.outline > 0) return format_.outline;
    const auto found = style_outlines_.find(format_.style);
    return found != style_outlines_.end() && found->second >= 1 && found->second <= 6 ? found->second : 0;
  }

  void end_paragraph() {
    flush();
    if (format_.in_table) {
      paragraph_ += ' ';
      return;
    }
    end_row();
    Block block;
    if (const int level = heading()) {
      block = {BlockKind::heading, static_cast<std::uint8_t>(level), {}, {}};
    } else if (listed_) {
      block = {BlockKind::list_item, 1, {}, {}};
    }
    block.text = std::exchange(paragraph_, {});
    out_.add(std::move(block));
    add_notes();
    listed_ = false;
  }

  void end_cell() {
    const std::string text = clean(std::exchange(paragraph_, {}));
    if (!text.empty()) row_ += (row_.empty() ? "" : " | ") + text;
  }

  void end_row() {
    if (row_.empty()) return;
    out_.add({BlockKind::table_row, 0, std::exchange(row_, {}), {}});
    add_notes();
  }

  void add_notes() {
    for (Block& note : std::exchange(notes_, {})) out_.add(std::move(note));
  }

 public:
  const std::string& title() const { return title_; }
  const std::string& author() const { return author_; }

 private:
  RtfTokens tokens_;
  Document& document_;
  BlockWriter out_;
  State state_;
  std::vector<State> stack_;
  Format format_;
  std::string code_page_ = "windows-1252";
  std::map<int, const char*> fonts_;
  std::map<int, int> style_outlines_;
  int font_ = 0;   // being defined in the font table
  int style_ = 0;  // being defined in the style sheet
  std::string bytes_, paragraph_, row_, note_, running_, title_, author_, style_name_;
  std::vector<Block> notes_;
  int note_number_ = 0;
  int skip_ = 0;  // characters still to be skipped after \u
  char32_t surrogate_ = 0;
  bool starred_ = false;       // \* at the beginning of the group: skip it unless its word is known
  bool group_begins_ = false;  // the last token was {
  bool listed_ = false;        // the paragraph has a list number
};

}  // namespace

Extraction read_rtf(std::string_view bytes) {
  Document document;
  document.format = "rtf";
  Reader reader(bytes, document);
  if (!reader.read()) return Refusal{schema::Reason::too_large, "its groups are nested deeper than 1,000"};
  set_property(document, "title", reader.title(), "document properties");
  set_property(document, "author", reader.author(), "document properties");
  return finish(std::move(document));
}

}  // namespace indexer::extract

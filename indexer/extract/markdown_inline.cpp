// SPDX-License-Identifier: GPL-3.0-or-later
// Inline marks of Markdown, in one pass; what is no mark stays as written.
#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/extract/markdown.h"

namespace indexer::extract {
namespace {

// How far a link may reach: keeps a line of opening brackets linear.
constexpr std::size_t reach = 2'000;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 10> entities{{{"&amp;", "&"},
                                           {"&lt;", "<"},
                                           {"&gt;", ">"},
                                           {"&quot;", "\""},
                                           {"&#39;", "'"},
                                           {"&nbsp;", " "},
                                           {"&sect;", "§"},
                                           {"&mdash;", "—"},
                                           {"&ndash;", "–"},
                                           {"&rsquo;", "’"}}};

class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text), budget_(16 * text.size() + 10 * reach) {}

  std::string plain() {
    while (at_ < text_.size())
      if (!mark()) out_ += text_[at_++];
    return std::move(out_);
  }

 private:
  bool mark() {
    switch (text_[at_]) {
      case '\\':
        return escape();
      case '`':
        return skip_run('`');
      case '*':
      case '_':
      case '~':
        return emphasis(text_[at_]);
      case '!':
        return at_ + 1 < text_.size() && text_[at_ + 1] == '[' && link(at_ + 1);
      case '[':
        return link(at_);
      case ']':
        return link_end();
      case '<':
        return tag();
      case '&':
        return entity();
      default:
        return false;
    }
  }

  // The bracket that closes the one at `open`. All searches together may cost a few times the text, no more.
  std::size_t closing(std::size_t open, char left, char right) {
    std::size_t depth = 0;
    const std::size_t end = std::min(text_.size(), open + std::min(reach, budget_));
    for (std::size_t i = open; i < end; ++i, --budget_) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == left)
        ++depth;
      else if (text_[i] == right && --depth == 0)
        return i;
    }
    return std::string_view::npos;
  }

  bool escape() {
    if (at_ + 1 >= text_.size() || std::ispunct(static_cast<unsigned char>(text_[at_ + 1])) == 0) return false;
    out_ += text_[at_ + 1];
    at_ += 2;
    return true;
  }

  bool skip_run(char c) {
    while (at_ < text_.size() && text_[at_] == c) ++at_;
    return true;
  }

  // A run of marks is emphasis at the edge of a word; between spaces, and "_" inside a word, it is text.
  bool emphasis(char c) {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] == c) ++end;
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    const char after = end == text_.size() ? ' ' : text_[end];
    const bool text = (is_space(before) && is_space(after)) || (c == '_' && is_word(before) && is_word(after)) ||
                      (c == '~' && end - at_ != 2) || (end - at_ > 3);
    if (text) out_.append(text_.substr(at_, end - at_));
    at_ = end;
    return true;
  }

  // "[text](target)" and "[text][name]": the text is read on, the target is skipped at its end.
  bool link(std::size_t open) {
    if (text_.substr(open, 2) == "[^") {
      const std::size_t end = text_.substr(0, std::min(text_.size(), open + 40)).find(']', open);
      if (end == std::string_view::npos) return false;
      out_.append("[").append(text_.substr(open + 2, end - open - 1));
      at_ = end + 1;
      return true;
    }
    const std::size_t close = closing(open, '[', ']');
    if (close == std::string_view::npos || close + 1 >= text_.size()) return false;
    const char next = text_[close + 1];
    if (next != '(' && next != '[') return false;
    if (closing(close + 1, next, next == '(' ? ')' : ']') == std::string_view::npos) return false;
    links_.push_back(close);
    at_ = open + 1;
    return true;
  }

  bool link_end() {
    if (links_.empty() || links_.back() != at_) return false;
    links_.pop_back();
    const char next = text_[at_ + 1];
    const std::size_t close = closing(at_ + 1, next, next == '(' ? ')' : ']');
    at_ = close == std::string_view::npos ? at_ + 1 : close + 1;
    return true;
  }

  bool tag() {
    const std::size_t close = text_.substr(0, std::min(text_.size(), at_ + reach)).find('>', at_);
    if (close == std::string_view::npos || at_ + 1 >= close) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    if (inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos) {
      out_ += inside;
    } else if (std::isalpha(static_cast<unsigned char>(inside[0])) == 0 && inside[0] != '/' && inside[0] != '!') {
      return false;
    } else if (inside.starts_with("br")) {
      out_ += '\n';
    }
    at_ = close + 1;
    return true;
  }

  bool entity() {
    for (const Entity& known : entities) {
      if (!text_.substr(at_).starts_with(known.name)) continue;
      out_ += known.text;
      at_ += known.name.size();
      return true;
    }
    return false;
  }

  std::string_view text_;
  std::size_t budget_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::size_t> links_;
};

}  // namespace

std::string markdown_inline(std::string_view text) { return Inline(text).plain(); }

}  // namespace indexer::extract

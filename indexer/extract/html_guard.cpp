// SPDX-License-Identifier: GPL-3.0-or-later
// A scan over the tags that follows the parser's stack of open elements closely enough to bound it. Linear.
#include "indexer/extract/html_guard.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>
#include <vector>

#include "indexer/extract/limits.h"

namespace indexer::extract {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

// Elements that cannot nest in themselves: the parser closes the open one, or they have no content.
bool never_deepens(std::string_view name) {
  return among(name,
               {"p",     "li",     "dt",    "dd",  "tr",   "td",    "th",   "thead",    "tbody",    "tfoot", "option",
                "a",     "area",   "base",  "br",  "col",  "embed", "hr",   "img",      "input",    "link",  "meta",
                "param", "source", "track", "wbr", "html", "head",  "body", "optgroup", "colgroup", "nobr"});
}

bool is_formatting(std::string_view name) {
  return among(name, {"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"});
}

// The content of these is text to the parser; tags in it are none.
bool is_raw_text(std::string_view name) {
  return among(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}

// End tags of these close what is open inside them; other end tags reach only the innermost element.
bool closes_through(std::string_view name) {
  return among(
      name, {"div",   "section",    "article", "aside",   "nav", "header",   "footer", "main",       "ul",   "ol",
             "dl",    "blockquote", "center",  "details", "dir", "fieldset", "figure", "figcaption", "form", "address",
             "table", "pre",        "summary", "menu",    "h1",  "h2",       "h3",     "h4",         "h5",   "h6"});
}

// No end tag reaches out of these.
bool is_boundary(std::string_view name) {
  return among(name, {"table", "caption", "object", "marquee", "applet", "template", "svg", "math", "button"});
}

struct Tag {
  std::string name;
  bool end = false;
  bool self_closing = false;
  std::size_t after = 0;    // first byte behind the tag
  std::size_t keep_to = 0;  // where the attributes that are kept end
};

class Guard {
 public:
  explicit Guard(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (at_ < text_.size()) {
      const std::size_t open = std::min(text_.find('<', at_), text_.size());
      out_.append(text_.substr(at_, open - at_));
      at_ = open;
      if (at_ < text_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_.append(text_.substr(at_, end - at_));
    at_ = end;
  }

  void markup() {
    if (text_.substr(at_).starts_with("<!--")) {
      const std::size_t end = text_.find("-->", at_ + 4);
      return copy_to(end == std::string_view::npos ? text_.size() : end + 3);
    }
    const std::size_t name_at = at_ + 1 + (at_ + 1 < text_.size() && text_[at_ + 1] == '/');
    if (name_at >= text_.size() || std::isalpha(static_cast<unsigned char>(text_[name_at])) == 0)
      return copy_to(at_ + 1);
    const Tag tag = scan_tag(name_at);
    const bool keep = tag.end ? end_tag(tag.name) : start_tag(tag);
    if (keep)
      out_.append(text_.substr(at_, tag.keep_to - at_)).append(tag.keep_to == tag.after ? "" : ">");
    else
      leave_out(tag);
    at_ = tag.after;
    if (keep && !tag.end && is_raw_text(tag.name)) skip_raw_text(tag.name);
  }

  // A tag that is left out still ends a paragraph, if it was no formatting; once is enough.
  void leave_out(const Tag& tag) {
    if (!tag.end && !is_formatting(tag.name) && !out_.ends_with("<p>")) out_ += "<p>";
  }

  Tag scan_tag(std::size_t name_at) const {
    Tag tag;
    tag.end = text_[at_ + 1] == '/';
    std::size_t i = name_at;
    for (; i < text_.size() && std::isspace(static_cast<unsigned char>(text_[i])) == 0 && text_[i] != '>' &&
           text_[i] != '/';
         ++i)
      if (tag.name.size() < 64) tag.name += static_cast<char>(std::tolower(static_cast<unsigned char>(text_[i])));
    std::size_t attributes = 0;
    bool in_value = false;
    bool in_name = false;
    for (; i < text_.size() && text_[i] != '>'; ++i) {
      const char c = text_[i];
      if (in_value && (c == '"' || c == '\'')) {
        const std::size_t close = text_.find(c, i + 1);
        if (close == std::string_view::npos) return cut(tag, i);
        i = close;
        in_value = in_name = false;
      } else if (c == '=' && in_name) {
        in_value = true;
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0 || c == '/') {
        if (!in_value || !at_value_start(i)) in_name = in_value = false;
      } else if (!in_name && !in_value) {
        in_name = true;
        if (++attributes == limits::attributes + 1) tag.keep_to = i;
      }
      tag.self_closing = c == '/';
    }
    tag.after = std::min(i + 1, text_.size());
    if (tag.keep_to == 0) tag.keep_to = tag.after;
    return tag;
  }

  // Whether the blank at `i` stands between "=" and its value.
  bool at_value_start(std::size_t i) const {
    while (i > 0 && std::isspace(static_cast<unsigned char>(text_[i])) != 0) --i;
    return text_[i] == '=';
  }

  // A quote that never closes would swallow the rest of the page: the tag ends before the quote.
  Tag cut(Tag tag, std::size_t quote) const {
    const std::size_t close = text_.find('>', quote);
    tag.after = close == std::string_view::npos ? text_.size() : close + 1;
    tag.keep_to = tag.keep_to == 0 ? quote : tag.keep_to;
    return tag;
  }

  void skip_raw_text(std::string_view name) {
    std::size_t i = at_;
    while ((i = text_.find("</", i)) != std::string_view::npos) {
      const std::string_view found = text_.substr(i + 2, name.size());
      if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                     [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; }))
        break;
      i += 2;
    }
    copy_to(std::min(i, text_.size()));
  }

  bool start_tag(const Tag& tag) {
    // Below the limit every tag costs the parser a search through its stack: only line breaks pass.
    const bool full = stack_.size() >= limits::markup_depth;
    if (never_deepens(tag.name)) return !full || tag.name == "br";
    if (is_formatting(tag.name)) {
      if (formatting_ >= limits::formatting_depth) return false;
      ++formatting_;
      ++open_formatting_[tag.name];
      return true;
    }
    if (full) return false;
    if (tag.self_closing && foreign_ > 0) return true;
    foreign_ += tag.name == "svg" || tag.name == "math";
    if (!is_raw_text(tag.name)) stack_.push_back(tag.name);
    return true;
  }

  // Formatting counts as open until its own end tag, because the parser opens it again in every later block.
  bool end_tag(const std::string& name) {
    if (is_formatting(name)) {
      auto& open = open_formatting_[name];
      if (open == 0) return false;
      --open;
      --formatting_;
      return true;
    }
    if (never_deepens(name)) return true;
    if (stack_.empty()) return true;
    if (stack_.back() == name) {
      pop();
      return true;
    }
    if (!closes_through(name)) return true;
    std::size_t i = stack_.size();
    while (i > 0 && stack_[i - 1] != name && !is_boundary(stack_[i - 1])) --i;
    if (i == 0 || stack_[i - 1] != name) return true;
    while (stack_.size() >= i) pop();
    return true;
  }

  void pop() {
    foreign_ -= stack_.back() == "svg" || stack_.back() == "math";
    stack_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::size_t> open_formatting_;
  std::size_t formatting_ = 0;
  int foreign_ = 0;
};

}  // namespace

std::string guard_html(std::string_view utf8) { return Guard(utf8).run(); }

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// A tree of HTML elements to blocks in reading order.
#include <algorithm>
#include <cctype>
#include <string>

#include "indexer/extract/blocks.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/numbering.h"
#include "indexer/extract/text.h"

namespace indexer::extract {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_block(std::string_view name) {
  return among(name,
               {"address", "article", "aside", "blockquote", "body",   "center",  "dd",    "details",  "dialog",
                "dir",     "div",     "dl",    "fieldset",   "figure", "footer",  "form",  "header",   "legend",
                "main",    "menu",    "nav",   "ol",         "p",      "section", "table", "tbody",    "thead",
                "tfoot",   "tr",      "td",    "th",         "ul",     "caption", "hr",    "noscript", "figcaption"});
}

int heading_of(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A note at the end of the page, by role, class or id: "fn3", "footnote-12", "ftn1", "endnotes".
bool is_footnote(pugi::xml_node node) {
  if (!among(node.name(), {"p", "li", "div", "section", "aside", "ol", "ul", "dd", "footer"})) return false;
  const std::string_view role = node.attribute("role").value();
  if (among(role, {"doc-footnote", "doc-endnote", "doc-endnotes"})) return true;
  if (among(node.attribute("epub:type").value(),
            {"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"}))
    return true;
  const std::string_view style = node.attribute("class").value();
  if (style == "footnote" || style == "footnotes" || style == "endnotes" || style == "footnote-text") return true;
  std::string_view id = node.attribute("id").value();
  for (const std::string_view start : {"footnotes", "footnote", "endnotes", "endnote", "ftn", "fn"}) {
    if (!id.starts_with(start)) continue;
    id.remove_prefix(start.size());
    return id.find_first_not_of("0123456789-_:.") == std::string_view::npos;
  }
  return false;
}

// The mark of a note in a book: "<a epub:type="noteref" href="#n2">2</a>".
bool is_note_link(pugi::xml_node node) {
  return std::string_view(node.name()) == "a" && (std::string_view(node.attribute("epub:type").value()) == "noteref" ||
                                                  std::string_view(node.attribute("role").value()) == "doc-noteref");
}

// Tables that arrange a page hold headings, other tables or long texts, or have one column.
bool is_data_table(pugi::xml_node table) {
  bool data = true;
  std::size_t widest = 0;
  std::size_t cells = 0;
  walk(
      table,
      [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (name == "table" || heading_of(name) > 0) data = false;
        if (name == "tr") cells = 0;
        if (name == "td" || name == "th") widest = std::max(widest, ++cells);
        if (node.type() == pugi::node_pcdata && std::string_view(node.value()).size() > 1500) data = false;
        return data;
      },
      [](pugi::xml_node) {});
  return data && widest > 1;
}

class Reader {
 public:
  std::vector<Block> read(pugi::xml_node root) {
    walk(
        root, [&](pugi::xml_node node) { return enter(node); }, [&](pugi::xml_node node) { leave(node); });
    return out_.take();
  }

 private:
  struct List {
    bool ordered = false;
    char style = '1';
    int next = 1;
  };

  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata) {
      add_text(node.value());
      return false;
    }
    if (node.type() != pugi::node_element) return false;
    const std::string_view name = node.name();
    if (among(name, {"head", "script", "style", "input", "datalist"})) return false;
    if (name == "br") {
      rows_ > 0 ? out_.text(" ") : out_.line_break();
    } else if (name == "pre" && rows_ == 0) {
      for (Block& block : text_blocks(text_of(node))) out_.add(std::move(block));
      return false;
    } else if ((name == "sup" || is_note_link(node)) && note_reference(node)) {
      return false;
    } else if (name == "button" && !is_question_button(node)) {
      return false;
    } else {
      enter_structure(node, name);
    }
    return true;
  }

  void enter_structure(pugi::xml_node node, std::string_view name) {
    if (is_footnote(node)) ++footnotes_;
    if (name == "ul" || name == "ol") open_list(node, name == "ol");
    if (rows_ > 0) return enter_in_row(name);
    if (const int level = heading_of(name)) {
      level_ = level;
      out_.start(BlockKind::heading, static_cast<std::uint8_t>(level));
    } else if (name == "dt" || name == "summary" || name == "button") {
      if (out_.open_kind() != BlockKind::heading)
        out_.start(BlockKind::heading, static_cast<std::uint8_t>(std::min(level_ + 1, 6)));
    } else if ((name == "b" || name == "strong") && is_bold_question(node)) {
      out_.start(BlockKind::heading, static_cast<std::uint8_t>(std::min(level_ + 1, 6)));
    } else if (name == "li") {
      start_item(node);
    } else if (name == "table" && is_data_table(node)) {
      out_.end();
      ++rows_;
    } else if (is_block(name)) {
      start_block();
    }
  }

  void enter_in_row(std::string_view name) {
    if (name == "table") ++rows_;
    if (name == "tr" || name == "caption") out_.start(name == "tr" ? BlockKind::table_row : BlockKind::paragraph);
    if ((name == "td" || name == "th")) out_.cell();
    if (name == "p" || name == "div" || name == "li") out_.text(" ");
  }

  void leave(pugi::xml_node node) {
    if (node.type() != pugi::node_element) return;
    const std::string_view name = node.name();
    if (is_footnote(node)) --footnotes_;
    if ((name == "ul" || name == "ol") && !lists_.empty()) lists_.pop_back();
    if (rows_ > 0) {
      if (name == "table" && --rows_ == 0) start_block();
      return;
    }
    if (name == "li") {
      prefix_.clear();
      out_.start(kind(), depth());
    } else if (heading_of(name) > 0 || name == "dt" || name == "summary" || name == "button" || is_block(name)) {
      start_block();
    } else if ((name == "b" || name == "strong") && out_.open_kind() == BlockKind::heading && is_bold_question(node)) {
      start_block();
    }
  }

  void open_list(pugi::xml_node node, bool ordered) {
    const std::string_view type = node.attribute("type").value();
    lists_.push_back({ordered, type.size() == 1 ? type[0] : '1', node.attribute("start").as_int(1)});
  }

  void start_item(pugi::xml_node node) {
    prefix_.clear();
    if (!lists_.empty() && lists_.back().ordered) {
      List& list = lists_.back();
      list.next = node.attribute("value").as_int(list.next);
      prefix_ = list_number(list.next, list.style) + ". ";
      if (list.next < 1'000'000) ++list.next;
    }
    out_.start(footnotes_ > 0 ? BlockKind::footnote : BlockKind::list_item, std::max<std::uint8_t>(depth(), 1));
  }

  // A block inside a list item or a footnote carries on as such.
  void start_block() {
    if (out_.open_kind() == BlockKind::heading && out_.open_is_blank()) return;
    out_.start(kind(), depth());
  }

  BlockKind kind() const {
    if (footnotes_ > 0) return BlockKind::footnote;
    return lists_.empty() ? BlockKind::paragraph : BlockKind::list_item;
  }

  std::uint8_t depth() const { return static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 8)); }

  void add_text(std::string_view text) {
    const bool blank = std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
    if (!blank && !prefix_.empty()) {
      out_.text(prefix_);
      prefix_.clear();
    }
    out_.text(text);
  }

  // "the Act<sup><a href="#fn2">2</a></sup>": set off, or it would run into the word.
  bool note_reference(pugi::xml_node node) {
    const std::string text = clean(text_of(node));
    if (!is_digits(text)) return false;
    if (!node.child("a") && std::string_view(node.parent().name()) != "a" && !is_note_link(node)) return false;
    add_text("[" + text + "]");
    return true;
  }

  // "<p><strong>May I work?</strong></p>", or with the answer behind a line break: a heading in all but name.
  bool is_bold_question(pugi::xml_node node) const {
    constexpr std::size_t longest = 300;
    if (footnotes_ > 0) return false;
    const std::string text = clean(text_of(node));
    return text.size() <= longest && text.ends_with('?') && text.find(' ') != std::string::npos && is_line(node);
  }

  static bool is_blank_text(pugi::xml_node node) {
    return node.type() != pugi::node_element && clean(node.value()).empty();
  }

  // Whether the node has a line of its block to itself: blanks and line breaks only on either side.
  static bool is_line(pugi::xml_node node) {
    bool begins = false;
    bool ends = false;
    for (; node && !is_block(node.name()) && std::string_view(node.name()) != "li"; node = node.parent()) {
      if (heading_of(node.name()) > 0 || among(node.name(), {"dt", "summary", "button"})) return false;
      for (auto other = node.previous_sibling(); other && !begins; other = other.previous_sibling()) {
        begins = std::string_view(other.name()) == "br";
        if (!begins && !is_blank_text(other)) return false;
      }
      for (auto other = node.next_sibling(); other && !ends; other = other.next_sibling()) {
        ends = std::string_view(other.name()) == "br";
        if (!ends && !is_blank_text(other)) return false;
      }
    }
    return static_cast<bool>(node);
  }

  // Accordions put the question on a button; other buttons are controls.
  static bool is_question_button(pugi::xml_node node) {
    if (node.attribute("aria-controls") || node.attribute("aria-expanded"))
      return clean(text_of(node)).find(' ') != std::string::npos;
    for (pugi::xml_node up = node.parent(); up; up = up.parent())
      if (heading_of(up.name()) > 0 || among(up.name(), {"dt", "summary"})) return true;
    return clean(text_of(node)).ends_with('?');
  }

  BlockWriter out_;
  std::vector<List> lists_;
  std::string prefix_;  // number of the list item, until its text comes
  int level_ = 0;       // of the last heading
  int footnotes_ = 0;   // open elements that are footnotes
  int rows_ = 0;        // open tables that are read by rows
};

}  // namespace

std::vector<Block> blocks_below(pugi::xml_node root) {
  std::vector<Block> blocks = Reader().read(root);
  mark_questions(blocks);
  mark_outline(blocks);
  return blocks;
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
// One walk for every vocabulary: names say what an element is; one that no table knows is a paragraph if text stands
// directly in it. Names are those of the published schemas: GPO's SGML-derived XML (capitals), USLM (num, heading,
// chapeau, content) and the common ones of DocBook, TEI and JATS.
#include "indexer/extract/xml.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "indexer/extract/blocks.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/word.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(std::string_view name, Names names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool has_text(pugi::xml_node node) {
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      if (!clean(child.value()).empty()) return true;
  return false;
}

// What shows no text of the document: metadata, page numbers of the print edition, drawings.
bool is_skipped(std::string_view name) {
  return among(name, {"PRTPAGE", "GID", "MATH", "meta", "script", "style", "svg", "INCLUDES"});
}

bool is_heading(std::string_view name) {
  return among(name, {"HEAD", "HD", "RESERVED", "TITLE", "heading", "head", "title", "h1", "h2", "h3", "h4", "SUBJECT",
                      "subheading", "crossHeading", "headline"});
}

bool is_paragraph(std::string_view name) {
  return among(name, {"P",      "FP",      "PSPACE",  "p",       "para",   "CITA",         "AUTH",         "SOURCE",
                      "EDNOTE", "EXTRACT", "XREF",    "FRDOC",   "BILCOD", "AC",           "STARS",        "AGENCY",
                      "SUBAGY", "CFR",     "DEPDOC",  "RIN",     "LSTSUB", "AMDPAR",       "TTITLE",       "SIG",
                      "NAME",   "DATED",   "content", "chapeau", "text",   "continuation", "sourceCredit", "longTitle",
                      "AUTHP",  "HED1",    "APPRO",   "lg",      "verse"});
}

bool is_note(std::string_view name) { return among(name, {"FTNT", "footnote", "fn", "endnote"}); }
bool is_row(std::string_view name) { return among(name, {"ROW", "TR", "tr", "row", "BOXHD"}); }
bool is_cell(std::string_view name) {
  return among(name, {"ENT", "TD", "TH", "td", "th", "cell", "entry", "CHED", "column"});
}
bool is_item(std::string_view name) { return among(name, {"LI", "li", "item", "listitem", "list-item"}); }

// Levels of USLM that carry a number. The great ones have headings, the small ones are the outline of a section.
bool is_great_level(std::string_view name) {
  return among(name, {"title", "subtitle", "chapter", "subchapter", "part", "subpart", "division", "section", "article",
                      "appendix", "act", "preliminary"});
}
bool is_small_level(std::string_view name) {
  return among(name, {"subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem", "level"});
}

// eCFR's DIV1 .. DIV9 and the containers of the others that deepen the headings below them.
bool deepens(std::string_view name) {
  return (name.size() == 4 && name.starts_with("DIV") && name[3] >= '1' && name[3] <= '9') || is_great_level(name) ||
         among(name, {"sect1", "sect2", "sect3", "sec", "div", "div1", "div2", "div3", "body"});
}

class Reader {
 public:
  std::vector<Block> read(pugi::xml_node root) {
    walk(
        root, [&](pugi::xml_node node) { return enter(node); }, [&](pugi::xml_node node) { leave(node); });
    return out_.take();
  }

 private:
  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      out_.text(node.value());
      return false;
    }
    const std::string_view name = local_name(node);
    if (node.type() != pugi::node_element || is_skipped(name)) return false;
    if (name == "num" || name == "SECTNO") numbered_ = node.parent();
    if (name == "br") out_.line_break();
    if ((name == "SU" || name == "sup") && note_reference(node)) return false;
    if (deepens(name)) ++depth_;
    if (is_note(name)) ++notes_;
    if (is_row(name)) {
      out_.start(BlockKind::table_row);
      ++inline_;
    } else if (is_cell(name)) {
      out_.cell();
    } else if (inline_ > 0) {
      separate(name);
    } else {
      enter_block(node, name);
    }
    return true;
  }

  // "the Department<SU>1</SU> proposed": set off, or the number would run into the word.
  bool note_reference(pugi::xml_node node) {
    const std::string text = clean(text_of(node));
    const bool number = !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
    if (!number || notes_ > 0 || out_.open_is_blank()) return false;
    out_.text("[" + text + "]");
    return true;
  }

  // In a row or inside another block only the words must not run together.
  void separate(std::string_view name) {
    if (is_paragraph(name) || is_heading(name) || name == "HED") out_.text(" ");
  }

  void enter_block(pugi::xml_node node, std::string_view name) {
    const bool numbered = static_cast<bool>(child_named(node, "num")) || static_cast<bool>(child_named(node, "SECTNO"));
    if (numbered && (is_great_level(name) || name == "SECTION")) {
      const int below = name == "SECTION" ? 1 : 0;  // the Federal Register's sections stand below its headings
      out_.start(BlockKind::heading, static_cast<std::uint8_t>(std::min(level() + below, 6)));
    } else if (numbered || is_small_level(name)) {
      ++small_;
      out_.start(BlockKind::list_item, static_cast<std::uint8_t>(std::min(small_, 8)));
      begun_ = false;
    } else if (name == "num" || name == "SECTNO" ||
               ((name == "heading" || name == "SUBJECT") && continues_level(node))) {
      out_.text(" ");
    } else if (is_heading(name)) {
      start_heading(node, name);
    } else if (is_item(name)) {
      out_.start(BlockKind::list_item, 1);
    } else if (is_paragraph(name) || has_text(node)) {
      start_paragraph(node, name);
    }
  }

  // <section><num/><heading/>: number and heading are one heading. The number was seen just before: looking for it
  // among all siblings would cost the square of their number.
  bool continues_level(pugi::xml_node node) const { return node.parent() == numbered_; }

  void start_heading(pugi::xml_node node, std::string_view name) {
    std::uint8_t own = level();
    const std::string_view source = attribute_named(node, "SOURCE");  // GPO: HED above HD1 above HD2 ...
    if (name == "HD" && source == "HED") own = static_cast<std::uint8_t>(std::min(own + 1, 6));
    if (name == "HD" && source.size() == 3 && source.starts_with("HD") && source[2] >= '1' && source[2] <= '4')
      own = static_cast<std::uint8_t>(std::min(own + (source[2] - '0'), 6));
    out_.start(BlockKind::heading, own);
    inline_at_ = node;
    ++inline_;
  }

  // The text of a numbered level goes on in the block of its number.
  void start_paragraph(pugi::xml_node node, std::string_view name) {
    const bool goes_on = out_.open_kind() == BlockKind::list_item && !out_.open_is_blank() && !begun_ &&
                         (name == "chapeau" || name == "content" || name == "text" || name == "p");
    if (goes_on) {
      out_.text(" ");
    } else {
      out_.start(notes_ > 0 ? BlockKind::footnote : BlockKind::paragraph);
    }
    begun_ = true;
    if (has_text(node) || child_named(node, "HED")) {  // "Authority:" and its text are one paragraph
      inline_at_ = node;
      ++inline_;
    }
  }

  void leave(pugi::xml_node node) {
    if (node.type() != pugi::node_element || is_skipped(local_name(node))) return;
    const std::string_view name = local_name(node);
    if (deepens(name)) --depth_;
    if (is_note(name)) --notes_;
    if (is_row(name)) {
      --inline_;
      if (inline_ == 0) out_.end();
    } else if (node == inline_at_) {
      --inline_;
      inline_at_ = {};
      const bool level_goes_on = out_.open_kind() == BlockKind::list_item;
      if (!level_goes_on) out_.end();
    } else if (inline_ == 0 && is_small(node, name)) {
      --small_;
      out_.end();
    } else if (inline_ == 0 && (is_item(name) || is_heading_end(node, name))) {
      out_.end();
    }
  }

  static bool is_small(pugi::xml_node node, std::string_view name) {
    const bool numbered = static_cast<bool>(child_named(node, "num")) || static_cast<bool>(child_named(node, "SECTNO"));
    return is_small_level(name) || (numbered && !is_great_level(name) && name != "SECTION");
  }

  static bool is_heading_end(pugi::xml_node node, std::string_view name) {
    const std::string_view parent = local_name(node.parent());
    return (name == "heading" || name == "SUBJECT") && (is_great_level(parent) || parent == "SECTION");
  }

  std::uint8_t level() const { return static_cast<std::uint8_t>(std::clamp(depth_, 1, 6)); }

  BlockWriter out_;
  pugi::xml_node numbered_;   // the level whose number was met last
  pugi::xml_node inline_at_;  // the element whose content is one block
  int inline_ = 0;
  int depth_ = 0;       // open elements that deepen headings
  int small_ = 0;       // open numbered levels below the section
  int notes_ = 0;       // open footnotes
  bool begun_ = false;  // the open numbered level has its text
};

struct PropertyName {
  std::string_view element;
  std::string_view property;
  bool stated = false;  // the name says enough without a namespace
};

void read_properties(pugi::xml_node root, Document& document) {
  static constexpr PropertyName names[] = {
      {"SUBJECT", "title"},        {"AGENCY", "agency"},  {"FRDOC", "number"}, {"docNumber", "number", true},
      {"title", "title"},          {"creator", "author"}, {"date", "date"},    {"language", "language"},
      {"docTitle", "title", true}, {"HEAD", "title"}};
  std::size_t seen = 0;
  walk(
      root,
      [&](pugi::xml_node node) {
        if (++seen > 2000) return false;
        const bool capitals = std::isupper(static_cast<unsigned char>(node.name()[0])) != 0;
        const bool dublin_core = std::string_view(node.name()).starts_with("dc");
        for (const PropertyName& name : names)
          if (local_name(node) == name.element && (capitals || dublin_core || name.stated) && has_text(node))
            set_property(document, std::string(name.property), text_of(node), "XML " + std::string(name.element));
        return true;
      },
      [](pugi::xml_node) {});
  if (const auto number = document.properties.find("number"); number != document.properties.end()) {
    // "[FR Doc. 2024-11121 Filed 5-28-24; 8:45 am]"
    std::string& value = number->second.value;
    if (const std::size_t at = value.find("FR Doc. "); at != std::string::npos)
      value = value.substr(at + 8, value.find_first_of(" ;]", at + 8) - at - 8);
  }
}

}  // namespace

Extraction read_xml(std::string_view bytes) {
  pugi::xml_document tree;
  LoadedXml loaded = load_xml(bytes, tree);
  if (loaded.refusal) return std::move(*loaded.refusal);
  Document document;
  document.format = "xml";
  if (const pugi::xml_node body = word_body(tree)) {  // Word saved as one XML file
    document.blocks = word_blocks(body, {});
  } else {
    read_properties(tree, document);
    document.blocks = Reader().read(tree);
    mark_outline(document.blocks);
  }
  if (!loaded.broken_at) return finish(std::move(document));
  if (document.blocks.empty()) return Refusal{schema::Reason::damaged, "it is not well-formed XML"};
  document.warnings.push_back("the XML is damaged at byte " + std::to_string(*loaded.broken_at) +
                              "; what follows is not indexed");
  return finish(std::move(document));
}

}  // namespace indexer::extract

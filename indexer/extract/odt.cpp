// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument text: headings, lists, tables, notes; tracked deletions and comments left out.
#include "indexer/extract/odt.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/archive.h"
#include "indexer/extract/blocks.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

class Reader {
 public:
  explicit Reader(const std::set<std::string>& titles) : titles_(titles) {}

  std::vector<Block> read(pugi::xml_node root) {
    walk(
        root, [&](pugi::xml_node node) { return enter(node); }, [&](pugi::xml_node node) { leave(node); });
    end_block();
    return out_.take();
  }

 private:
  bool enter(pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      if (paragraphs_ > 0) out_.text(node.value());
      return false;
    }
    const std::string_view name = local_name(node);
    if (name == "tracked-changes" || name == "annotation" || name == "sequence-decls" || name == "forms") return false;
    if (name == "note") {
      add_note(node);
      return false;
    }
    if (name == "text-box") {
      boxes_.push_back(node);
      return false;
    }
    if (name == "s" || name == "tab") out_.text(" ");
    if (name == "line-break") rows_ > 0 ? out_.text(" ") : out_.line_break();
    if (name == "list") ++lists_;
    if (name == "table-row" && is_row(node) && rows_++ == 0) out_.start(BlockKind::table_row);
    if ((name == "table-cell" || name == "covered-table-cell") && rows_ > 0) out_.cell();
    if (name == "p" || name == "h") start_paragraph(node, name == "h");
    return true;
  }

  void start_paragraph(pugi::xml_node node, bool heading) {
    ++paragraphs_;
    if (rows_ > 0) return out_.text(" ");
    const std::string_view level = attribute_named(node, "outline-level");
    if (titles_.contains(std::string(attribute_named(node, "style-name")))) return out_.start(BlockKind::heading, 1);
    if (heading)
      out_.start(BlockKind::heading, level.empty() ? std::uint8_t{1} : static_cast<std::uint8_t>(level[0] - '0'));
    else if (lists_ > 0)
      out_.start(BlockKind::list_item, static_cast<std::uint8_t>(std::min(lists_, 8)));
    else
      out_.end();
  }

  void leave(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    if (name == "list") --lists_;
    if (name == "p" || name == "h") {
      --paragraphs_;
      if (rows_ == 0) end_block();
    }
    if (name == "table-row" && is_row(node) && --rows_ == 0) end_block();
  }

  void end_block() {
    out_.end();
    for (Block& note : std::exchange(notes_, {})) out_.add(std::move(note));
    for (const pugi::xml_node box : std::exchange(boxes_, {}))
      for (Block& block : Reader(titles_).read(box)) out_.add(std::move(block));
  }

  void add_note(pugi::xml_node node) {
    const std::string mark = "[" + clean(text_of(child_named(node, "note-citation"))) + "]";
    out_.text(mark);
    bool first = true;
    for (Block& block : Reader(titles_).read(child_named(node, "note-body"))) {
      if (std::exchange(first, false)) block.text.insert(0, mark + " ");
      notes_.push_back({BlockKind::footnote, 0, std::move(block.text), {}});
    }
  }

  static bool is_row(pugi::xml_node row) {
    int cells = 0;
    for (const pugi::xml_node child : row.children()) cells += local_name(child).ends_with("table-cell");
    return cells > 1;
  }

  const std::set<std::string>& titles_;  // styles of document titles
  BlockWriter out_;
  std::vector<Block> notes_;
  std::vector<pugi::xml_node> boxes_;
  int lists_ = 0;       // open lists
  int rows_ = 0;        // open table rows of more than one cell
  int paragraphs_ = 0;  // open paragraphs; white space between them is no text
};

// "Title", and the automatic styles derived from it.
std::set<std::string> title_styles(pugi::xml_node root) {
  std::set<std::string> titles{"Title"};
  for (const pugi::xml_node style : child_named(root, "automatic-styles").children())
    if (attribute_named(style, "parent-style-name") == "Title") titles.emplace(attribute_named(style, "name"));
  return titles;
}

void read_meta(const std::string& bytes, Document& document) {
  pugi::xml_document tree;
  if (load_xml(bytes, tree).refusal) return;
  const pugi::xml_node meta = child_named(tree.document_element(), "meta");
  set_property(document, "title", text_of(child_named(meta, "title")), "document properties");
  set_property(document, "author", text_of(child_named(meta, "initial-creator")), "document properties");
  set_property(document, "author", text_of(child_named(meta, "creator")), "document properties");
  set_property(document, "language", text_of(child_named(meta, "language")), "document properties");
}

void read_running(const std::string& bytes, Document& document) {
  pugi::xml_document tree;
  if (load_xml(bytes, tree).refusal) return;
  const std::set<std::string> titles;
  for (const pugi::xml_node page : child_named(tree.document_element(), "master-styles").children())
    for (const char* part : {"header", "footer"})
      for (Block& block : Reader(titles).read(child_named(page, part)))
        document.running.push_back(std::move(block.text));
}

}  // namespace

Extraction read_odt(std::string_view bytes) {
  Members members = read_members(bytes, [](std::string_view name) {
    return name == "content.xml" || name == "meta.xml" || name == "styles.xml" || name == "META-INF/manifest.xml";
  });
  if (members.refusal) return std::move(*members.refusal);
  Document document;
  document.format = "odt";
  document.warnings = members.warnings;
  const std::string* content = nullptr;
  const std::string* styles = nullptr;
  for (const Attachment& file : members.files) {
    if (file.name == "content.xml") content = &file.bytes;
    if (file.name == "styles.xml") styles = &file.bytes;
    if (file.name == "META-INF/manifest.xml" && file.bytes.find("encryption-data") != std::string::npos)
      return Refusal{schema::Reason::encrypted, "the OpenDocument file is protected by a password"};
  }
  if (!content) return Refusal{schema::Reason::damaged, "the OpenDocument file has no text part (content.xml)"};
  for (const Attachment& file : members.files)
    if (file.name == "meta.xml") read_meta(file.bytes, document);
  pugi::xml_document tree;
  LoadedXml loaded = load_xml(*content, tree);
  if (loaded.refusal) return std::move(*loaded.refusal);
  const std::set<std::string> titles = title_styles(tree.document_element());
  document.blocks = Reader(titles).read(child_named(tree.document_element(), "body"));
  mark_questions(document.blocks);
  mark_outline(document.blocks);
  if (styles) read_running(*styles, document);
  if (loaded.broken_at) document.warnings.emplace_back("the file is damaged; only its beginning is indexed");
  return finish(std::move(document));
}

}  // namespace indexer::extract

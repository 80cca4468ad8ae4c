// SPDX-License-Identifier: GPL-3.0-or-later
// The package of a Word document: which part holds what.
#include "indexer/extract/word.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/archive.h"
#include "indexer/extract/blocks.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_chunk(std::string_view name) { return ends_with_any(name, {".html", ".htm", ".mht", ".xhtml"}); }
bool is_embedded(std::string_view name) {
  return name.starts_with("word/embeddings/") && ends_with_any(name, {".docx", ".doc", ".pdf", ".odt", ".rtf"});
}

bool is_wanted(std::string_view name) {
  if (name == "docProps/core.xml" || name == "word/_rels/document.xml.rels" || is_embedded(name)) return true;
  return name.starts_with("word/") && (is_chunk(name) || (name.ends_with(".xml") && !name.starts_with("word/theme/")));
}

class Package {
 public:
  explicit Package(Members members) : members_(std::move(members)) {}

  const Attachment* part(std::string_view name) const {
    const auto found = std::find_if(members_.files.begin(), members_.files.end(),
                                    [&](const Attachment& file) { return file.name == name; });
    return found == members_.files.end() ? nullptr : &*found;
  }

  // "word/document.xml", or "word/document2.xml" as some programs name it.
  const Attachment* main_part() const {
    if (const Attachment* usual = part("word/document.xml")) return usual;
    const auto found = std::find_if(members_.files.begin(), members_.files.end(), [](const Attachment& file) {
      return file.name.starts_with("word/document") && file.name.ends_with(".xml");
    });
    return found == members_.files.end() ? nullptr : &*found;
  }

  // Calls use(root element) if the part is there and readable.
  template <typename Use>
  void with(std::string_view name, Use use) const {
    const Attachment* file = part(name);
    if (!file) return;
    pugi::xml_document tree;
    if (!load_xml(file->bytes, tree).refusal) use(tree.document_element());
  }

  std::vector<Attachment>& files() { return members_.files; }

 private:
  Members members_;
};

void read_notes(const Package& package, std::string_view part, const std::string& prefix, WordParts& parts) {
  package.with(part, [&](pugi::xml_node root) {
    for (const pugi::xml_node note : root.children()) {
      const std::string_view type = attribute_named(note, "type");
      if (!type.empty() && type != "normal") continue;  // the rules between text and notes
      parts.notes[prefix + std::string(attribute_named(note, "id"))] = word_blocks(note, {});
    }
  });
}

void read_chunks(const Package& package, WordParts& parts) {
  package.with("word/_rels/document.xml.rels", [&](pugi::xml_node root) {
    for (const pugi::xml_node relation : root.children()) {
      std::string target(attribute_named(relation, "Target"));
      if (!is_chunk(target) || attribute_named(relation, "TargetMode") == "External") continue;
      target = target.starts_with('/') ? target.substr(1) : "word/" + target;
      if (const Attachment* chunk = package.part(target))
        parts.chunks[std::string(attribute_named(relation, "Id"))] = html_blocks(chunk->bytes);
    }
  });
}

void read_running(const Package& package, const std::vector<Attachment>& files, Document& document) {
  for (const Attachment& file : files) {
    if (!file.name.starts_with("word/header") && !file.name.starts_with("word/footer")) continue;
    package.with(file.name, [&](pugi::xml_node root) {
      for (Block& block : word_blocks(root, {})) document.running.push_back(std::move(block.text));
    });
  }
}

}  // namespace

Extraction read_docx(std::string_view bytes) {
  Members members = read_members(bytes, is_wanted);
  if (members.refusal) return std::move(*members.refusal);
  Document document;
  document.format = "docx";
  document.warnings = members.warnings;
  Package package(std::move(members));
  const Attachment* main = package.main_part();
  if (!main) return Refusal{schema::Reason::damaged, "the Word document has no text part (word/document.xml)"};
  pugi::xml_document tree;
  LoadedXml loaded = load_xml(main->bytes, tree);
  if (loaded.refusal) return std::move(*loaded.refusal);
  WordParts parts;
  package.with("word/styles.xml", [&](pugi::xml_node root) { read_word_styles(root, parts); });
  package.with("word/numbering.xml", [&](pugi::xml_node root) { read_word_lists(root, parts); });
  read_notes(package, "word/footnotes.xml", "f", parts);
  read_notes(package, "word/endnotes.xml", "e", parts);
  read_chunks(package, parts);
  document.blocks = word_blocks(word_body(tree), parts);
  mark_questions(document.blocks);
  mark_outline(document.blocks);
  read_running(package, package.files(), document);
  package.with("docProps/core.xml", [&](pugi::xml_node root) {
    set_property(document, "title", text_of(child_named(root, "title")), "document properties");
    set_property(document, "author", text_of(child_named(root, "creator")), "document properties");
    set_property(document, "language", text_of(child_named(root, "language")), "document properties");
  });
  if (loaded.broken_at) document.warnings.emplace_back("the Word document is damaged; only its beginning is indexed");
  for (Attachment& file : package.files())
    if (is_embedded(file.name)) document.attachments.push_back(std::move(file));
  return finish(std::move(document));
}

}  // namespace indexer::extract

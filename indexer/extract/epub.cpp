// SPDX-License-Identifier: GPL-3.0-or-later
// A book is a list of XHTML chapters: container.xml names the package, the package's spine their order.
#include "indexer/extract/epub.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/archive.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/xml_tree.h"

namespace indexer::extract {
namespace {

using Files = std::map<std::string, std::string>;

bool is_wanted(std::string_view name) {
  for (const std::string_view ending : {".xml", ".opf", ".xhtml", ".html", ".htm", ".xht"})
    if (name.ends_with(ending)) return true;
  return false;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "../text/ch%201.xhtml#top" seen from "OEBPS/opf/" -> "OEBPS/text/ch 1.xhtml". A key into the archive, no path.
std::string resolve(const std::string& folder, std::string_view link) {
  std::string path = folder;
  link = link.substr(0, link.find('#'));
  while (link.starts_with("../")) {
    link.remove_prefix(3);
    const std::size_t slash = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
    path.erase(slash == std::string::npos ? 0 : slash + 1);
  }
  for (std::size_t i = 0; i < link.size(); ++i) {
    const int high = link[i] == '%' && i + 2 < link.size() ? hex(link[i + 1]) : -1;
    const int low = high >= 0 ? hex(link[i + 2]) : -1;
    path += low >= 0 ? static_cast<char>(high * 16 + low) : link[i];
    if (low >= 0) i += 2;
  }
  return path;
}

std::string package_path(const Files& files) {
  if (const auto container = files.find("META-INF/container.xml"); container != files.end()) {
    pugi::xml_document tree;
    if (!load_xml(container->second, tree).refusal) {
      const pugi::xml_node roots = child_named(tree.document_element(), "rootfiles");
      const std::string path(attribute_named(child_named(roots, "rootfile"), "full-path"));
      if (files.contains(path)) return path;
    }
  }
  const auto found =
      std::find_if(files.begin(), files.end(), [](const auto& file) { return file.first.ends_with(".opf"); });
  return found == files.end() ? "" : found->first;
}

std::vector<std::string> chapters(pugi::xml_node package, const std::string& folder) {
  std::map<std::string, std::string> items;
  for (const pugi::xml_node item : child_named(package, "manifest").children())
    if (item.type() == pugi::node_element)
      items[std::string(attribute_named(item, "id"))] = resolve(folder, attribute_named(item, "href"));
  std::vector<std::string> paths;
  for (const pugi::xml_node item : child_named(package, "spine").children()) {
    if (item.type() != pugi::node_element) continue;
    if (const auto found = items.find(std::string(attribute_named(item, "idref"))); found != items.end())
      paths.push_back(found->second);
  }
  return paths;
}

void read_metadata(pugi::xml_node package, Document& document) {
  const pugi::xml_node metadata = child_named(package, "metadata");
  const auto set = [&](const char* property, const char* element) {
    set_property(document, property, text_of(child_named(metadata, element)), "book metadata");
  };
  set("title", "title");
  set("author", "creator");
  set("language", "language");
  set("date", "date");
  set("agency", "publisher");
}

// Copy protection names the files it encrypted; obfuscated fonts do not matter.
bool is_encrypted(const Files& files, const std::string& chapter) {
  const auto encryption = files.find("META-INF/encryption.xml");
  if (encryption == files.end() || chapter.empty()) return false;
  return encryption->second.find(chapter) != std::string::npos;
}

}  // namespace

Extraction read_epub(std::string_view bytes) {
  Members members = read_members(bytes, is_wanted);
  if (members.refusal) return std::move(*members.refusal);
  Files files;
  for (Attachment& file : members.files) files[file.name] = std::move(file.bytes);
  const std::string path = package_path(files);
  if (path.empty()) return Refusal{schema::Reason::damaged, "the book has no package file (.opf)"};
  pugi::xml_document tree;
  if (LoadedXml loaded = load_xml(files[path], tree); loaded.refusal) return std::move(*loaded.refusal);
  Document document;
  document.format = "epub";
  document.warnings = std::move(members.warnings);
  read_metadata(tree.document_element(), document);
  const std::size_t slash = path.rfind('/');
  for (const std::string& chapter :
       chapters(tree.document_element(), slash == std::string::npos ? "" : path.substr(0, slash + 1))) {
    if (is_encrypted(files, chapter)) return Refusal{schema::Reason::encrypted, "the book is copy-protected"};
    const auto found = files.find(chapter);
    if (found == files.end()) {
      document.warnings.push_back("the chapter '" + chapter + "' is missing in the book");
      continue;
    }
    for (Block& block : html_blocks(found->second)) document.blocks.push_back(std::move(block));
    found->second.clear();  // a spine that names a chapter many times would repeat its text
  }
  return finish(std::move(document));
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/language/tokens.h"
#include "indexer/law/agencies.h"

namespace indexer::passages {
namespace {

struct Row {
  std::string_view words;  // folded
  std::string_view type;
};

// Words of a property or folder name that name a type; the first row found wins.
constexpr auto names = std::to_array<Row>({
    {"policy alert", "alert"},
    {"technical update", "alert"},
    {"federal register", "federal-register"},
    {"federal-register", "federal-register"},
    {"fr-", "federal-register"},
    {"executive order", "executive-order"},
    {"executive-order", "executive-order"},
    {"presidential", "executive-order"},
    {"eo-pdf", "executive-order"},
    {"precedent", "precedent"},
    {"policy manual", "manual"},
    {"manual", "manual"},
    {"directive", "directive"},
    {"regulation", "regulation"},
    {"cfr", "regulation"},
    {"statute", "statute"},
    {"ina-", "statute"},
    {"decision", "decision"},
    {"aao", "decision"},
    {"memo", "memo"},
    {"faq", "faq"},
    {"question", "faq"},
    {"article", "article"},
    {"blog", "article"},
    {"report", "report"},
    {"form", "form"},
    {"instruction", "form"},
    {"mail", "mail"},
    {"guidance", "guidance"},
    {"policy-alert", "alert"},
    {"web", "guidance"},
});

std::string_view named_type(std::string_view text) {
  const std::string folded = language::fold(text);
  for (const schema::DocumentType& type : schema::document_types)
    if (folded == type.key) return type.key;
  for (const Row& row : names)
    if (folded.find(row.words) != std::string::npos) return row.type;
  return {};
}

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

// The shape of the first lines (doc_anatomy.md); `text` is folded.
std::string_view type_by_shape(const Head& head, const std::string& text) {
  const std::string first = head.lines.empty() ? "" : language::fold(head.lines.front());
  if (first.starts_with("8 cfr §") || first.starts_with("8 c.f.r. §") || has(first, "code of federal regulations"))
    return "regulation";
  if (first.starts_with("ina §") || first.starts_with("8 u.s.c. §") ||
      first.starts_with("immigration and nationality act"))
    return "statute";
  if (has(text, "cite as ") && has(text, "i&n dec")) return "precedent";
  if (has(text, "executive order ") && has(text, "by the authority vested in me")) return "executive-order";
  if (has(text, "presidential documents")) return "executive-order";
  if (has(text, "administrative appeals office") || has(text, "non-precedent decision")) return "decision";
  if (has(text, "immigration judge") && (has(text, "in the matter of") || has(text, "respondent"))) return "decision";
  if (has(text, "federal register /") || (has(text, "action:") && has(text, "summary:") && has(text, "agency:")))
    return "federal-register";
  if (const auto number = law::number_in_head(head.text); number && !number->type.empty()) {
    for (const schema::DocumentType& type : schema::document_types)
      if (type.key == number->type) return type.key;
  }
  if (has(text, "memorandum for") || has(text, "memorandum to") || has(text, "policy memorandum") ||
      has(text, "interoffice memorandum"))
    return "memo";
  if (!head.field({"from"}).empty() && !head.field({"subject", "re"}).empty()) return "memo";
  if (has(text, "frequently asked questions") || has(text, "preguntas frecuentes")) return "faq";
  if (has(text, "omb no.") || has(first, "instructions for ")) return "form";
  if (has(text, "annual report") || has(text, "fiscal year") || has(text, "fact sheet")) return "report";
  return {};
}

std::string_view folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

}  // namespace

schema::Sourced type_of(const extract::Document& document, const Head& head, std::string_view path) {
  if (const auto at = document.properties.find("type"); at != document.properties.end())
    if (const auto type = named_type(at->second.value); !type.empty()) return {std::string(type), at->second.source};
  if (document.format == "mail") return {"mail", "format"};
  if (const auto type = type_by_shape(head, language::fold(head.text)); !type.empty())
    return {std::string(type), "first page"};
  // The innermost folder that says something; the name of the library itself (the first part) says nothing.
  std::string_view folders = folder_part(path);
  while (folders.find('/') != std::string_view::npos) {
    if (const auto type = named_type(folders.substr(folders.rfind('/') + 1)); !type.empty())
      return {std::string(type), "folder"};
    folders = folder_part(folders);
  }
  return {"other", "none of the rules"};
}

}  // namespace indexer::passages

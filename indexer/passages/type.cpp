// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/type.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/language/tokens.h"
#include "indexer/law/agencies.h"
#include "indexer/passages/names.h"

namespace indexer::passages {
namespace {

using extract::BlockKind;

struct Row {
  std::string_view words;
  std::string_view type;
};

// Words of a property, file or folder name that name a type, in the singular; the first row found wins.
constexpr auto names = std::to_array<Row>({
    {"policy alert", "alert"},
    {"technical update", "alert"},
    {"federal register", "federal-register"},
    {"fr", "federal-register"},
    {"executive order", "executive-order"},
    {"presidential", "executive-order"},
    {"proclamation", "executive-order"},
    {"eo", "executive-order"},
    {"precedent", "precedent"},
    {"policy manual", "manual"},
    {"manual", "manual"},
    {"afm", "manual"},
    {"directive", "directive"},
    {"regulation", "regulation"},
    {"cfr", "regulation"},
    {"8cfr", "regulation"},
    {"statute", "statute"},
    {"ina", "statute"},
    {"usc", "statute"},
    {"decision", "decision"},
    {"opinion", "decision"},
    {"aao", "decision"},
    {"ij", "decision"},
    {"memo", "memo"},
    {"memorandum", "memo"},
    {"memoranda", "memo"},
    {"faq", "faq"},
    {"question", "faq"},
    {"pregunta", "faq"},
    {"article", "article"},
    {"articulo", "article"},
    {"blog", "article"},
    {"practice advisory", "article"},
    {"fact sheet", "report"},
    {"factsheet", "report"},
    {"report", "report"},
    {"instruction", "form"},
    {"form", "form"},
    {"mail", "mail"},
    {"email", "mail"},
    {"alert", "alert"},
    {"guidance", "guidance"},
    {"agency page", "guidance"},
    {"web", "guidance"},
});

std::string_view named_type(std::string_view text) {
  const std::string words = plain_words(text);
  for (const schema::DocumentType& type : schema::document_types)
    if (words == plain_words(type.key) || words == plain_words(type.name)) return type.key;
  for (const Row& row : names)
    if (words.find(" " + std::string(row.words) + " ") != std::string::npos) return row.type;
  return {};
}

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

// Of short lines: whether one of the first `most` has these folded words.
bool line_has(const Head& head, std::string_view words, std::size_t most = 40) {
  for (std::size_t i = 0; i < head.lines.size() && i < most; ++i)
    if (head.lines[i].is_short() && has(head.lines[i].folded, words)) return true;
  return false;
}

bool any_line_starts(const Head& head, std::initializer_list<std::string_view> starts, std::size_t most = 40) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view words) { return head.line_starting(words, most) != nullptr; });
}

// "8 CFR § 1003.18 Docket management", "8 CFR 1003.18 ..."
bool heads_regulation(const std::string& line) {
  for (const std::string_view start : {"8 cfr §", "8 c.f.r. §", "8 cfr ", "8 c.f.r. "})
    if (line.starts_with(start)) return true;
  return false;
}

bool heads_statute(const std::string& line) {
  for (const std::string_view start : {"ina § ", "ina 1", "ina 2", "ina 3", "8 u.s.c. ", "8 usc ", "-cite-"})
    if (line.starts_with(start)) return true;
  return (line.starts_with("sec. ") || line.starts_with("section ")) && has(line, "[8 u.s.c.");
}

std::string_view type_of_title(const std::string& title) {
  const std::string folded = language::fold(title);
  return heads_statute(folded) ? "statute" : heads_regulation(folded) ? "regulation" : "";
}

std::string_view type_of_law(const Head& head) {
  if (head.lines.empty()) return {};
  const HeadLine& first = head.lines.front();
  if (heads_regulation(first.folded) || any_line_starts(head, {"§ "}, 4) ||
      (line_has(head, "code of federal regulations", 6) && !head.line_starting("[federal")))
    return "regulation";
  if (any_line_starts(head, {"title 8", "8 cfr"}, 2) && line_has(head, "revised as of", 6)) return "regulation";
  if (heads_statute(first.folded) || any_line_starts(head, {"immigration and nationality act"}, 3)) return "statute";
  if (any_line_starts(head, {"executive order ", "proclamation ", "presidential determination"}, 8) &&
      (has(head.text, "By the authority vested in me") || has(head.text, "By the President of the United States") ||
       line_has(head, "the white house", 8)))
    return "executive-order";
  if (line_has(head, "presidential documents", 4)) return "executive-order";
  if (line_has(head, "federal register / vol.", 6) || any_line_starts(head, {"[federal register"}, 6) ||
      (any_line_starts(head, {"agency:"}) && any_line_starts(head, {"action:"}) && has(head.text, "SUMMARY:")))
    return "federal-register";
  return {};
}

std::string_view type_of_decision(const Head& head) {
  if (any_line_starts(head, {"cite as "}, 6) && line_has(head, "i&n dec", 6)) return "precedent";
  if (line_has(head, "interim decision #", 6)) return "precedent";
  if (any_line_starts(head, {"matter of "}, 6) && line_has(head, "decided ", 12)) return "precedent";
  if (line_has(head, "non-precedent decision", 12) || line_has(head, "administrative appeals office", 8))
    return "decision";
  if (any_line_starts(head, {"in removal proceedings", "in the matter of", "in the matters of", "decision and order",
                             "decision of the immigration judge"}))
    return "decision";
  const bool court = line_has(head, "supreme court of", 4) || line_has(head, "court of appeals", 6) ||
                     line_has(head, "district court", 6) || line_has(head, "recommended for publication", 4);
  if (court && line_has(head, " v. ", 20)) return "decision";
  return {};
}

std::string_view type_of_memo(const Head& head) {
  if (any_line_starts(head, {"policy alert"}, 6)) return "alert";
  if (any_line_starts(head, {"ice directive", "cbp directive", "directive number", "management directive"}, 8))
    return "directive";
  if (!head.field({"sent"}).empty() && !head.field({"from"}).empty()) return "mail";
  if (any_line_starts(head, {"memorandum for", "memorandum to", "policy memorandum", "interoffice memorandum"}) ||
      any_line_starts(head, {"memorandum"}, 4))
    return "memo";
  if (!head.field({"from"}).empty() && !head.field({"subject", "re"}).empty()) return "memo";
  if (!head.field({"purpose"}).empty() && !head.field({"owner", "cancellation"}).empty()) return "memo";
  const auto number = law::number_in_head(head.text);
  if (!number) return {};
  if (line_has(head, "memorandum", 6)) return "memo";
  if (!any_line_starts(head, {"subject:", "purpose:", "issue date:"})) return {};
  for (const schema::DocumentType& type : schema::document_types)
    if (type.key == number->type) return type.key;
  return {};
}

// "By Marta Sample | June 18, 2025", "Por Lucía Ejemplo"
bool has_byline(const Head& head) {
  for (std::size_t i = 0; i < head.lines.size() && i < 5; ++i) {
    const HeadLine& line = head.lines[i];
    const std::size_t name = line.folded.starts_with("by ") ? 3 : line.folded.starts_with("por ") ? 4 : 0;
    if (name > 0 && line.text.size() > name && line.text.size() < 100 && line.text[name] >= 'A' &&
        line.text[name] <= 'Z' && !line.folded.starts_with("by the ") && !line.text.ends_with('.'))
      return true;
  }
  return false;
}

std::string_view type_of_page(const Head& head) {
  for (const std::string_view words :
       {"frequently asked questions", "questions and answers", "preguntas frecuentes", "preguntas y respuestas"})
    if (line_has(head, words, 4)) return "faq";
  if (line_has(head, "practice advisory", 4) || has_byline(head)) return "article";
  if (any_line_starts(head, {"instructions for", "form "}, 3) || line_has(head, "omb no.", 12)) return "form";
  for (const std::string_view words :
       {"annual report", "report to congress", "fact sheet", " report", "statistics", "fiscal year", " fy 2"})
    if (line_has(head, words, 3)) return "report";
  if (line_has(head, "policy manual", 3)) return "manual";
  return {};
}

// Addresses of places that hold one type only.
std::string_view type_of_place(std::string_view address) {
  const std::string folded = language::fold(address);
  if (has(folded, "federalregister.gov/")) return "federal-register";
  if (has(folded, "/presidential-actions/")) return "executive-order";
  if (has(plain_words(folded), " policy manual ")) return "manual";
  return {};
}

// Addresses, and file names made from them: "uscis.gov_i_765.txt".
std::string_view type_of_address(std::string_view address) {
  const std::string folded = language::fold(address);
  const std::string words = plain_words(folded);
  if (const auto type = type_of_place(address); !type.empty()) return type;
  if (has(words, " faq ") || has(words, " question and answer ")) return "faq";
  if (has(folded, ".gov/") || has(folded, ".gov_")) return "guidance";
  if (has(words, " blog ")) return "article";
  return {};
}

// Most of three or more section headings ask something.
bool is_question_list(const extract::Document& document) {
  std::size_t sections = 0;
  std::size_t questions = 0;
  for (const extract::Block& block : document.blocks) {
    if (block.kind != BlockKind::heading || block.level < 2) continue;
    ++sections;
    if (block.text.ends_with('?')) ++questions;
  }
  return questions >= 3 && 10 * questions >= 6 * sections;
}

std::string stated(const extract::Document& document, const char* property) {
  const auto at = document.properties.find(property);
  return at == document.properties.end() ? std::string() : at->second.value;
}

schema::Sourced type_of_names(std::string_view path) {
  if (const auto type = named_type(stem_of(file_name(path))); !type.empty() && type != "mail")
    return {std::string(type), "file name"};
  std::string_view folders = path;
  while (folders.find('/') != std::string_view::npos) {
    folders = folders.substr(0, folders.rfind('/'));
    if (const auto type = named_type(file_name(folders)); !type.empty()) return {std::string(type), "folder"};
  }
  return {};
}

}  // namespace

schema::Sourced type_of(const extract::Document& document, const Head& head, std::string_view path) {
  const std::string url = stated(document, "url");
  if (const auto type = named_type(stated(document, "type")); !type.empty())
    return {std::string(type), document.properties.at("type").source};
  if (document.format == "mail") return {"mail", "format"};
  if (const auto type = type_of_place(url); !type.empty()) return {std::string(type), "address"};
  if (const auto type = type_of_title(stated(document, "title")); !type.empty())
    return {std::string(type), document.properties.at("title").source};
  for (const auto shape : {type_of_law, type_of_decision, type_of_memo})
    if (const auto type = shape(head); !type.empty()) return {std::string(type), "header block"};
  if (const auto type = type_of_page(head); !type.empty()) return {std::string(type), "first page"};
  if (is_question_list(document)) return {"faq", "headings"};
  if (const auto type = type_of_address(url); !type.empty()) return {std::string(type), "address"};
  if (const auto type = type_of_address(file_name(path)); !type.empty()) return {std::string(type), "file name"};
  if (schema::Sourced type = type_of_names(path); !type.value.empty()) return type;
  // What an agency wrote and is of no other shape guides.
  if (const auto agency = law::agency_named_in(stated(document, "author")); agency) return {"guidance", "author"};
  return {"other", "none of the rules"};
}

}  // namespace indexer::passages

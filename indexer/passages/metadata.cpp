// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/metadata.h"

#include <optional>
#include <string>
#include <vector>

#include "indexer/law/agencies.h"
#include "indexer/law/citations.h"
#include "indexer/passages/agency.h"
#include "indexer/passages/document_date.h"
#include "indexer/passages/header_block.h"
#include "indexer/passages/title.h"
#include "indexer/passages/type.h"

namespace indexer::passages {
namespace {

using schema::Sourced;

Sourced property(const extract::Document& document, const char* name) {
  const auto at = document.properties.find(name);
  return at == document.properties.end() ? Sourced{} : Sourced{at->second.value, at->second.source};
}

// The number that a document of a series states of itself, in its head or in the line that ran on top of its pages; an
// article or a mail only speaks of others.
std::optional<law::DocumentNumber> series_number(const extract::Document& document, const Head& head,
                                                 const std::string& type) {
  for (const std::string_view official :
       {"memo", "directive", "alert", "executive-order", "precedent", "decision", "federal-register"}) {
    if (type != official) continue;
    if (auto number = law::number_in_head(head.text)) return number;
    for (std::size_t i = 0; i < document.running.size() && i < 5; ++i)
      if (auto number = law::number_in_head(document.running[i])) return number;
  }
  return {};
}

// "8 CFR § 1003.18 Docket management" -> "8 C.F.R. § 1003.18", "INA 236. Apprehension" -> "INA § 236"
std::string section_number(const std::string& title) {
  const std::vector<law::Citation> citations = law::find_citations(title.substr(0, 200));
  return citations.empty() || citations.front().begin > 0 ? std::string() : law::display(citations.front().key);
}

// What follows "FR Doc. No." or "FR Doc." in a line: "2025-01720".
std::string register_number(const Head& head) {
  for (const HeadLine& line : head.lines) {
    const std::size_t at = line.folded.find("fr doc");
    if (at == std::string::npos) continue;
    const std::size_t begin = line.folded.find_first_of("0123456789", at);
    if (begin == std::string::npos) continue;
    return line.folded.substr(begin, line.folded.find_first_not_of("0123456789-", begin) - begin);
  }
  return {};
}

// "46742 Federal Register / Vol. 89, No. 104 / ..." -> "89 FR 46742"; the page may also stand at the end of the line.
std::string register_page(const Head& head) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view volume = "federal register / vol. ";
  for (const auto* lines : {&head.lines, &head.running})
    for (const HeadLine& line : *lines) {
      const std::size_t at = line.folded.find(volume);
      if (at == std::string::npos || !line.is_short()) continue;
      const std::size_t number = at + volume.size();
      const std::size_t end = line.folded.find_first_not_of(digits, number);
      std::string page = line.folded.substr(0, line.folded.find_first_not_of(digits));
      if (page.empty()) page = line.folded.substr(line.folded.find_last_not_of(digits) + 1);
      if (end == number || page.empty()) continue;
      return line.folded.substr(number, end - number) + " FR " + page;
    }
  return {};
}

Sourced number_of(const extract::Document& document, const Head& head, const schema::Metadata& metadata,
                  const std::optional<law::DocumentNumber>& number) {
  const std::string& type = metadata.type.value;
  const std::string section =
      type == "statute" || type == "regulation" ? section_number(metadata.title.value) : std::string();
  // In XML of the law a number is often that of the title alone: "8".
  if (Sourced stated = property(document, "number"); !stated.value.empty())
    if (section.empty() || !stated.source.starts_with("XML")) return stated;
  if (!section.empty()) return {section, metadata.title.source};
  if (number) return {number->number, "header block"};
  std::string value;
  if (type == "federal-register") value = register_number(head);
  if (type == "federal-register" && value.empty()) value = register_page(head);
  if (type == "decision") value = head.field({"in re", "inre"});
  if (value.empty() || value.size() > 40) return {};
  return {value, "header block"};
}

Sourced author_of(const extract::Document& document, const Head& head, const std::string& type) {
  Sourced stated = property(document, "author");
  if (!stated.value.empty() && stated.source != "PDF properties") return stated;
  if (const std::string from = head.field({"from", "owner", "by", "de"}); !from.empty()) return {from, "header block"};
  if (Sourced from = property(document, "from"); type == "mail" && !from.value.empty()) return from;
  return stated;
}

}  // namespace

schema::Metadata metadata_of(const extract::Document& document, std::string_view path, const schema::Metadata& stated) {
  const Head head = head_of(document);
  schema::Metadata metadata;
  metadata.type = stated.type.value.empty() ? type_of(document, head, path) : stated.type;
  const std::string& type = metadata.type.value;
  const std::optional<law::DocumentNumber> number = series_number(document, head, type);
  metadata.title = title_of(document, head, type, path);
  metadata.date = date_of(document, head, type, path);
  metadata.effective = effective_of(document, head, metadata.date);
  metadata.agency = agency_of(document, head, metadata, number, path);
  metadata.number = number_of(document, head, metadata, number);
  metadata.author = author_of(document, head, type);
  metadata.url = property(document, "url");
  for (const auto field : {&schema::Metadata::title, &schema::Metadata::agency, &schema::Metadata::number,
                           &schema::Metadata::author, &schema::Metadata::date, &schema::Metadata::effective,
                           &schema::Metadata::language, &schema::Metadata::status, &schema::Metadata::note})
    if (!(stated.*field).value.empty()) metadata.*field = stated.*field;
  return metadata;
}

}  // namespace indexer::passages

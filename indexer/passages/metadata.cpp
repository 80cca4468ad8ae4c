// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/metadata.h"

#include <algorithm>
#include <string>

#include "indexer/language/tokens.h"
#include "indexer/law/agencies.h"
#include "indexer/passages/dates.h"
#include "indexer/passages/head.h"
#include "indexer/passages/kind.h"

namespace indexer::passages {
namespace {

using schema::Sourced;

constexpr const char* in_header_block = "header block";
constexpr const char* in_first_page = "first page";
constexpr const char* in_file_name = "file name";

Sourced property(const extract::Document& document, const char* name) {
  const auto at = document.properties.find(name);
  return at == document.properties.end() ? Sourced{} : Sourced{at->second.value, at->second.source};
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

// A line that can be a title: of some letters (signature noise and stamps have few), no label, no date alone.
bool can_be_title(const std::string& line) {
  const auto letters = std::count_if(line.begin(), line.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return line.size() >= 8 && line.size() <= 300 && letters * 10 >= static_cast<long>(line.size()) * 6 &&
         !language::fold(line).starts_with("sample document");
}

Sourced title_of(const extract::Document& document, const Head& head, std::string_view path) {
  if (Sourced title = property(document, "title"); !title.value.empty() && title.source != "PDF properties")
    return title;
  if (const std::string subject = head.field({"subject", "re", "asunto"}); can_be_title(subject))
    return {subject, in_header_block};
  if (can_be_title(head.first_heading)) return {head.first_heading, "heading"};
  if (Sourced title = property(document, "title"); !title.value.empty()) return title;
  if (Sourced subject = property(document, "subject"); !subject.value.empty()) return subject;
  for (const std::string& line : head.lines)
    if (can_be_title(line)) return {line, in_first_page};
  return {std::string(stem_of(file_name(path))), in_file_name};
}

// The lines between the letterhead and the body hold the date, labelled or stamped.
Sourced date_of(const extract::Document& document, const Head& head, std::string_view path) {
  if (const Sourced stated = property(document, "date"); !stated.value.empty())
    if (std::string date = date_property(stated.value); !date.empty()) return {date, stated.source};
  for (const auto labels : {"issued", "issue date", "date", "fecha", "decided", "published", "edition"})
    if (std::string date = first_date(head.field({labels})); !date.empty()) return {date, in_header_block};
  for (const std::string& line : head.lines) {
    if (line.size() > 200) continue;
    const std::string folded = language::fold(line);
    if (folded.starts_with("superse") || folded.starts_with("cancel") || folded.starts_with("effective")) continue;
    if (std::string date = first_date(line); !date.empty()) return {date, in_first_page};
  }
  if (std::string date = first_date(file_name(path).substr(0, 10)); !date.empty()) return {date, in_file_name};
  for (const auto labels : {"last reviewed", "last updated", "updated", "effective", "effective date"})
    if (std::string date = first_date(head.field({labels})); !date.empty()) return {date, in_header_block};
  if (std::string date = first_date(head.text); !date.empty()) return {date, in_first_page};
  return {};
}

Sourced effective_of(const extract::Document& document, const Head& head, const Sourced& date) {
  if (const Sourced stated = property(document, "effective"); !stated.value.empty())
    if (std::string day = date_property(stated.value); !day.empty()) return {day, stated.source};
  const std::string field = head.field({"effective", "effective date"});
  if (std::string day = first_date(field); !day.empty()) return {day, in_header_block};
  if (language::fold(field).starts_with("immediately") && !date.value.empty()) return {date.value, in_header_block};
  return {};
}

Sourced agency_of(const extract::Document& document, const Head& head) {
  if (const Sourced stated = property(document, "agency"); !stated.value.empty())
    return {law::agency_named_in(stated.value).value_or(stated.value), stated.source};
  if (const auto number = law::number_in_head(head.text); number && !number->agency.empty())
    return {number->agency, "document number"};
  for (const std::string& line : head.lines)
    if (line.size() < 200)
      if (const auto agency = law::agency_named_in(line)) return {*agency, in_first_page};
  if (const Sourced url = property(document, "url"); !url.value.empty())
    if (const auto agency = law::agency_named_in(url.value)) return {*agency, "address"};
  return {};
}

Sourced number_of(const extract::Document& document, const Head& head) {
  if (Sourced stated = property(document, "number"); !stated.value.empty()) return stated;
  if (const auto number = law::number_in_head(head.text)) return {number->number, in_header_block};
  return {};
}

Sourced author_of(const extract::Document& document, const Head& head, const std::string& type) {
  Sourced stated = property(document, "author");
  if (!stated.value.empty() && stated.source != "PDF properties") return stated;
  if (const std::string from = head.field({"from", "owner", "by", "de"}); !from.empty()) return {from, in_header_block};
  if (Sourced from = property(document, "from"); type == "mail" && !from.value.empty()) return from;
  return stated;
}

}  // namespace

schema::Metadata metadata_of(const extract::Document& document, std::string_view path) {
  const Head head = head_of(document);
  schema::Metadata metadata;
  metadata.type = type_of(document, head, path);
  metadata.title = title_of(document, head, path);
  metadata.date = date_of(document, head, path);
  metadata.effective = effective_of(document, head, metadata.date);
  metadata.agency = agency_of(document, head);
  metadata.number = number_of(document, head);
  metadata.author = author_of(document, head, metadata.type.value);
  metadata.url = property(document, "url");
  return metadata;
}

}  // namespace indexer::passages

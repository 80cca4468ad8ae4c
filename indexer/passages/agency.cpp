// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/agency.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/passages/names.h"

namespace indexer::passages {
namespace {

using schema::Sourced;

struct Host {
  std::string_view name;
  std::string_view agency;
};

constexpr auto hosts = std::to_array<Host>({
    {"uscis.gov", "USCIS"},
    {"ice.gov", "ICE"},
    {"cbp.gov", "CBP"},
    {"dhs.gov", "DHS"},
    {"justice.gov/eoir", "EOIR"},
    {"justice.gov", "DOJ"},
    {"state.gov", "DOS"},
    {"dol.gov", "DOL"},
    {"whitehouse.gov", "White House"},
});

template <std::size_t size>
bool is_one_of(const std::string& type, const std::array<std::string_view, size>& types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Private writers make these, so that an agency in the head is only spoken of.
constexpr auto private_types = std::to_array<std::string_view>({"article", "faq", "mail", "other"});

// These are short of letterheads at times, but each comes from an agency its head names.
constexpr auto issued_types =
    std::to_array<std::string_view>({"memo", "directive", "alert", "precedent", "decision", "federal-register"});

// Title 8 C.F.R.: chapter I (parts 1 to 499) is Homeland Security's, chapter V (parts 1000 to 1399) that of the
// immigration courts.
std::optional<std::string> agency_of_part(const std::string& title) {
  const std::size_t sign = title.find("§ ");
  const std::size_t digit = title.find_first_of("0123456789", sign != std::string::npos ? sign : 1);
  if (!(title.starts_with("8 C") || sign == 0) || digit == std::string::npos) return {};
  const std::string part = title.substr(digit, title.find_first_not_of("0123456789", digit) - digit);
  if (part.empty() || part.size() > 4) return {};
  return std::stoi(part) >= 1000 ? "EOIR" : "DHS";
}

Sourced agency_of_head(const Head& head) {
  std::string letterhead;
  for (const HeadLine& line : head.lines)
    if (is_letterhead(line)) letterhead += line.text + "\n";
  for (const std::string& text : {head.field({"agency"}), letterhead})
    if (const auto agency = law::agency_named_in(text)) return {*agency, "header block"};
  for (const std::string& text : {head.field({"from"}), head.field({"owner"}), head.field({"part"})})
    if (const auto agency = law::agency_named_in(text)) return {*agency, "header block"};
  return {};
}

// Of a host in an address, or in a file name made of one ("uscis.gov_i_765.txt").
Sourced agency_of_address(const extract::Document& document, std::string_view path) {
  const auto url = document.properties.find("url");
  const std::string address = url == document.properties.end() ? std::string(file_name(path)) : url->second.value;
  for (const Host& host : hosts)
    if (address.find(host.name) != std::string::npos) return {std::string(host.agency), "address"};
  return {};
}

}  // namespace

Sourced agency_of(const extract::Document& document, const Head& head, const schema::Metadata& metadata,
                  const std::optional<law::DocumentNumber>& number, std::string_view path) {
  if (const auto stated = document.properties.find("agency"); stated != document.properties.end())
    return {law::agency_named_in(stated->second.value).value_or(stated->second.value), stated->second.source};
  const std::string& type = metadata.type.value;
  if (type == "statute") return {};
  if (type == "executive-order") return {"White House", "type"};
  if (type == "regulation")
    if (const auto agency = agency_of_part(metadata.title.value)) return {*agency, "part of 8 C.F.R."};
  if (!is_one_of(type, private_types)) {
    const Sourced of_head = agency_of_head(head);
    // File-plan codes of the old service outlived it, so that a letterhead says more than they do.
    if (number && !number->agency.empty() && (number->agency != "INS" || of_head.value.empty()))
      return {number->agency, "document number"};
    if (!of_head.value.empty()) return of_head;
  }
  if (Sourced of_address = agency_of_address(document, path); !of_address.value.empty()) return of_address;
  for (const HeadLine& line : head.lines)
    if (line.is_short() && is_one_of(type, issued_types))
      if (const auto agency = law::agency_named_in(line.text)) return {*agency, "first page"};
  if (const auto author = document.properties.find("author"); author != document.properties.end())
    if (const auto agency = law::agency_named_in(author->second.value)) return {*agency, author->second.source};
  return {};
}

}  // namespace indexer::passages

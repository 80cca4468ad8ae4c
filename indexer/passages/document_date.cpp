// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/document_date.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/language/tokens.h"
#include "indexer/passages/dates.h"
#include "indexer/passages/names.h"

namespace indexer::passages {
namespace {

using schema::Sourced;

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

// What a line that states the document's own date begins with.
constexpr auto date_words = std::to_array<std::string_view>({
    "actualiz",           "as of",     "by ",      "current as of", "date",      "decided", "edition", "fecha",
    "federal register /", "filed",     "[federal", "issued",        "last ",     "por ",    "posted",  "press release",
    "publicad",           "published", "release",  "revised",       "submitted", "ultima ", "updated", "version",
    "washington",
});

// What presidential documents call themselves in the line that dates them.
constexpr auto order_words =
    std::to_array<std::string_view>({"executive order ", "proclamation ", "memorandum of ", "notice of ",
                                     "presidential determination", "presidential permit", "order of "});

// A date in such a line is another document's, or that of an effect.
constexpr auto other_words = std::to_array<std::string_view>(
    {"supersed", "cancel", "rescind", "rescission", "amend", "effective", "expire", "revoke", "vigen", "withdraw"});

template <std::size_t size>
bool starts_with_one(const std::string& line, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
}

// "Office of the Commissioner 425 I Street NW Washington, DC 20536 NOV 17 2000": readers may join such lines.
bool ends_letterhead(const HeadLine& line, const std::string& last_word) {
  const bool year = last_word.size() == 4 && last_word.find_first_not_of("0123456789lo") == std::string::npos;
  return year && letterhead_share(line) >= 70;
}

// "November 17, 2000", "Washington, November 17, 2000", "Marta Sample | June 18, 2025", "DECIDED: May 1, 2020"
bool states_date(const HeadLine& line) {
  if (!line.is_short() || line.heading) return false;
  if (std::any_of(other_words.begin(), other_words.end(),
                  [&](std::string_view word) { return has(line.folded, word); }))
    return false;
  if (starts_with_one(line.folded, date_words)) return true;
  if (has(line.text, " | ") || has(line.text, " · ") || has(line.text, " • ")) return true;
  const std::vector<language::Token> words = language::tokens(line.text);
  constexpr std::size_t words_of_longest_date = 6;  // "22 de noviembre de 2021" and one more
  return words.size() <= words_of_longest_date || ends_letterhead(line, words.back().folded);
}

// "Title 3 - Executive Order 14161 of January 20, 2025"; the page around it has the day it was printed.
std::string date_of_order(const Head& head) {
  for (const HeadLine& line : head.lines)
    for (const std::string_view word : order_words)
      if (const std::size_t at = line.folded.find(word); line.is_short() && at < 20)
        if (std::string date = first_date(line.folded.substr(at)); !date.empty()) return date;
  return {};
}

// "46742 Federal Register / Vol. 89, No. 104 / Wednesday, May 29, 2024 / Rules and Regulations"
std::string date_of_register(const Head& head) {
  for (const auto* lines : {&head.lines, &head.running})
    for (const HeadLine& line : *lines)
      if (line.is_short() && line.folded.find("federal register") < 20)
        if (std::string date = first_date(line.text); !date.empty()) return date;
  return {};
}

// "Edition: January 1, 2024", "as amended through P.L. 119-1, January 29, 2025"; further down such words are of notes.
std::string date_of_edition(const Head& head) {
  constexpr std::size_t most_lines = 10;
  constexpr std::size_t most_bytes = 400;  // the title of the section may stand on the same line
  if (std::string date = first_date(head.field({"edition"})); !date.empty()) return date;
  for (std::size_t i = 0; i < head.lines.size() && i < most_lines; ++i) {
    const std::string& line = head.lines[i].folded;
    for (const std::string_view words : {"as amended through", "revised as of"})
      if (const std::size_t at = line.find(words); line.size() <= most_bytes && at != std::string::npos)
        if (std::string date = first_date(line.substr(at, 100)); !date.empty()) return date;
  }
  return {};
}

Sourced date_of_head(const Head& head, const std::string& type) {
  std::string date;
  if (type == "executive-order") date = date_of_order(head);
  if (type == "federal-register") date = date_of_register(head);
  if (type == "statute" || type == "regulation") date = date_of_edition(head);
  if (!date.empty()) return {date, "header block"};
  for (const auto* label : {"issued", "issue date", "date", "sent", "fecha", "decided", "published", "edition"})
    if (date = first_date(head.field({label})); !date.empty()) return {date, "header block"};
  for (const HeadLine& line : head.lines)
    if (states_date(line))
      if (date = first_date(line.text); !date.empty()) return {date, "first page"};
  return {};
}

// Web pages say at their end when they were last looked at.
Sourced date_of_tail(const extract::Document& document) {
  constexpr std::size_t most_bytes = 3000;
  std::string tail;
  for (std::size_t i = document.blocks.size(); i-- > 0 && tail.size() < most_bytes;) {
    const std::string& text = document.blocks[i].text;
    tail.insert(0, text.substr(text.size() > most_bytes ? text.size() - most_bytes : 0) + "\n");
  }
  const std::string folded = language::fold(tail);
  for (const std::string_view words :
       {"last reviewed/updated:", "last reviewed:", "last updated:", "current as of",
        "last modified:", "page last updated", "ultima actualizacion", "ultima revision"})
    if (const std::size_t at = folded.rfind(words); at != std::string::npos)
      if (std::string date = first_date(folded.substr(at + words.size(), 40)); !date.empty())
        return {date, "end of the text"};
  return {};
}

bool is_of_file(const Sourced& value) {
  return value.source == "PDF properties" || value.source == "document properties";
}

Sourced stated(const extract::Document& document, const char* name) {
  const auto at = document.properties.find(name);
  if (at == document.properties.end()) return {};
  std::string date = date_property(at->second.value);
  return date.empty() ? Sourced{} : Sourced{date, at->second.source};
}

}  // namespace

Sourced date_of(const extract::Document& document, const Head& head, const std::string& type, std::string_view path) {
  const Sourced property = stated(document, "date");
  if (!property.value.empty() && !is_of_file(property)) return property;
  if (Sourced date = date_of_head(head, type); !date.value.empty()) return date;
  if (Sourced date = date_of_tail(document); !date.value.empty()) return date;
  if (std::string date = date_in_name(file_name(path)); !date.empty()) return {date, "file name"};
  if (Sourced date = effective_of(document, head, {}); !date.value.empty()) return date;
  return property;
}

Sourced effective_of(const extract::Document& document, const Head& head, const Sourced& date) {
  if (Sourced property = stated(document, "effective"); !property.value.empty()) return property;
  const std::string field = head.field({"effective", "effective date"});
  if (std::string day = first_date(field); !day.empty()) return {day, "header block"};
  if (language::fold(field).starts_with("immediately") && !date.value.empty()) return {date.value, "header block"};
  return {};
}

}  // namespace indexer::passages

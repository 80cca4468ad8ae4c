// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/title.h"

#include <algorithm>

#include "indexer/language/tokens.h"
#include "indexer/passages/dates.h"
#include "indexer/passages/names.h"

namespace indexer::passages {
namespace {

using schema::Sourced;

constexpr std::size_t full_line = 55;  // bytes

// Enough letters (signature noise and stamps have few), and not too long.
bool reads_like_title(const std::string& text) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
  });
  return text.size() >= 6 && text.size() <= 300 && letters * 10 >= static_cast<long>(text.size()) * 6;
}

// "1901 South Bell Street, Suite 200", "Arlington, VA 22202", "www.uscis.gov/forms".
bool is_address(const HeadLine& line) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string& text = line.text;
  if (line.folded.starts_with("http") || line.folded.starts_with("www.")) return true;
  constexpr std::size_t zip = 9;  // " VA 22202"
  if (text.size() > zip && text[text.size() - zip] == ' ' && text[text.size() - 6] == ' ' &&
      std::all_of(text.end() - 5, text.end(), is_digit))
    return true;
  if (!is_digit(text.front())) return false;
  for (const std::string_view word : {" street", " avenue", " boulevard", " suite ", " n.w.", " drive,", " road,"})
    if (line.folded.find(word) != std::string::npos) return true;
  return false;
}

// A line that can be a title: no field, no letterhead, no note in brackets, no date alone.
bool can_be_title(const HeadLine& line) {
  if (!reads_like_title(line.text) || line.labelled || is_letterhead(line) || line.text.starts_with('[') ||
      is_address(line))
    return false;
  if (line.folded.starts_with("sample document") || line.folded.starts_with("cite as ") ||
      line.folded.starts_with("federal register /") || line.folded.starts_with("decided ") ||
      line.folded.starts_with("by ") || line.folded.starts_with("aila doc"))
    return false;
  return language::tokens(line.text).size() > 4 || first_date(line.text).empty();
}

std::string without_respondent(const std::string& line) {
  for (const std::string_view end : {", Respondent", ", Applicant", ", Petitioner", ", Beneficiary"})
    if (const std::size_t at = line.find(end); at != std::string::npos) return line.substr(0, at);
  return line;
}

// The first line that can be a title behind line `at`, without "The President" in the margin of the first page.
std::string next_title(const Head& head, std::size_t at) {
  constexpr std::string_view margin = "The President ";
  for (std::size_t i = at + 1; i < head.lines.size() && i <= at + 5; ++i) {
    if (!can_be_title(head.lines[i])) continue;
    std::string text = head.lines[i].text;
    if (text.ends_with('-') && i + 1 < head.lines.size()) {  // a title of two lines that readers left apart
      const std::string& rest = head.lines[i + 1].text;
      if (rest.front() >= 'a' && rest.front() <= 'z') text.pop_back();
      text += rest.substr(0, 200);
    }
    return text.starts_with(margin) ? text.substr(margin.size()) : text;
  }
  return {};
}

std::string title_of_order(const Head& head) {
  for (std::size_t i = 0; i < head.lines.size(); ++i)
    for (const std::string_view start : {"executive order ", "proclamation ", "memorandum of ", "notice of ",
                                         "presidential determination", "presidential permit"})
      if (head.lines[i].is_short() && head.lines[i].folded.substr(0, 40).find(start) != std::string::npos)
        return next_title(head, i);
  return {};
}

// The last heading, else the last line, that can be one before AGENCY or ACTION.
std::string title_of_rule(const Head& head) {
  std::string heading;
  std::string title;
  for (const HeadLine& line : head.lines) {
    if (line.folded.starts_with("agency:") || line.folded.starts_with("action:"))
      return heading.empty() ? title : heading;
    if (can_be_title(line)) (line.heading ? heading : title) = line.text;
  }
  return {};
}

// The heading of the section, where what is stated is that of its part.
std::string title_of_section(const Head& head) {
  for (std::size_t i = 0; i < head.lines.size() && i < 6; ++i)
    if (head.lines[i].is_short() && head.lines[i].text.starts_with("§ ")) return head.lines[i].text;
  return {};
}

std::string title_of_decision(const Head& head) {
  if (const HeadLine* line = head.line_starting("matter of ", 12)) return without_respondent(line->text);
  for (const HeadLine& line : head.lines)
    if (line.is_short() && (line.folded.find(" v. ") != std::string::npos || line.folded.starts_with("form "))) {
      return line.text;
    }
  return {};
}

std::string title_by_type(const Head& head, const std::string& type) {
  if (type == "executive-order") return title_of_order(head);
  if (type == "federal-register") return title_of_rule(head);
  if (type == "precedent" || type == "decision") return title_of_decision(head);
  if ((type == "statute" || type == "regulation") && !head.lines.empty() && reads_like_title(head.lines.front().text))
    return head.lines.front().text;
  return {};
}

bool is_in_capitals(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A title in capitals that fills its line goes on in the next when that is a heading in capitals too.
std::string with_next_line(const Head& head, std::vector<HeadLine>::const_iterator line) {
  const auto next = line + 1;
  if (next == head.lines.end() || !line->heading || !next->heading || line->text.size() < full_line ||
      !is_in_capitals(line->text) || !is_in_capitals(next->text) || next->labelled || next->text.size() > 200)
    return line->text;
  return line->text + " " + next->text;
}

Sourced stated_title(const extract::Document& document) {
  const auto at = document.properties.find("title");
  return at == document.properties.end() ? Sourced{} : Sourced{at->second.value, at->second.source};
}

}  // namespace

Sourced title_of(const extract::Document& document, const Head& head, const std::string& type, std::string_view path) {
  const Sourced stated = stated_title(document);
  if (type == "regulation" && (stated.value.starts_with("PART ") || stated.value.starts_with("Title ")))
    if (const std::string section = title_of_section(head); !section.empty()) return {section, "heading"};
  if (!stated.value.empty() && stated.source != "PDF properties") return stated;
  if (const std::string title = title_by_type(head, type); !title.empty()) return {title, "header block"};
  if (const std::string subject = head.field({"subject", "re", "asunto"}); reads_like_title(subject))
    return {subject, "header block"};
  // A heading is one when no line before it can be; the line a page begins with is its title without being marked.
  const auto line = std::find_if(head.lines.begin(), head.lines.end(), can_be_title);
  if (line != head.lines.end() && (line->heading || line->is_short()))
    return {with_next_line(head, line), line->heading ? "heading" : "first page"};
  if (const auto at = document.properties.find("subject"); at != document.properties.end())
    return {at->second.value, at->second.source};
  if (!stated.value.empty()) return stated;
  return {std::string(stem_of(file_name(path))), "file name"};
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/words.h"

#include <algorithm>

#include "searcher/search/result.h"

namespace searcher::render {
namespace {

std::string range(const std::string& first, const std::string& last) {
  return first == last || last.empty() ? first : first + "–" + last;
}

std::string page_words(const schema::Pin& pin, Tongue tongue) {
  if (pin.first_page == 0) return {};
  const bool several = pin.last_page > pin.first_page;
  const std::string pages = range(std::to_string(pin.first_page), std::to_string(pin.last_page));
  const std::string physical = several ? say(tongue, "PDF pages {}", {pages}) : say(tongue, "PDF page {}", {pages});
  if (pin.first_label.empty()) return physical;
  return (several && pin.last_label != pin.first_label ? "pp. " : "p. ") + range(pin.first_label, pin.last_label) +
         " (" + physical + ")";
}

// Length of the well-formed character at the front, 0 for none.
std::size_t character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  if (length > 2 && ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                     (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f)))
    return 0;
  return length;
}

}  // namespace

std::string pin_words(const schema::Pin& pin, Tongue tongue) {
  std::string words = page_words(pin, tongue);
  if (pin.first_paragraph == 0) return words;
  const bool several = pin.last_paragraph > pin.first_paragraph;
  words += words.empty() ? "" : ", ";
  return words + (several ? "¶¶ " : "¶ ") +
         range(std::to_string(pin.first_paragraph), std::to_string(pin.last_paragraph));
}

std::string heading_words(const std::vector<std::string>& headings) {
  constexpr std::size_t longest = 80;
  std::string words;
  for (const std::string& heading : headings) {
    std::string shown = printable(heading);
    if (shown.size() > longest) {
      std::size_t end = shown.rfind(' ', longest);
      if (end == std::string::npos || end == 0) end = longest;
      while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xc0) == 0x80) --end;
      shown = shown.substr(0, end) + "…";
    }
    // Subdivisions of a section stand together: (a)(9)(B).
    const bool marker = shown.starts_with('(') && shown.size() <= 7 && words.ends_with(')');
    words += (words.empty() || marker ? "" : " › ") + shown;
  }
  return words;
}

std::string lead_in_words(const std::vector<std::string>& lead_ins) {
  std::string words;
  for (const std::string& sentence : lead_ins) words += (words.empty() ? "" : " … ") + printable(sentence);
  return words;
}

std::string type_words(std::string_view key, Tongue tongue) {
  for (const schema::DocumentType& type : schema::document_types)
    if (type.key == key) return translated(tongue, type.name).value_or(std::string(type.name));
  return std::string(key);
}

std::string metadata_words(const schema::Metadata& metadata) {
  std::string words;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + printable(part);
  };
  add(type_words(metadata.type.value));
  add(metadata.agency.value);
  add(metadata.number.value);
  add(metadata.date.value);
  if (!metadata.status.value.empty()) add(metadata.status.value + " (" + metadata.status.source + ")");
  return words;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string count_words(std::uint64_t documents, bool exact, Tongue tongue) {
  const std::string count =
      documents == 1 ? say(tongue, "1 document") : say(tongue, "{} documents", {grouped(documents)});
  return exact ? count : say(tongue, "at least {}", {count});
}

std::string library_words(const search::LibraryState& library, Tongue tongue) {
  const std::string day = library.built.empty() ? say(tongue, "an unknown day") : library.built.substr(0, 10);
  const std::string rest = library.refused == 0 ? say(tongue, "every file is searchable")
                           : library.refused == 1
                               ? say(tongue, "1 file is not searchable")
                               : say(tongue, "{} files are not searchable", {grouped(library.refused)});
  std::string line = say(tongue, "Library of {}: {}; {}.", {day, count_words(library.documents, true, tongue), rest});
  for (const search::PartState& part : library.parts) line += " " + part_words(part, tongue);
  return line;
}

std::string part_words(const search::PartState& part, Tongue tongue) {
  if (!part.missing.empty()) return say(tongue, "{}: missing.", {part.name});
  const std::string day = part.built.empty() ? say(tongue, "an unknown day") : part.built.substr(0, 10);
  return say(tongue, "{}: library of {}, {}.", {part.name, day, count_words(part.documents, true, tongue)});
}

bool is_complete(const search::LibraryState& library) {
  return std::all_of(library.parts.begin(), library.parts.end(),
                     [](const search::PartState& part) { return part.missing.empty(); });
}

std::string missing_words(const search::LibraryState& library, Tongue tongue) {
  std::string missing;
  for (const search::PartState& part : library.parts)
    if (!part.missing.empty())
      missing += (missing.empty() ? "" : "; ") + part.name + " (" +
                 translated(tongue, part.missing).value_or(part.missing) + ")";
  if (missing.empty()) return {};
  return say(tongue,
             "A part of the library is missing: {}. What is shown comes from the other parts alone, and so does every "
             "count.",
             {missing});
}

std::string date_words(std::string_view iso, Tongue tongue) {
  constexpr const char* english[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  constexpr const char* spanish[] = {"enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
                                     "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
  const auto digits = [&](std::size_t at, std::size_t length) {
    return std::all_of(iso.begin() + static_cast<std::ptrdiff_t>(at),
                       iso.begin() + static_cast<std::ptrdiff_t>(at + length),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if ((iso.size() != 7 && iso.size() != 10) || !digits(0, 4) || !digits(5, 2) || (iso.size() == 10 && !digits(8, 2)))
    return std::string(iso);
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  if (month < 1 || month > 12) return std::string(iso);
  const std::string year(iso.substr(0, 4));
  const std::string name = (tongue == Tongue::spanish ? spanish : english)[month - 1];
  if (iso.size() == 7) return tongue == Tongue::spanish ? name + " de " + year : name + " " + year;
  const std::string day(iso.substr(iso[8] == '0' ? 9 : 8, iso[8] == '0' ? 1 : 2));
  return tongue == Tongue::spanish ? day + " de " + name + " de " + year : name + " " + day + ", " + year;
}

std::string moment_words(std::string_view iso, Tongue tongue) {
  const std::string day = date_words(iso.substr(0, 10), tongue);
  const bool timed = iso.size() >= 16 && iso[10] == 'T';
  return timed ? say(tongue, "{} at {} UTC", {day, iso.substr(11, 5)}) : day;
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character(text);
    const auto first = static_cast<unsigned char>(text[0]);
    if (length == 1 && (first == '\n' || first == '\t' || first == '\r'))
      result.push_back(' ');
    else if (length == 0 || (length == 1 && (first < 0x20 || first == 0x7f)) ||
             (length == 2 && first == 0xc2 && static_cast<unsigned char>(text[1]) < 0xa0))
      result += "\xef\xbf\xbd";
    else
      result += text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

}  // namespace searcher::render

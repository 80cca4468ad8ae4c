// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter, line by line.
#include "indexer/extract/front_matter.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/extract/finish.h"

namespace indexer::extract {
namespace {

struct Key {
  std::string_view written;
  std::string_view property;
};
// Where two keys give the same property, the one that stands first in the file counts.
constexpr std::array<Key, 24> keys{{{"title", "title"},
                                    {"author", "author"},
                                    {"authors", "author"},
                                    {"by", "author"},
                                    {"date", "date"},
                                    {"published", "date"},
                                    {"issued", "date"},
                                    {"effective", "effective"},
                                    {"effective_date", "effective"},
                                    {"effective-date", "effective"},
                                    {"language", "language"},
                                    {"lang", "language"},
                                    {"agency", "agency"},
                                    {"type", "type"},
                                    {"kind", "type"},
                                    {"number", "number"},
                                    {"document_number", "number"},
                                    {"document-number", "number"},
                                    {"memo_number", "number"},
                                    {"policy_number", "number"},
                                    {"url", "url"},
                                    {"canonical", "url"},
                                    {"canonical_url", "url"},
                                    {"status", "status"}}};

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

std::string double_quoted(std::string_view text) {
  std::string result;
  for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    result += text[i];
  }
  return result;
}

std::string single_quoted(std::string_view text) {
  std::string result;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\'' && (i + 1 == text.size() || text[i + 1] != '\'')) break;
    if (text[i] == '\'') ++i;
    result += text[i];
  }
  return result;
}

std::string scalar(std::string_view text) {
  text = trim(text);
  if (text.starts_with('"')) return double_quoted(text);
  if (text.starts_with('\'')) return single_quoted(text);
  if (const std::size_t comment = text.find(" #"); comment != std::string_view::npos) text = text.substr(0, comment);
  return std::string(trim(text));
}

std::string value_of(std::string_view text) {
  text = trim(text);
  if (!text.starts_with('[') || !text.ends_with(']')) return scalar(text);
  text = text.substr(1, text.size() - 2);
  std::string result;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::string item = scalar(text.substr(at, comma - at));
    if (!item.empty()) result += (result.empty() ? "" : ", ") + item;
    at = comma + 1;
  }
  return result;
}

std::string_view property_of(std::string_view written) {
  std::string name;
  for (const char c : trim(written)) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto* found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.written == name; });
  return found == keys.end() ? std::string_view() : found->property;
}

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_fence(std::string_view line) { return trim(line) == "---" || trim(line) == "..."; }

}  // namespace

std::string_view read_front_matter(std::string_view utf8, Document& document) {
  std::string_view rest = utf8;
  if (trim(next_line(rest)) != "---") return utf8;
  std::string property;
  std::string value;
  const auto store = [&] {
    if (!property.empty()) set_property(document, property, value, "front matter");
    value.clear();
  };
  Document before = document;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (is_fence(line)) {
      store();
      return rest;
    }
    const std::string_view text = trim(line);
    if (text.empty() || text.starts_with('#')) continue;
    if (text.starts_with("- ")) {
      value += (value.empty() ? "" : ", ") + scalar(text.substr(2));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (line.front() == ' ' || line.front() == '\t' || colon == std::string_view::npos) continue;
    store();
    property = property_of(line.substr(0, colon));
    value = value_of(line.substr(colon + 1));
    if (value == "|" || value == ">" || value == "null" || value == "~") value.clear();
  }
  document = std::move(before);  // no end: the dashes were a rule above ordinary text
  return utf8;
}

}  // namespace indexer::extract

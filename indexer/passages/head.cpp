// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/head.h"

#include <algorithm>
#include <array>

#include "indexer/language/tokens.h"

namespace indexer::passages {
namespace {

constexpr std::size_t most_lines = 40;
constexpr std::size_t most_bytes = 4000;

// The labels of header blocks that are read (doc_anatomy: memoranda, directives, court policy, decisions, mail).
constexpr auto labels = std::to_array<std::string_view>({"agency",
                                                         "asunto",
                                                         "authority",
                                                         "by",
                                                         "cancellation",
                                                         "cc",
                                                         "date",
                                                         "de",
                                                         "decided",
                                                         "edition",
                                                         "effective",
                                                         "effective date",
                                                         "fecha",
                                                         "from",
                                                         "in re",
                                                         "issue date",
                                                         "issued",
                                                         "last reviewed",
                                                         "last updated",
                                                         "memorandum for",
                                                         "memorandum to",
                                                         "owner",
                                                         "para",
                                                         "part",
                                                         "policy number",
                                                         "published",
                                                         "purpose",
                                                         "re",
                                                         "source",
                                                         "subject",
                                                         "superseded",
                                                         "supersedes",
                                                         "through",
                                                         "title",
                                                         "to",
                                                         "updated"});

std::string trimmed(std::string text) {
  const auto not_blank = [](char c) { return c != ' ' && c != '\t'; };
  text.erase(text.begin(), std::find_if(text.begin(), text.end(), not_blank));
  text.erase(std::find_if(text.rbegin(), text.rend(), not_blank).base(), text.end());
  return text;
}

// The label a line begins with, and the rest of the line.
bool split_label(const std::string& line, std::string& label, std::string& value) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos || colon > 24) return false;
  label = trimmed(language::fold(line.substr(0, colon)));
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) return false;
  value = trimmed(line.substr(colon + 1));
  return true;
}

void read_fields(Head& head) {
  std::string label;
  std::string value;
  for (std::size_t i = 0; i < head.lines.size(); ++i) {
    if (!split_label(head.lines[i], label, value)) continue;
    std::string next_label;
    std::string next_value;
    if (value.empty() && i + 1 < head.lines.size() && !split_label(head.lines[i + 1], next_label, next_value))
      value = head.lines[i + 1];
    if (!value.empty()) head.fields.emplace(label, value);
  }
}

}  // namespace

std::string Head::field(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (const auto at = fields.find(std::string(name)); at != fields.end()) return at->second;
  return {};
}

Head head_of(const extract::Document& document) {
  Head head;
  for (const extract::Block& block : document.blocks) {
    if (head.lines.size() == most_lines || head.text.size() > most_bytes) break;
    if (block.kind == extract::BlockKind::heading && head.first_heading.empty()) head.first_heading = block.text;
    head.lines.push_back(block.text.substr(0, 1000));
    head.text += head.lines.back() + "\n";
  }
  read_fields(head);
  return head;
}

}  // namespace indexer::passages

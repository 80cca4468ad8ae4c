// SPDX-License-Identifier: GPL-3.0-or-later
// Lines inside blocks, header blocks, questions and answers.
#include "indexer/extract/blocks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "indexer/extract/finish.h"
#include "indexer/extract/lines.h"

namespace indexer::extract {
namespace {

// Labels of memoranda, directives and Federal Register documents, in lower case.
constexpr std::array<std::string_view, 42> labels{"memorandum for",
                                                  "memorandum to",
                                                  "memorandum",
                                                  "to",
                                                  "from",
                                                  "through",
                                                  "thru",
                                                  "subject",
                                                  "re",
                                                  "date",
                                                  "cc",
                                                  "bcc",
                                                  "via",
                                                  "sent",
                                                  "purpose",
                                                  "owner",
                                                  "authority",
                                                  "effective",
                                                  "issued",
                                                  "cancellation",
                                                  "issue date",
                                                  "effective date",
                                                  "superseded",
                                                  "supersedes",
                                                  "number",
                                                  "agency",
                                                  "action",
                                                  "summary",
                                                  "dates",
                                                  "policy number",
                                                  "fea number",
                                                  "addresses",
                                                  "docket no",
                                                  "file no",
                                                  "attorney",
                                                  "respondent",
                                                  "charge",
                                                  "charges",
                                                  "policy",
                                                  "reference",
                                                  "applications",
                                                  "attachments"};

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

// "Q.", "Q1:", "Question 12)" and the like; `word` and `letter` in lower case.
bool has_prefix(std::string_view text, char letter, std::string_view word) {
  std::size_t i = 0;
  const auto at = [&](std::size_t k) {
    return k < text.size() ? std::tolower(static_cast<unsigned char>(text[k])) : 0;
  };
  if (at(0) != letter) return false;
  std::size_t matched = 0;
  while (matched < word.size() && at(matched) == word[matched]) ++matched;
  i = matched == word.size() ? matched : 1;
  while (at(i) == ' ') ++i;
  while (at(i) >= '0' && at(i) <= '9') ++i;
  return at(i) == '.' || at(i) == ':' || at(i) == ')';
}

}  // namespace

bool is_header_line(std::string_view line) {
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.front()))) line.remove_prefix(1);
  const std::size_t colon = line.substr(0, 40).find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  std::string label;
  for (const char c : line.substr(0, colon))
    if (c != '*') label += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  while (!label.empty() && (label.back() == ' ' || label.back() == '.')) label.pop_back();
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void BlockWriter::text(std::string_view utf8) {
  if (cell_ && !is_blank(utf8)) {
    open_.text += " | ";
    cell_ = false;
  }
  const std::size_t from = open_.text.size();
  open_.text += utf8;
  std::replace(open_.text.begin() + static_cast<std::ptrdiff_t>(from), open_.text.end(), '\n', ' ');
}

bool BlockWriter::open_is_blank() const { return is_blank(open_.text); }

void BlockWriter::start(BlockKind kind, std::uint8_t level) {
  cell_ = false;
  add(std::exchange(open_, Block{kind, level, {}, {}}));
}

void BlockWriter::add(Block block) {
  if (is_blank(block.text)) return;
  if (block.kind != BlockKind::paragraph || block.text.find('\n') == std::string::npos) {
    blocks_.push_back(std::move(block));
    return;
  }
  // Two line breaks end a paragraph, as do the beginnings of header lines.
  const std::string text = std::exchange(block.text, {});
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if ((is_blank(line) || is_header_line(line)) && !is_blank(block.text)) {
      blocks_.push_back(block);
      block.text.clear();
    }
    block.text.append(line).append(" ");
  }
  if (!is_blank(block.text)) blocks_.push_back(std::move(block));
}

std::vector<Block> BlockWriter::take() {
  end();
  return std::exchange(blocks_, {});
}

void mark_questions(std::vector<Block>& blocks) {
  std::uint8_t level = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::heading) level = blocks[i].level;
    if (i + 1 == blocks.size() || blocks[i].kind != BlockKind::paragraph) continue;
    if (!has_prefix(blocks[i].text, 'q', "question") || !has_prefix(blocks[i + 1].text, 'a', "answer")) continue;
    blocks[i].kind = BlockKind::heading;
    blocks[i].level = static_cast<std::uint8_t>(std::min(level + 1, 6));
  }
}

void mark_outline(std::vector<Block>& blocks) {
  Outline outline;
  for (Block& block : blocks) {
    if (block.kind == BlockKind::heading) outline.clear();
    if (block.kind != BlockKind::paragraph || !block.pages.empty()) continue;
    std::string text = clean(block.text);
    const auto markers = text.starts_with('(') ? list_markers(text) : std::vector<Marker>{};
    if (markers.empty()) continue;
    block = {BlockKind::list_item, outline.place(markers), std::move(text), {}};
  }
}

}  // namespace indexer::extract

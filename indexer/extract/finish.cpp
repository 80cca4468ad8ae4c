// SPDX-License-Identifier: GPL-3.0-or-later
// Invariants of the document model, enforced for all readers in one place.
#include "indexer/extract/finish.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/extract/limits.h"

namespace indexer::extract {
namespace {

// More combining marks on one letter than any script uses only slow down normalisation, which sorts them.
constexpr int most_marks = 30;

enum class Kind { text, space, nothing };

Kind kind_of(UChar32 c) {
  if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0) return Kind::space;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return Kind::nothing;
  if (c < 0xAD) return Kind::text;
  if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E) return Kind::nothing;
  return u_isUWhiteSpace(c) ? Kind::space : Kind::text;
}

std::string normalized(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(text, status)) return text;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? result : text;
}

// Page starts move with the text: each stretch between two of them is cleaned by itself.
void clean_paged(Block& block) {
  std::string text;
  std::vector<PageStart> pages;
  for (std::size_t i = 0; i < block.pages.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : std::min<std::size_t>(block.pages[i].begin, block.text.size());
    const std::size_t next = i + 1 < block.pages.size() ? block.pages[i + 1].begin : block.text.size();
    const std::size_t end = std::clamp(next, begin, block.text.size());
    const std::string_view raw = std::string_view(block.text).substr(begin, end - begin);
    const std::string piece = clean(raw);
    if (piece.empty()) continue;
    const bool joined = begin > 0 && clean(std::string_view(block.text).substr(begin - 1, 2)).size() == 2;
    if (!text.empty() && !joined) text += ' ';
    pages.push_back({static_cast<std::uint32_t>(text.size()), block.pages[i].page});
    text += piece;
  }
  block.text = std::move(text);
  block.pages = std::move(pages);
}

void clean_block(Block& block) {
  if (block.pages.size() > 1)
    clean_paged(block);
  else
    block.text = clean(block.text);
  if (block.pages.size() == 1) block.pages[0].begin = 0;
  if (block.kind == BlockKind::heading)
    block.level = std::clamp<std::uint8_t>(block.level, 1, 6);
  else if (block.kind == BlockKind::list_item)
    block.level = std::max<std::uint8_t>(block.level, 1);
  else
    block.level = 0;
}

void cut_long_text(Document& document) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    total += document.blocks[i].text.size();
    if (total <= limits::text_bytes) continue;
    document.blocks.resize(i);
    document.warnings.emplace_back("only the first 64 MiB of its text are indexed");
    return;
  }
}

void clean_list(std::vector<std::string>& list) {
  for (std::string& text : list) text = clean(text);
  std::erase_if(list, [](const std::string& text) { return text.empty(); });
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  int marks = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    const Kind kind = c < 0 ? Kind::text : kind_of(c);
    if (kind == Kind::nothing) continue;
    if (kind == Kind::space) {
      space = true;
      continue;
    }
    marks = c >= 0x300 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
    if (marks > most_marks) continue;
    if (space && !result.empty()) result += ' ';
    space = false;
    append_utf8(result, c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
  }
  return normalized(std::move(result));
}

void set_property(Document& document, const std::string& key, std::string_view value, std::string_view source) {
  std::string text = clean(value);
  if (text.empty() || document.properties.contains(key)) return;
  document.properties[key] = {std::move(text), std::string(source)};
}

Extraction finish(Document document) {
  for (Block& block : document.blocks) clean_block(block);
  std::erase_if(document.blocks, [](const Block& block) { return block.text.empty(); });
  cut_long_text(document);
  for (auto& [key, property] : document.properties) property.value = clean(property.value);
  std::erase_if(document.properties, [](const auto& entry) { return entry.second.value.empty(); });
  for (std::string& label : document.page_labels) label = clean(label);
  clean_list(document.running);
  clean_list(document.warnings);
  for (Attachment& attachment : document.attachments) attachment.name = clean(attachment.name);
  // A letter whose text all stands in the page header is still a letter.
  if (document.blocks.empty())
    for (std::string& text : document.running)
      document.blocks.push_back({BlockKind::paragraph, 0, std::move(text), {}});
  if (document.blocks.empty() && document.attachments.empty())
    return Refusal{schema::Reason::no_text, "no text was found in this " + document.format + " file"};
  return document;
}

}  // namespace indexer::extract

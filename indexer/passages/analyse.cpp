// SPDX-License-Identifier: GPL-3.0-or-later
// A Document to what the index stores of it, in the order of the flow: metadata, passages, languages.
#include <algorithm>
#include <array>
#include <optional>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/passages/boilerplate.h"
#include "indexer/passages/chunks.h"
#include "indexer/passages/confirm.h"
#include "indexer/passages/metadata.h"
#include "indexer/passages/passages.h"

namespace indexer::passages {
namespace {

using language::Language;

// Of fewer words a passage is in the language of its document, whatever a few function words in it say.
constexpr std::uint32_t least_words_of_language = 12;

// What the document states, else the language most of its words are in, by a vote of its passages.
schema::Sourced language_of(const extract::Document& document, const std::vector<schema::PassageRecord>& passages,
                            const std::vector<Language>& detected) {
  if (const auto at = document.properties.find("language"); at != document.properties.end()) {
    const std::string code = language::fold(at->second.value).substr(0, 2);
    if (language::from_code(code) != Language::unsure) return {code, at->second.source};
  }
  std::array<std::uint64_t, 2> words{};
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (detected[i] == Language::english) words[0] += passages[i].words;
    if (detected[i] == Language::spanish) words[1] += passages[i].words;
  }
  if (words[0] == 0 && words[1] == 0) return {};
  return {words[1] > words[0] ? "es" : "en", "text"};
}

// Every hit in recognised text is to say so. A passage over several pages is as sure as the least sure of them.
void mark_recognised(std::vector<schema::PassageRecord>& passages, const extract::Document& document) {
  for (schema::PassageRecord& passage : passages) {
    std::optional<std::uint32_t> least;
    for (const schema::PageConfidence& page : document.recognised)
      if (passage.pin.first_page == 0 || (page.page >= passage.pin.first_page && page.page <= passage.pin.last_page))
        least = std::min(least.value_or(page.confidence), page.confidence);
    if (least) passage.warnings.push_back("from OCR, confidence " + std::to_string(*least));
  }
}

// Whose subdivisions are followed.
std::optional<Order> order_of(std::string_view type) {
  if (type == "statute") return Order::of_statute;
  return type == "regulation" ? std::optional(Order::of_regulation) : std::nullopt;
}

}  // namespace

Analysed analyse(const extract::Document& document, std::string_view path, const schema::Metadata& stated) {
  Analysed result;
  result.metadata = metadata_of(document, path, stated);
  Chunks chunks = chunk(document, order_of(result.metadata.type.value));
  std::vector<Language> detected;
  for (const schema::PassageRecord& passage : chunks.passages) detected.push_back(language::detect(passage.text));
  if (result.metadata.language.value.empty())
    result.metadata.language = language_of(document, chunks.passages, detected);
  for (std::size_t i = 0; i < chunks.passages.size(); ++i) {
    const std::string& of_document = result.metadata.language.value;
    const bool is_short = chunks.passages[i].words < least_words_of_language && !of_document.empty();
    const std::string_view code = is_short ? std::string_view() : language::code(detected[i]);
    chunks.passages[i].language = code.empty() ? of_document : std::string(code);
    chunks.passages[i].boilerplate = is_boilerplate(chunks.passages[i].text);
    chunks.passages[i].enumeration = is_enumeration(chunks.passages[i]);
  }
  confirm_pins(chunks.passages, [&](std::uint32_t page) -> std::string {
    return page <= document.page_texts.size() ? document.page_texts[page - 1] : "";
  });
  mark_recognised(chunks.passages, document);
  result.passages = std::move(chunks.passages);
  result.outline = std::move(chunks.outline);
  result.words = chunks.words;
  result.warnings = document.warnings;
  return result;
}

}  // namespace indexer::passages

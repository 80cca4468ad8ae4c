// SPDX-License-Identifier: GPL-3.0-or-later
// The library turns the codes of a document into HTML, which is read like any other.
#include "indexer/extract/word_perfect.h"

#include <librevenge-generators/librevenge-generators.h>
#include <librevenge-stream/librevenge-stream.h>
#include <libwpd/libwpd.h>

#include <utility>

#include "indexer/extract/blocks.h"
#include "indexer/extract/finish.h"
#include "indexer/extract/html.h"
#include "indexer/extract/limits.h"

namespace indexer::extract {

Extraction read_word_perfect(std::string_view bytes) {
  if (bytes.size() > limits::markup_bytes)
    return Refusal{schema::Reason::too_large, "WordPerfect documents are read up to 64 MiB"};
  librevenge::RVNGStringStream stream(reinterpret_cast<const unsigned char*>(bytes.data()),
                                      static_cast<unsigned>(bytes.size()));
  const libwpd::WPDConfidence confidence = libwpd::WPDocument::isFileFormatSupported(&stream);
  if (confidence == libwpd::WPD_CONFIDENCE_NONE)
    return Refusal{schema::Reason::unsupported, "a WordPerfect file that is no document"};
  if (confidence != libwpd::WPD_CONFIDENCE_EXCELLENT)
    return Refusal{schema::Reason::encrypted, "it is protected by a password"};
  librevenge::RVNGString html;
  librevenge::RVNGHTMLTextGenerator generator(html);
  const libwpd::WPDResult result = libwpd::WPDocument::parse(&stream, &generator, nullptr);
  Document document;
  document.format = "wordperfect";
  document.blocks = html_blocks(html.cstr() != nullptr ? html.cstr() : "", "utf-8");
  if (result != libwpd::WPD_OK) {
    if (document.blocks.empty()) return Refusal{schema::Reason::damaged, "it cannot be read as WordPerfect"};
    document.warnings.emplace_back("the file is damaged: text may be missing");
  }
  mark_outline(document.blocks);
  return finish(std::move(document));
}

}  // namespace indexer::extract

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/reading.h"

#include "indexer/extract/extract.h"

namespace indexer::workers {

Read read_document(std::string_view bytes, std::string_view path, const schema::Metadata& stated,
                   const extract::Recognition& recognition) {
  extract::Extraction extraction = extract::extract(bytes, path.substr(path.rfind('/') + 1), recognition);
  if (auto* refusal = std::get_if<extract::Refusal>(&extraction)) return std::move(*refusal);
  auto& document = std::get<extract::Document>(extraction);
  Reading reading;
  reading.analysed = passages::analyse(document, path, stated);
  reading.format = std::move(document.format);
  reading.page_labels = std::move(document.page_labels);
  reading.recognised = std::move(document.recognised);
  reading.attachments = std::move(document.attachments);
  return reading;
}

}  // namespace indexer::workers

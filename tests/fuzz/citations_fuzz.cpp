// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the citation scanner: it must not crash, places must lie in the text in order, and a citation must
// read back from what is shown of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/law/agencies.h"
#include "indexer/law/citations.h"
#include "indexer/law/document_citation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  std::uint32_t last = 0;
  for (const law::Citation& citation : law::find_citations(text)) {
    if (citation.begin < last || citation.end <= citation.begin || citation.end > text.size()) std::abort();
    last = citation.begin;
    for (const std::string& key : law::with_ancestors(citation.key)) {
      const auto again = law::parse_citation(law::display(key));
      if (!again || again->key != key) std::abort();
    }
  }
  law::parse_citation(text);
  law::number_in_head(text);
  law::agency_named_in(text);
  law::own_keys("", text, text, text);
  return 0;
}

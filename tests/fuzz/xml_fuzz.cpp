// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: XML. Build it with clang++ -fsanitize=fuzzer,address,undefined.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "indexer/extract/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace indexer::extract;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Extraction result = read_xml(bytes);
  if (const auto* document = std::get_if<Document>(&result))
    for (const Block& block : document->blocks)
      if (block.text.empty() || block.text.find('\n') != std::string::npos) std::abort();
  return 0;
}

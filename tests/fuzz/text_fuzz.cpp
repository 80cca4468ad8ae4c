// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: plain text and whatever else the content tells. Build it with clang++
// -fsanitize=fuzzer,address,undefined.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "indexer/extract/extract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace indexer::extract;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Extraction result = extract(bytes, "fuzz.txt");
  if (const auto* document = std::get_if<Document>(&result))
    for (const Block& block : document->blocks)
      if (block.text.empty() || block.text.find('\n') != std::string::npos) std::abort();
  return 0;
}

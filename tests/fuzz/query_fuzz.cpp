// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: any bytes are a query or a mistake; a query reads back from its echo, a mistake lies within the text.
// Build: clang++ -std=c++20 -fsanitize=fuzzer,address,undefined with the query, law, language and schema libraries.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "searcher/query/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace searcher::query;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto forced :
       {std::optional<QueryMode>(), std::optional(QueryMode::plain), std::optional(QueryMode::exact)}) {
    const auto parsed = parse(text, forced);
    if (const auto* error = std::get_if<ParseError>(&parsed)) {
      if (std::size_t{error->offset} + error->length > size) std::abort();
      if (!error->suggestion.empty() && !std::holds_alternative<Query>(parse(error->suggestion, forced))) std::abort();
      continue;
    }
    const auto again = parse(print(std::get<Query>(parsed)), forced);
    if (!std::holds_alternative<Query>(again) || std::get<Query>(again) != std::get<Query>(parsed)) std::abort();
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as each kind of record: damaged, or a value that goes back to bytes and comes again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "indexer/schema/error.h"
#include "indexer/schema/ledger.h"
#include "tests/fuzz/seeds.h"

namespace {

template <typename Decode>
void check(std::string_view bytes, Decode decode) {
  try {
    const auto value = decode(bytes);
    if (!(decode(encode(value)) == value)) std::abort();
  } catch (const schema::IndexError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  schema::DocumentRecord document;
  document.id = "0123456789abcdef";
  document.path = "library/memo.pdf";
  document.metadata.title = {"A memo", "text"};
  document.ledger.warnings = {"a warning"};
  document.outline = {{1, "Background", 0}};
  document.page_labels = {"i", "1"};
  schema::LibraryRecord library;
  library.roots = {"/library"};
  library.build_seconds = 1.5;
  fuzz::write_seed("document", schema::encode(document));
  fuzz::write_seed("passage", schema::encode(fuzz::sample_passage()));
  fuzz::write_seed("library", schema::encode(library));
  fuzz::write_seed("row", schema::encode(schema::row_of(document)));
  fuzz::write_seed("positions", schema::encode_positions({1, 2, 90, 70'000}));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes, schema::decode_document);
  check(bytes, schema::decode_passage);
  check(bytes, schema::decode_row);
  try {
    // A double has values that are not equal to themselves.
    schema::encode(schema::decode_library(bytes));
    const auto positions = schema::decode_positions(bytes);
    if (schema::decode_positions(schema::encode_positions(positions)) != positions) std::abort();
  } catch (const schema::IndexError&) {
  }
  return 0;
}

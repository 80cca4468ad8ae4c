// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the answer of a worker: they are refused, or hold a Read that goes back to bytes and comes again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "indexer/workers/reading.h"
#include "tests/fuzz/seeds.h"

namespace {

using indexer::workers::Read;

Read sample() {
  indexer::workers::Reading reading;
  reading.format = "text";
  reading.page_labels = {"", "1"};
  reading.attachments = {{"a.pdf", "bytes"}};
  reading.analysed.metadata.title = {"Title", "text"};
  reading.analysed.passages = {fuzz::sample_passage()};
  reading.analysed.words = reading.analysed.passages[0].words;
  reading.analysed.warnings = {"a warning"};
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::write_seed("reading", indexer::workers::encode(sample()));
  fuzz::write_seed("refusal", indexer::workers::encode(
                                  Read(indexer::extract::Refusal{schema::Reason::damaged, "it cannot be read"})));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Read read;
  if (!indexer::workers::decode(bytes, read)) return 0;
  Read again;
  if (!indexer::workers::decode(indexer::workers::encode(read), again) || again != read) std::abort();
  return 0;
}

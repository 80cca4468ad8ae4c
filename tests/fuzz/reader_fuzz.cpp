// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through one reader, which the build names: IPS_FUZZ_READER, a function of bytes to Extraction. What it
// gives must keep what document.h promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "indexer/extract/archive.h"
#include "indexer/extract/doc.h"
#include "indexer/extract/epub.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/markdown.h"
#include "indexer/extract/odt.h"
#include "indexer/extract/rtf.h"
#include "indexer/extract/text.h"
#include "indexer/extract/word.h"
#include "indexer/extract/xml.h"

namespace indexer::extract {
namespace {

// Each of the readers of packed formats.
[[maybe_unused]] Extraction read_packed(std::string_view bytes) {
  read_docx(bytes);
  read_odt(bytes);
  read_epub(bytes);
  return read_archive(bytes, "fuzz.zip", "zip");
}

[[maybe_unused]] Extraction read_any_mail(std::string_view bytes) {
  read_mhtml(bytes);
  read_mailbox(bytes);
  return read_mail(bytes);
}

}  // namespace
}  // namespace indexer::extract

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace indexer::extract;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Extraction result = IPS_FUZZ_READER(bytes);
  if (const auto* document = std::get_if<Document>(&result))
    for (const Block& block : document->blocks)
      if (block.text.empty() || block.text.find('\n') != std::string::npos) std::abort();
  return 0;
}

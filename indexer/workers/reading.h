// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker makes of one file: extraction and analysis, in one step and in one message.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/extract/recognition.h"
#include "indexer/passages/passages.h"

namespace indexer::workers {

struct Reading {
  std::string format;
  std::vector<std::string> page_labels;
  std::vector<schema::PageConfidence> recognised;
  std::vector<extract::Attachment> attachments;
  passages::Analysed analysed;  // its warnings include those of the extraction
  bool operator==(const Reading&) const = default;
};

using Read = std::variant<Reading, extract::Refusal>;

// Reads and analyses bytes in this process. `path` is the document's path within the library, `stated` what the
// librarian says of it.
Read read_document(std::string_view bytes, std::string_view path, const schema::Metadata& stated,
                   const extract::Recognition& recognition = {});

// The message of a Read, and back. decode() trusts nothing: it gives nothing when the bytes are no message, when a
// text is no valid UTF-8, or when offsets, positions or counts do not fit together.
std::string encode(const Read& read);
bool decode(std::string_view bytes, Read& read);

// Pages known from an earlier run on their way to a worker. decode_pages() throws schema::IndexError on other bytes.
std::string encode(const std::vector<extract::RecognisedPage>& pages);
std::vector<extract::RecognisedPage> decode_pages(std::string_view bytes);

// Metadata on their way to a worker. decode_metadata() throws schema::IndexError on other bytes.
std::string encode(const schema::Metadata& metadata);
schema::Metadata decode_metadata(std::string_view bytes);

}  // namespace indexer::workers

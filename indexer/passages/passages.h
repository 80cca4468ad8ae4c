// SPDX-License-Identifier: GPL-3.0-or-later
// A Document to what the index stores of it: metadata with provenance, and passages with their pins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/schema/records.h"

namespace indexer::passages {

struct Analysed {
  schema::Metadata metadata;
  std::vector<schema::PassageRecord> passages;  // in order; together the document's text, nothing lost, nothing twice
  std::vector<schema::OutlineEntry> outline;
  std::vector<std::string> warnings;
  std::uint32_t words = 0;  // number of positions of the whole document
  bool operator==(const Analysed&) const = default;
};

// `path` is the document's path within the library: folders and file name are the last resort for type, date and
// title. `stated` holds what the librarian says; each value there wins over what the document gives. Never throws on
// odd documents; a document without blocks gives no passages.
Analysed analyse(const extract::Document& document, std::string_view path, const schema::Metadata& stated = {});

}  // namespace indexer::passages

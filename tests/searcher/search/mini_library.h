// SPDX-License-Identifier: GPL-3.0-or-later
// A small index made in a test, without files: each document a few paragraphs; those that begin with "## " and
// "### " are headings.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/passages/passages.h"
#include "indexer/store/generation.h"
#include "indexer/store/writer.h"
#include "tests/temporary_folder.h"

namespace tests {

struct MiniDocument {
  std::string path;
  std::vector<std::string> paragraphs;
  std::map<std::string, indexer::extract::Property> properties;
};

class MiniLibrary {
 public:
  explicit MiniLibrary(const std::vector<MiniDocument>& documents) {
    const auto raw = folder_.path() / "raw";
    std::filesystem::create_directory(index());
    indexer::store::Writer writer(raw, indexer::store::Writer::Open::create);
    schema::LibraryRecord library;
    for (const MiniDocument& each : documents) {
      indexer::extract::Document document;
      document.format = "text";
      document.properties = each.properties;
      for (const std::string& text : each.paragraphs)
        if (text.starts_with("## "))
          document.blocks.push_back({indexer::extract::BlockKind::heading, 2, text.substr(3), {}});
        else if (text.starts_with("### "))
          document.blocks.push_back({indexer::extract::BlockKind::heading, 3, text.substr(4), {}});
        else
          document.blocks.push_back({indexer::extract::BlockKind::paragraph, 0, text, {}});
      const auto analysed = indexer::passages::analyse(document, each.path);
      schema::DocumentRecord record;
      record.id = each.path;
      record.path = each.path;
      record.format = "text";
      record.metadata = analysed.metadata;
      writer.add(record, analysed);
      library.passages += analysed.passages.size();
    }
    library.built = "2026-11-24T10:00:00Z";
    library.indexed = library.files = documents.size();
    writer.commit(library);
    indexer::store::publish(index(), raw, 1);
  }
  std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
  TemporaryFolder folder_;
};

}  // namespace tests

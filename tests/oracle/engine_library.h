// SPDX-License-Identifier: GPL-3.0-or-later
// The same documents for the oracle and for the engine: indexed as the indexer does it, and as plain text.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/extract/document.h"
#include "searcher/query/tree.h"
#include "tests/oracle/cut.h"
#include "tests/oracle/oracle.h"
#include "tests/temporary_folder.h"

namespace oracle {

struct NamedDocument {
  std::string path;
  indexer::extract::Document document;
};

class EngineLibrary {
 public:
  explicit EngineLibrary(const std::vector<NamedDocument>& documents);

  const std::vector<OracleDocument>& documents() const { return documents_; }
  const std::vector<CutText>& cuts() const { return cuts_; }  // of the documents

  // What the engine finds, in the order of documents(). Throws std::runtime_error when the engine refuses the query.
  std::vector<Evaluation> evaluate(const searcher::query::Node& node) const;

 private:
  tests::TemporaryFolder folder_;
  std::vector<OracleDocument> documents_;
  std::vector<CutText> cuts_;
  std::vector<Xapian::docid> docids_;
  Xapian::Database database_;
};

// A document of random_document() as extraction would give it.
indexer::extract::Document as_extracted(const OracleDocument& document);

}  // namespace oracle

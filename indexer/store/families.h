// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents of an index are one text: the family a new document joins.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/schema/records.h"
#include "indexer/store/runs_file.h"
#include "indexer/store/terms.h"

namespace indexer::store {

// Finds families by the smallest hashes of runs of words: of committed documents in the database as the run found it,
// of the run's own documents beside it, since reading a database with changes pending writes them out each time.
class Families {
 public:
  Families() = default;  // of a new database
  explicit Families(Xapian::Database committed);

  // The family of the first document that is alike, else a new one. Estimated from sketches, confirmed on all runs of
  // both texts. Never one, however alike their texts, are documents that state different numbers or dates (8 CFR 208.16
  // and 1208.16), documents of different status (a rescinded copy must not stand behind one that looks current), and
  // statutes and regulations without a number. Costs by the documents that share a smallest hash, not by the library.
  // `runs` as Runs::take() gives them; empty = no family. `record` becomes known to later calls. A document that
  // changes leaves its family to the others.
  std::string join(const schema::DocumentRecord& record, const std::vector<std::uint64_t>& runs);

 private:
  // What documents say of themselves; those that contradict each other are never one.
  struct Claims {
    std::string number;
    std::string date;
    std::string status;
    bool allow(const Claims& other) const;
  };
  struct Known {
    Claims claims;
    std::string family;
    RunsFile::Place runs;
  };
  static Claims claims_of(const schema::DocumentRecord& record);
  std::optional<std::string> among_fresh(const Claims& claims, const std::vector<std::uint64_t>& runs) const;
  std::optional<std::string> among_committed(const Claims& claims, const std::vector<std::uint64_t>& runs) const;

  Xapian::Database committed_;
  std::vector<Known> fresh_;
  RunsFile fresh_runs_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash_;  // places in fresh_
};

// Puts the record's family and what finds it into the document, and into its passages what they are shown as one by.
void add_family(XapianDocuments& made, const schema::DocumentRecord& record);

}  // namespace indexer::store

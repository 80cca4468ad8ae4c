// SPDX-License-Identifier: GPL-3.0-or-later
// From a document to its passages and back, in a library of one database or of several.
#pragma once

#include <xapian.h>

#include <cstdint>

namespace searcher::search {

// In its own database a document stands right before its passages. Xapian numbers the records of n databases in turn,
// so that there the next record of the same one is n further.
inline Xapian::docid passage_docid(const Xapian::Database& database, Xapian::docid document, std::uint32_t ordinal) {
  return document + (ordinal + 1) * static_cast<Xapian::docid>(database.size());
}

inline Xapian::docid document_docid(const Xapian::Database& database, Xapian::docid passage, std::uint32_t ordinal) {
  return passage - (ordinal + 1) * static_cast<Xapian::docid>(database.size());
}

inline std::uint32_t ordinal_of(const Xapian::Database& database, Xapian::docid document, Xapian::docid passage) {
  return (passage - document) / static_cast<Xapian::docid>(database.size()) - 1;
}

}  // namespace searcher::search

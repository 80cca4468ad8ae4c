// SPDX-License-Identifier: GPL-3.0-or-later
// A document that matches an exact query, as it is shown: its best passages with what made the match.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/search/occurrences.h"
#include "searcher/search/open.h"
#include "searcher/search/resolve.h"
#include "searcher/search/result.h"

namespace searcher::search {

// What all hits of a query share. The references must outlive it.
struct ExactHits {
  const OpenLibrary& open;
  const Resolution& resolution;
  std::vector<std::string> names;  // of the leaves, as the echo prints them
  Xapian::Query ranking;           // over passages
  std::uint32_t passages_each = 3;
  Work& work;
};

// `document` is the docid of a matching document record. Throws TooManyPairs.
DocumentHit exact_hit(const ExactHits& hits, Xapian::docid document);

}  // namespace searcher::search

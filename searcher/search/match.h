// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a document matches a query, and where: the tests on whole documents above the occurrences.
#pragma once

#include <vector>

#include "searcher/search/occurrences.h"

namespace searcher::search {

struct Match {
  bool matches = false;
  std::vector<Span> spans;  // minimal intervals: rising in first and in last, none within another
  bool operator==(const Match&) const = default;
};

// Evaluates the query on one document, exactly. The spans of
//   words, citations, phrases, OR of such, /n, /s, /p    are `spans` of occurrences.h;
//   a AND b, a OR b, a NOT b, ATLEAST                     those of the parts that had to match and did, together, again
//                                                         only minimal ones;
// conditions on metadata have none. Throws TooManyPairs.
Match evaluate(const Resolved& node, DocumentPositions& document, Work& work);

}  // namespace searcher::search

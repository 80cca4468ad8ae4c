// SPDX-License-Identifier: GPL-3.0-or-later
// A query that asks for less: what to offer when nothing was found.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/tree.h"

namespace searcher::search {

struct Relaxed {
  query::Node node;
  std::string why;  // "without «zebra»", "in one paragraph", ...
};

// The tree relaxed in one place, in every way there is: one word, phrase, citation, field or NOT left out, or one
// connector loosened (/5 to /s, /s to /p, /p to AND, a phrase to its words in one sentence). In the order of the text.
std::vector<Relaxed> relaxations(const query::Node& node);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Citations and form numbers that stand in a query as operands.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/text.h"

namespace searcher::query {

struct CitationText {
  Place place;
  std::string text;  // as typed where that alone reads back as the same citation, else the usual way to write it
  std::string key;
};

// In order, not overlapping. None inside quotes, filters, dates or a #word; none across a connector. With
// `operators` off (plain mode forced) quotes and connectors are no signs and only filters are passed over.
std::vector<CitationText> citations_in(const Text& text, bool operators);

}  // namespace searcher::query

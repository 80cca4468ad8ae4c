// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/leaves.h"

#include <algorithm>

#include "indexer/schema/fields.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

void sort_once(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

std::vector<Span> word_places(const Resolved& leaf, DocumentPositions& document) {
  std::vector<Span> spans;
  for (const std::string& term : leaf.terms)
    for (const std::uint32_t position : document.of(term)) spans.push_back({position, position});
  if (leaf.terms.size() > 1) sort_once(spans);
  return spans;
}

// Whether the whole span stands in one heading.
bool is_in_heading(const Span& span, DocumentPositions& document) {
  const auto& headings = document.headings();
  const auto heading = std::upper_bound(headings.begin(), headings.end(), span.first);
  if (heading == headings.begin()) return false;
  const auto& paragraphs = document.paragraphs();
  const auto next = std::upper_bound(paragraphs.begin(), paragraphs.end(), *(heading - 1));
  return next == paragraphs.end() || span.last < *next;
}

std::vector<Span> citation_places(const Resolved& leaf, DocumentPositions& document) {
  std::vector<Span> spans;
  for (const std::uint32_t place : document.of(leaf.terms.front())) {
    const Span span{schema::citation_first(place), schema::citation_last(place)};
    if (!leaf.in_headings || is_in_heading(span, document)) spans.push_back(span);
  }
  return spans;
}

std::vector<Span> phrase_places(const Resolved& leaf, DocumentPositions& document) {
  std::vector<std::vector<Span>> parts;
  for (const Resolved& word : leaf.operands) {
    parts.push_back(word_places(word, document));
    if (parts.back().empty()) return {};
  }
  std::vector<Span> spans;
  std::vector<std::size_t> at(parts.size(), 0);
  for (const Span& start : parts.front()) {
    std::uint32_t expected = start.first;
    bool whole = true;
    for (std::size_t i = 1; i < parts.size() && whole; ++i) {
      ++expected;
      while (at[i] < parts[i].size() && parts[i][at[i]].first < expected) ++at[i];
      whole = at[i] < parts[i].size() && parts[i][at[i]].first == expected;
    }
    if (whole) spans.push_back({start.first, expected});
  }
  return spans;
}

}  // namespace

bool is_leaf(const Resolved& node) {
  return node.kind == Kind::any || node.kind == Kind::citation || node.kind == Kind::sequence;
}

std::vector<Span> places(const Resolved& leaf, DocumentPositions& document) {
  if (leaf.kind == Kind::citation) return citation_places(leaf, document);
  return leaf.kind == Kind::sequence ? phrase_places(leaf, document) : word_places(leaf, document);
}

}  // namespace searcher::search

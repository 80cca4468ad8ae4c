// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/marks.h"

#include <algorithm>

#include "indexer/language/tokens.h"
#include "searcher/search/leaves.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

// Rising in first and in last, as `minimal` gives them.
bool lies_within_any(const Span& span, const std::vector<Span>& windows) {
  auto at = std::lower_bound(windows.begin(), windows.end(), span.last,
                             [](const Span& window, std::uint32_t last) { return window.last < last; });
  return at != windows.end() && at->first <= span.first;
}

class Collector {
 public:
  Collector(DocumentPositions& document, Work& work) : document_(document), work_(work) {}

  // Of the document when `windows` is null, else what lies within one of them.
  void collect(const Resolved& node, const std::vector<Span>* windows, std::vector<LeafSpan>& found) {
    if (is_leaf(node)) {
      for (const Span& span : places(node, document_))
        if (windows == nullptr || lies_within_any(span, *windows)) found.push_back({span, node.leaf});
    } else if (node.kind == Kind::near) {
      near(node, windows, found);
    } else if (node.kind == Kind::without) {
      collect(node.operands.front(), windows, found);
    } else if (node.kind != Kind::hidden) {
      for (const Resolved& operand : node.operands) collect(operand, windows, found);
    }
  }

 private:
  // The smallest spans of the connector within the windows, and what lies in them.
  void near(const Resolved& node, const std::vector<Span>* windows, std::vector<LeafSpan>& found) {
    std::vector<Span> inner;
    if (windows == nullptr) {
      inner = spans(node, document_, work_);
    } else {
      for (const Occurrence& each : occurrences(node, document_, work_))
        if (const Span span{each.first(), each.last()}; lies_within_any(span, *windows)) inner.push_back(span);
      inner = minimal(std::move(inner));
    }
    for (std::size_t i = 0; i < (node.negated ? 1 : node.operands.size()); ++i)
      collect(node.operands[i], &inner, found);
  }

  DocumentPositions& document_;
  Work& work_;
};

}  // namespace

std::vector<LeafSpan> matching_leaves(const Resolved& node, DocumentPositions& document, Work& work) {
  std::vector<LeafSpan> found;
  Collector(document, work).collect(node, nullptr, found);
  return found;
}

std::vector<Mark> marks_in(const schema::PassageRecord& passage, const std::vector<LeafSpan>& leaves) {
  std::vector<Mark> marks;
  const std::uint32_t end = passage.first_position + passage.words;
  std::vector<language::Token> tokens;
  for (const LeafSpan& leaf : leaves) {
    if (leaf.span.last < passage.first_position || leaf.span.first >= end) continue;
    if (tokens.empty()) tokens = language::tokens(passage.text);
    const std::uint32_t first = std::max(leaf.span.first, passage.first_position) - passage.first_position;
    const std::uint32_t last = std::min(leaf.span.last, end - 1) - passage.first_position;
    if (last < tokens.size()) marks.push_back({{tokens[first].begin, tokens[last].end}, leaf.leaf});
  }
  return separate(std::move(marks));
}

}  // namespace searcher::search

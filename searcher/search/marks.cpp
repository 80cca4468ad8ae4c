// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/marks.h"

#include <algorithm>

#include "indexer/language/tokens.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

bool is_leaf(const Resolved& node) {
  return node.kind == Kind::any || node.kind == Kind::citation || node.kind == Kind::sequence;
}

bool within_any(const Span& span, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& outer) { return outer.first <= span.first && span.last <= outer.last; });
}

class Collector {
 public:
  explicit Collector(DocumentPositions& document) : document_(document) {}

  void collect(const Resolved& node, std::vector<LeafSpan>& found) {
    if (is_leaf(node)) {
      for (const Span& span : evaluate(node, document_).spans) found.push_back({span, next_});
      ++next_;
    } else if (node.kind == Kind::near) {
      near(node, found);
    } else {
      for (std::size_t i = 0; i < node.operands.size(); ++i) {
        std::vector<LeafSpan> unwanted;
        collect(node.operands[i], node.kind == Kind::without && i > 0 ? unwanted : found);
      }
    }
  }

 private:
  void near(const Resolved& node, std::vector<LeafSpan>& found) {
    const std::vector<Span> spans = evaluate(node, document_).spans;
    std::vector<LeafSpan> all;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      std::vector<LeafSpan> unwanted;
      collect(node.operands[i], node.negated && i > 0 ? unwanted : all);
    }
    for (const LeafSpan& leaf : all)
      if (within_any(leaf.span, spans)) found.push_back(leaf);
  }

  DocumentPositions& document_;
  std::uint32_t next_ = 0;
};

}  // namespace

std::vector<LeafSpan> matching_leaves(const Resolved& node, DocumentPositions& document) {
  std::vector<LeafSpan> found;
  Collector(document).collect(node, found);
  return found;
}

std::uint32_t leaf_count(const Resolved& node) {
  if (is_leaf(node)) return 1;
  std::uint32_t count = 0;
  for (const Resolved& operand : node.operands) count += leaf_count(operand);
  return count;
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

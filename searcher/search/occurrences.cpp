// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/occurrences.h"

#include <algorithm>

#include "searcher/search/leaves.h"
#include "searcher/search/reach.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

bool share(const Span& a, const Span& b) { return a.first <= b.last && b.first <= a.last; }

bool are_separate(const Occurrence& a, const Occurrence& b) {
  return !share(a.left, b.left) && !share(a.left, b.right) && !share(a.right, b.left) && !share(a.right, b.right);
}

Occurrence join(const Occurrence& a, const Occurrence& b) {
  return {a.first() < b.first() ? a.left : b.left, a.last() > b.last() ? a.right : b.right};
}

void sort_once(Occurrences& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

// Whether first and last rise together from each to the next, so that the nearest of a list is found by one step.
bool rises(const std::vector<Span>& spans) {
  return std::adjacent_find(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
           return a.first >= b.first || a.last >= b.last;
         }) == spans.end();
}

// For each of `left` the nearest of `right` that begins after it ends; found(i, j). When that one is out of reach, all
// others are.
template <typename Found>
void nearest_after(const std::vector<Span>& left, const std::vector<Span>& right, const Reach& reach, Found found) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    while (next < right.size() && right[next].first <= left[i].last) ++next;
    if (next < right.size() && reach.holds(left[i], right[next])) found(i, next);
  }
}

std::vector<Span> near_leaves(const std::vector<Span>& a, const std::vector<Span>& b, const Reach& reach) {
  std::vector<Span> spans;
  nearest_after(a, b, reach, [&](std::size_t i, std::size_t j) { spans.push_back({a[i].first, b[j].last}); });
  if (!reach.ordered())
    nearest_after(b, a, reach, [&](std::size_t i, std::size_t j) { spans.push_back({b[i].first, a[j].last}); });
  return minimal(std::move(spans));
}

// Calls found(a, b) on the separate pairs in reach; when it returns false the rest of that a's pairs is passed over.
template <typename Found>
void for_each_pair(const Occurrences& left, const Occurrences& right, const Reach& reach, Work& work, Found found) {
  const Neighbours neighbours(right, reach);
  for (const Occurrence& a : left)
    neighbours.for_each(a, [&](const Occurrence& b) {
      work.look_at_pair();
      return !are_separate(a, b) || found(a, b);
    });
}

Occurrences without_partner(const Occurrences& left, const Occurrences& right, const Reach& reach, Work& work) {
  Occurrences alone;
  const Neighbours neighbours(right, reach);
  for (const Occurrence& a : left) {
    bool has_partner = false;
    neighbours.for_each(a, [&](const Occurrence& b) {
      work.look_at_pair();
      has_partner = are_separate(a, b);
      return !has_partner;
    });
    if (!has_partner) alone.push_back(a);
  }
  return alone;
}

Occurrences near_occurrences(const Resolved& node, DocumentPositions& document, Work& work) {
  const Reach reach(node, document);
  const Occurrences left = occurrences(node.operands.front(), document, work);
  if (left.empty()) return {};
  const Occurrences right = occurrences(node.operands.back(), document, work);
  if (node.negated) return without_partner(left, right, reach, work);
  Occurrences all;
  for_each_pair(left, right, reach, work, [&](const Occurrence& a, const Occurrence& b) {
    all.push_back(join(a, b));
    work.keep();
    return true;
  });
  sort_once(all);
  return all;
}

std::vector<Span> intervals(const Occurrences& all) {
  std::vector<Span> spans;
  spans.reserve(all.size());
  for (const Occurrence& each : all) spans.push_back({each.first(), each.last()});
  return spans;
}

std::vector<Span> near_spans(const Resolved& node, DocumentPositions& document, Work& work) {
  const Resolved& a = node.operands.front();
  const Resolved& b = node.operands.back();
  if (node.negated) return minimal(intervals(near_occurrences(node, document, work)));
  const Reach reach(node, document);
  if (is_leaf(a) && is_leaf(b)) {
    const std::vector<Span> left = places(a, document);
    if (left.empty()) return {};
    const std::vector<Span> right = places(b, document);
    if (rises(left) && rises(right)) return near_leaves(left, right, reach);
  }
  const Occurrences left = occurrences(a, document, work);
  if (left.empty()) return {};
  std::vector<Span> spans;
  constexpr std::size_t many = 1 << 20;
  for_each_pair(left, occurrences(b, document, work), reach, work, [&](const Occurrence& one, const Occurrence& other) {
    const Occurrence both = join(one, other);
    spans.push_back({both.first(), both.last()});
    if (spans.size() >= many) spans = minimal(std::move(spans));
    return true;
  });
  return minimal(std::move(spans));
}

}  // namespace

bool is_positional(const Resolved& node) {
  if (node.kind == Kind::either) return std::all_of(node.operands.begin(), node.operands.end(), is_positional);
  return is_leaf(node) || node.kind == Kind::near;
}

Occurrences occurrences(const Resolved& node, DocumentPositions& document, Work& work) {
  if (node.kind == Kind::near) return near_occurrences(node, document, work);
  Occurrences all;
  if (is_leaf(node)) {
    for (const Span& span : places(node, document)) all.push_back({span, span});
    return all;
  }
  for (const Resolved& operand : node.operands) {
    const Occurrences more = occurrences(operand, document, work);
    all.insert(all.end(), more.begin(), more.end());
  }
  sort_once(all);
  return all;
}

std::vector<Span> spans(const Resolved& node, DocumentPositions& document, Work& work) {
  if (node.kind == Kind::near) return near_spans(node, document, work);
  if (is_leaf(node)) return minimal(places(node, document));
  std::vector<Span> all;
  for (const Resolved& operand : node.operands) {
    const std::vector<Span> more = spans(operand, document, work);
    all.insert(all.end(), more.begin(), more.end());
  }
  return minimal(std::move(all));
}

std::vector<Span> minimal(std::vector<Span> spans) {
  // Rising first, and of those that begin together the longest first: walked from the right, a span stays only when it
  // ends before all that begin at or after it.
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  std::vector<Span> kept;
  for (auto span = spans.rbegin(); span != spans.rend(); ++span)
    if (kept.empty() || span->last < kept.back().last) kept.push_back(*span);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace searcher::search

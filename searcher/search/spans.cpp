// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/spans.h"

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/schema/records.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

// Index of the unit (sentence, paragraph) that holds a position; `starts` are the units' first positions.
std::size_t unit_of(const std::vector<std::uint32_t>& starts, std::uint32_t position) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), position) - starts.begin());
}

// Whether two separate occurrences are in reach of each other, `left` before `right`.
class Reach {
 public:
  Reach(const Resolved& node, DocumentPositions& document) : distance_(node.distance) {
    if (node.reach == query::Reach::sentence) units_ = &document.sentences();
    if (node.reach == query::Reach::paragraph) units_ = &document.paragraphs();
  }
  bool holds(const Span& left, const Span& right) const {
    if (left.last >= right.first) return false;
    if (units_ == nullptr) return right.first - left.last <= distance_;
    return unit_of(*units_, left.first) == unit_of(*units_, right.last);
  }

 private:
  std::uint32_t distance_;
  const std::vector<std::uint32_t>* units_ = nullptr;
};

// For each of `left` the nearest of `right` that begins after it ends. In minimal lists first and last rise together,
// so when the nearest is out of reach all others are.
template <typename Found>
void pair_up(const std::vector<Span>& left, const std::vector<Span>& right, const Reach& reach, Found found) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    while (next < right.size() && right[next].first <= left[i].last) ++next;
    if (next < right.size() && reach.holds(left[i], right[next])) found(i, next);
  }
}

std::vector<Span> near(const Resolved& node, const std::vector<Span>& a, const std::vector<Span>& b,
                       DocumentPositions& document) {
  const Reach reach(node, document);
  std::vector<Span> spans;
  pair_up(a, b, reach, [&](std::size_t i, std::size_t j) { spans.push_back({a[i].first, b[j].last}); });
  if (!node.ordered)
    pair_up(b, a, reach, [&](std::size_t i, std::size_t j) { spans.push_back({b[i].first, a[j].last}); });
  return minimal(std::move(spans));
}

std::vector<Span> not_near(const Resolved& node, const std::vector<Span>& a, const std::vector<Span>& b,
                           DocumentPositions& document) {
  const Reach reach(node, document);
  std::vector<bool> excluded(a.size(), false);
  pair_up(a, b, reach, [&](std::size_t i, std::size_t) { excluded[i] = true; });
  // An earlier b: the last one that ends before a begins is the nearest.
  std::size_t next = 0;
  for (std::size_t i = 0; i < a.size() && !node.ordered; ++i) {
    while (next < b.size() && b[next].last < a[i].first) ++next;
    if (next > 0 && reach.holds(b[next - 1], a[i])) excluded[i] = true;
  }
  std::vector<Span> spans;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!excluded[i]) spans.push_back(a[i]);
  return spans;
}

std::vector<Span> sequence(const std::vector<std::vector<Span>>& parts) {
  std::vector<Span> spans;
  std::vector<std::size_t> at(parts.size(), 0);
  for (const Span& start : parts.front()) {
    std::uint32_t expected = start.last + 1;
    bool whole = true;
    for (std::size_t i = 1; i < parts.size() && whole; ++i) {
      while (at[i] < parts[i].size() && parts[i][at[i]].first < expected) ++at[i];
      whole = at[i] < parts[i].size() && parts[i][at[i]].first == expected;
      ++expected;
    }
    if (whole) spans.push_back({start.first, expected - 1});
  }
  return spans;
}

std::vector<Span> occurrences(const Resolved& node, DocumentPositions& document) {
  std::vector<Span> spans;
  for (const std::string& term : node.terms)
    for (const std::uint32_t position : document.of(term)) spans.push_back({position, position});
  return minimal(std::move(spans));
}

std::vector<Span> citation_spans(const Resolved& node, DocumentPositions& document) {
  const auto& firsts = document.of(node.terms.at(0));
  const auto& lasts = document.of(node.terms.at(1));
  std::vector<Span> spans;
  for (std::size_t i = 0; i < std::min(firsts.size(), lasts.size()); ++i) spans.push_back({firsts[i], lasts[i]});
  return minimal(std::move(spans));
}

void append(std::vector<Span>& spans, const std::vector<Span>& more) {
  spans.insert(spans.end(), more.begin(), more.end());
}

Match found(std::vector<Span> spans) {
  const bool matches = !spans.empty();
  return {matches, std::move(spans)};
}

Match evaluate_all(const Resolved& node, DocumentPositions& document) {
  Match match{true, {}};
  for (const Resolved& operand : node.operands) {
    const Match one = evaluate(operand, document);
    if (!one.matches) return {};
    append(match.spans, one.spans);
  }
  match.spans = minimal(std::move(match.spans));
  return match;
}

Match evaluate_either(const Resolved& node, DocumentPositions& document) {
  Match match;
  for (const Resolved& operand : node.operands) {
    const Match one = evaluate(operand, document);
    match.matches = match.matches || one.matches;
    append(match.spans, one.spans);
  }
  match.spans = minimal(std::move(match.spans));
  return match;
}

Match evaluate_near(const Resolved& node, DocumentPositions& document) {
  const Match a = evaluate(node.operands.front(), document);
  if (a.spans.empty()) return {};
  const Match b = evaluate(node.operands.back(), document);
  if (node.negated) return found(not_near(node, a.spans, b.spans, document));
  return found(near(node, a.spans, b.spans, document));
}

Match evaluate_sequence(const Resolved& node, DocumentPositions& document) {
  std::vector<std::vector<Span>> parts;
  for (const Resolved& operand : node.operands) {
    parts.push_back(evaluate(operand, document).spans);
    if (parts.back().empty()) return {};
  }
  if (parts.empty()) return {};
  return found(sequence(parts));
}

}  // namespace

DocumentPositions::DocumentPositions(const Xapian::Database& database, Xapian::docid docid)
    : database_(database), docid_(docid), document_(database.get_document(docid, Xapian::DOC_ASSUME_VALID)) {}

const std::vector<std::uint32_t>& DocumentPositions::of(const std::string& term) {
  const auto [at, fresh] = lists_.try_emplace(term);
  if (fresh && has(term))
    at->second.assign(database_.positionlist_begin(docid_, term), database_.positionlist_end(docid_, term));
  return at->second;
}

bool DocumentPositions::has(const std::string& term) {
  auto at = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  if (at == end) return false;
  at.skip_to(docid_);
  return at != end && *at == docid_;
}

const std::vector<std::uint32_t>& DocumentPositions::sentences() {
  // Values are kept beside the position lists under names that no term has.
  const auto [at, fresh] = lists_.try_emplace("\x01s");
  if (fresh) at->second = schema::decode_positions(document_.get_value(schema::slot::sentences));
  return at->second;
}

const std::vector<std::uint32_t>& DocumentPositions::paragraphs() {
  const auto [at, fresh] = lists_.try_emplace("\x01p");
  if (fresh) at->second = schema::decode_positions(document_.get_value(schema::slot::paragraphs));
  return at->second;
}

const std::vector<std::uint32_t>& DocumentPositions::passages() {
  const auto [at, fresh] = lists_.try_emplace("\x01q");
  if (fresh) at->second = schema::decode_positions(document_.get_value(schema::slot::positions));
  return at->second;
}

std::string DocumentPositions::date() const { return document_.get_value(schema::slot::date); }

std::vector<Span> minimal(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.first != b.first ? a.first > b.first : a.last < b.last; });
  // From the right: keep a span only when it ends before all that begin at or after it.
  std::vector<Span> kept;
  for (const Span& span : spans)
    if (kept.empty() || span.last < kept.back().last) kept.push_back(span);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

Match evaluate(const Resolved& node, DocumentPositions& document) {
  switch (node.kind) {
    case Kind::any:
      return found(occurrences(node, document));
    case Kind::citation:
      return found(citation_spans(node, document));
    case Kind::sequence:
      return evaluate_sequence(node, document);
    case Kind::near:
      return evaluate_near(node, document);
    case Kind::all:
      return evaluate_all(node, document);
    case Kind::either:
      return evaluate_either(node, document);
    case Kind::without: {
      Match match = evaluate(node.operands.front(), document);
      if (!match.matches || evaluate(node.operands.back(), document).matches) return {};
      return match;
    }
    case Kind::at_least: {
      Match match = evaluate(node.operands.front(), document);
      if (match.spans.size() < node.count) return {};
      return match;
    }
    case Kind::tagged:
      return {std::any_of(node.terms.begin(), node.terms.end(), [&](const auto& term) { return document.has(term); }),
              {}};
    case Kind::dated:
      return {is_within(document.date(), node.dates), {}};
  }
  return {};
}

}  // namespace searcher::search

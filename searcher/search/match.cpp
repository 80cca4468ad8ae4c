// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/match.h"

#include <algorithm>

#include "searcher/search/filters.h"

namespace searcher::search {
namespace {

using Kind = Resolved::Kind;

Match found(std::vector<Span> spans) {
  const bool matches = !spans.empty();
  return {matches, std::move(spans)};
}

void append(std::vector<Span>& spans, const std::vector<Span>& more) {
  spans.insert(spans.end(), more.begin(), more.end());
}

Match all_of(const Resolved& node, DocumentPositions& document, Work& work) {
  Match match{true, {}};
  for (const Resolved& operand : node.operands) {
    const Match one = evaluate(operand, document, work);
    if (!one.matches) return {};
    append(match.spans, one.spans);
  }
  match.spans = minimal(std::move(match.spans));
  return match;
}

Match any_of(const Resolved& node, DocumentPositions& document, Work& work) {
  Match match;
  for (const Resolved& operand : node.operands) {
    const Match one = evaluate(operand, document, work);
    match.matches = match.matches || one.matches;
    append(match.spans, one.spans);
  }
  match.spans = minimal(std::move(match.spans));
  return match;
}

bool holds_any(const std::vector<std::string>& terms, DocumentPositions& document) {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return document.has(term); });
}

}  // namespace

Match evaluate(const Resolved& node, DocumentPositions& document, Work& work) {
  if (is_positional(node)) return found(spans(node, document, work));
  switch (node.kind) {
    case Kind::all:
      return all_of(node, document, work);
    case Kind::either:
      return any_of(node, document, work);
    case Kind::without:
      if (evaluate(node.operands.back(), document, work).matches) return {};
      return evaluate(node.operands.front(), document, work);
    case Kind::at_least: {
      Match match = evaluate(node.operands.front(), document, work);
      return match.spans.size() < node.count ? Match{} : match;
    }
    case Kind::hidden:
      return {evaluate(node.operands.front(), document, work).matches, {}};
    case Kind::tagged:
      return {holds_any(node.terms, document), {}};
    case Kind::dated:
      return {is_within(document.date(), node.dates), {}};
    default:
      return {};
  }
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The tightest connector of a run is joined until one operand is left; runs are short, as terms are limited.
#include "searcher/query/proximity.h"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/query/parse.h"

namespace searcher::query {
namespace {

// Smaller binds tighter.
std::pair<int, std::uint32_t> rank(const Proximity& proximity) {
  const int scope = static_cast<int>(proximity.reach) * 2 + (proximity.ordered ? 0 : 1);
  return {scope, proximity.reach == Reach::words ? proximity.distance : 0};
}

Node joined(const Proximity& connector, const Node& left, const Node& right) {
  Proximity proximity = connector;
  proximity.operands = {left, right};
  Node node;
  node.value = std::move(proximity);
  node.begin = left.begin;
  node.end = right.end;
  return node;
}

Node with_operands(auto shape, std::vector<Node> operands) {
  shape.operands = std::move(operands);
  Node node;
  node.value = std::move(shape);
  return node;
}

Node moved_out(const Proximity& connector, const Node& left, const Node& right);

Node operand_moved_out(const Proximity& connector, const Node& bad, const Node& other, bool bad_is_left) {
  const auto pair = [&](const Node& part) {
    return bad_is_left ? moved_out(connector, part, other) : moved_out(connector, other, part);
  };
  if (const auto* both = std::get_if<And>(&bad.value)) {
    std::vector<Node> parts;
    for (const Node& part : both->operands) parts.push_back(pair(part));
    return with_operands(And{}, std::move(parts));
  }
  if (const auto* any = std::get_if<Or>(&bad.value)) {
    std::vector<Node> parts;
    for (const Node& part : any->operands) parts.push_back(pair(part));
    return with_operands(Or{}, std::move(parts));
  }
  if (const auto* without = std::get_if<Not>(&bad.value))
    return with_operands(Not{}, {pair(without->operands[0]), without->operands[1]});
  if (const auto* count = std::get_if<AtLeast>(&bad.value))
    return with_operands(And{}, {bad, pair(count->operands.front())});
  return with_operands(And{}, bad_is_left ? std::vector<Node>{bad, other} : std::vector<Node>{other, bad});
}

// (a AND b) /s c -> ((a /s c) AND (b /s c)). As deep as the operands are, which the parser bounds.
Node moved_out(const Proximity& connector, const Node& left, const Node& right) {
  if (!is_positional(left)) return operand_moved_out(connector, left, right, true);
  if (!is_positional(right)) return operand_moved_out(connector, right, left, false);
  return joined(connector, left, right);
}

std::string what_it_holds(const Node& node) {
  if (const auto* any = std::get_if<Or>(&node.value))
    for (const Node& operand : any->operands)
      if (!is_positional(operand)) return what_it_holds(operand);
  if (std::holds_alternative<And>(node.value)) return "AND";
  if (std::holds_alternative<Not>(node.value)) return "NOT";
  if (std::holds_alternative<AtLeast>(node.value)) return "ATLEAST";
  if (const auto* field = std::get_if<Field>(&node.value)) return "the field " + field->name;
  return "this";
}

Mistake not_positional(std::string_view query, const ProximityConnector& connector, const Node& left,
                       const Node& right) {
  const Node& bad = is_positional(left) ? right : left;
  const Node node = moved_out(connector.proximity, left, right);
  const std::string name(query.substr(connector.place.begin, connector.place.end - connector.place.begin));
  const Place whole{left.begin, right.end};
  return {
      "not-in-proximity",
      what_it_holds(bad) + " cannot stand inside an operand of " + name + ": it is a test on the whole document, and " +
          name + " works on words in their places",
      {bad.begin, bad.end},
      {replaced(query, whole, print(node)), replaced(query, whole, "(" + print(left) + " AND " + print(right) + ")")}};
}

}  // namespace

bool is_positional(const Node& node) {
  if (const auto* any = std::get_if<Or>(&node.value))
    return std::all_of(any->operands.begin(), any->operands.end(), is_positional);
  return std::holds_alternative<Word>(node.value) || std::holds_alternative<Phrase>(node.value) ||
         std::holds_alternative<Cite>(node.value) || std::holds_alternative<Proximity>(node.value);
}

std::variant<Node, Mistake> join_by_precedence(std::string_view query, std::vector<Node> operands,
                                               std::vector<ProximityConnector> connectors) {
  while (!connectors.empty()) {
    const auto tightest = std::min_element(connectors.begin(), connectors.end(), [](const auto& a, const auto& b) {
      return rank(a.proximity) < rank(b.proximity);
    });
    const auto i = static_cast<std::size_t>(tightest - connectors.begin());
    const Node& left = operands[i];
    const Node& right = operands[i + 1];
    if (!is_positional(left) || !is_positional(right)) return not_positional(query, *tightest, left, right);
    Node node = joined(tightest->proximity, left, right);
    operands[i] = std::move(node);
    operands.erase(operands.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    connectors.erase(tightest);
  }
  return std::move(operands.front());
}

}  // namespace searcher::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/relax.h"

#include <optional>
#include <utility>

#include "searcher/query/parse.h"

namespace searcher::search {
namespace {

using query::Node;

// Nothing left of the node: whatever holds it has to do without.
struct Variant {
  std::optional<Node> node;
  std::string why;
};
using Variants = std::vector<Variant>;

Node make(auto value) {
  Node node;
  node.value = std::move(value);
  return node;
}

Variants variants(const Node& node, bool inside_proximity);

Variants without(const Node& node) { return {{std::nullopt, "without «" + query::print(node) + "»"}}; }

// The variants of one operand put in its place; `gone` makes what is left when the operand vanishes.
template <typename Value, typename Gone>
void in_place(const Value& value, std::size_t index, bool inside_proximity, Gone gone, Variants& all) {
  for (Variant& variant : variants(value.operands[index], inside_proximity)) {
    if (!variant.node) {
      if (auto rest = gone()) all.push_back({std::move(rest), std::move(variant.why)});
      continue;
    }
    Value changed = value;
    changed.operands[index] = std::move(*variant.node);
    all.push_back({make(std::move(changed)), std::move(variant.why)});
  }
}

std::optional<Node> nothing() { return std::nullopt; }

Variants of(const query::Word&, const Node& node, bool) { return without(node); }
Variants of(const query::Cite&, const Node& node, bool) { return without(node); }
Variants of(const query::DateRange&, const Node& node, bool) { return without(node); }

Variants of(const query::Phrase& phrase, const Node& node, bool) {
  Variants all = without(node);
  if (phrase.words.size() < 2 || phrase.words.size() > 5) return all;
  Node joined = make(query::Word{phrase.words.front(), false});
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    query::Proximity near;
    near.reach = query::Reach::sentence;
    near.operands = {std::move(joined), make(query::Word{phrase.words[i], false})};
    joined = make(std::move(near));
  }
  all.push_back({std::move(joined), "the words of «" + query::print(node) + "» in one sentence"});
  return all;
}

// The next wider reach; AND only where no other connector of proximity stands above.
std::optional<Variant> loosened(const query::Proximity& near, bool inside_proximity) {
  query::Proximity wider = near;
  wider.ordered = false;
  if (near.reach == query::Reach::words) {
    wider.reach = query::Reach::sentence;
    wider.distance = 0;
    return Variant{make(std::move(wider)), "in one sentence"};
  }
  if (near.reach == query::Reach::sentence) {
    wider.reach = query::Reach::paragraph;
    return Variant{make(std::move(wider)), "in one paragraph"};
  }
  if (inside_proximity) return std::nullopt;
  return Variant{make(query::And{near.operands}), "anywhere in the document"};
}

Variants of(const query::Proximity& near, const Node&, bool inside_proximity) {
  Variants all;
  if (near.negated) {
    in_place(near, 0, true, nothing, all);
    all.push_back({near.operands[0], "without NOT «" + query::print(near.operands[1]) + "»"});
    return all;
  }
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}})
    in_place(
        near, i, true, [&] { return std::optional<Node>(near.operands[1 - i]); }, all);
  if (auto wider = loosened(near, inside_proximity)) all.push_back(std::move(*wider));
  return all;
}

Variants of(const query::And& value, const Node&, bool inside_proximity) {
  Variants all;
  for (std::size_t i = 0; i < value.operands.size(); ++i)
    in_place(
        value, i, inside_proximity,
        [&] {
          query::And rest = value;
          rest.operands.erase(rest.operands.begin() + static_cast<std::ptrdiff_t>(i));
          return std::optional<Node>(rest.operands.size() == 1 ? rest.operands.front() : make(std::move(rest)));
        },
        all);
  return all;
}

Variants of(const query::Or& value, const Node& node, bool inside_proximity) {
  Variants all = without(node);
  for (std::size_t i = 0; i < value.operands.size(); ++i) in_place(value, i, inside_proximity, nothing, all);
  return all;
}

Variants of(const query::Not& value, const Node&, bool inside_proximity) {
  Variants all;
  in_place(value, 0, inside_proximity, nothing, all);
  all.push_back({value.operands[0], "without NOT «" + query::print(value.operands[1]) + "»"});
  return all;
}

Variants of(const query::AtLeast& value, const Node& node, bool inside_proximity) {
  Variants all = without(node);
  if (value.count > 1) all.push_back({value.operands[0], "«" + query::print(value.operands[0]) + "» at least once"});
  in_place(value, 0, inside_proximity, nothing, all);
  return all;
}

Variants of(const query::Field& value, const Node& node, bool inside_proximity) {
  Variants all = without(node);
  if (!std::holds_alternative<query::DateRange>(value.operands[0].value))
    in_place(value, 0, inside_proximity, nothing, all);
  return all;
}

// Depth is bounded by the parser.
Variants variants(const Node& node, bool inside_proximity) {
  return std::visit([&](const auto& value) { return of(value, node, inside_proximity); }, node.value);
}

}  // namespace

std::vector<Relaxed> relaxations(const Node& node) {
  std::vector<Relaxed> all;
  for (Variant& variant : variants(node, false))
    if (variant.node) all.push_back({std::move(*variant.node), std::move(variant.why)});
  return all;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// The echo: every group in parentheses, every connector in its first spelling, dates in full.
#include "searcher/query/dates.h"
#include "searcher/query/filters.h"
#include "searcher/query/parse.h"

namespace searcher::query {
namespace {

std::string joined(const std::vector<Node>& operands, std::string_view connector) {
  std::string text = "(";
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) text += " " + std::string(connector) + " ";
    text += print(operands[i]);
  }
  return text + ")";
}

std::string connector_of(const Proximity& proximity) {
  std::string text = proximity.negated ? "NOT " : "";
  text += proximity.ordered ? "+" : "/";
  if (proximity.reach == Reach::sentence) return text + "s";
  if (proximity.reach == Reach::paragraph) return text + "p";
  return text + std::to_string(proximity.distance);
}

struct Printer {
  std::string operator()(const Word& word) const { return (word.exact_form ? "#" : "") + word.text; }
  std::string operator()(const Phrase& phrase) const {
    std::string text = "\"";
    for (std::size_t i = 0; i < phrase.words.size(); ++i) text += (i > 0 ? " " : "") + phrase.words[i];
    return text + "\"";
  }
  std::string operator()(const Cite& cite) const { return cite.text; }
  std::string operator()(const Proximity& proximity) const {
    return joined(proximity.operands, connector_of(proximity));
  }
  std::string operator()(const And& node) const { return joined(node.operands, "AND"); }
  std::string operator()(const Or& node) const { return joined(node.operands, "OR"); }
  std::string operator()(const Not& node) const { return joined(node.operands, "NOT"); }
  std::string operator()(const AtLeast& node) const {
    return "ATLEAST" + std::to_string(node.count) + inside(node.operands.front());
  }
  std::string operator()(const Field& field) const { return field.name + inside(field.operands.front()); }
  std::string operator()(const DateRange& range) const { return print_dates(range); }

  // A group brings its own parentheses.
  static std::string inside(const Node& node) {
    const std::string text = print(node);
    const bool is_group = std::holds_alternative<Proximity>(node.value) || std::holds_alternative<And>(node.value) ||
                          std::holds_alternative<Or>(node.value) || std::holds_alternative<Not>(node.value);
    return is_group ? text : "(" + text + ")";
  }
};

}  // namespace

std::string print(const Node& node) { return std::visit(Printer{}, node.value); }

std::string print(const Query& query) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  for (const Node& node : query.root) add(print(node));
  for (const Filter& filter : query.filters) add(print(filter));
  return text;
}

}  // namespace searcher::query

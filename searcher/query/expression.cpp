// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent, one function a level of precedence; depth is bounded by the parentheses.
//
//   not := and ( NOT and | -prim [ [AND] and ] )*      prox := or ( PROX or )*
//   and := prox ( [AND] prox )*                        or   := prim ( OR prim )*
#include "searcher/query/expression.h"

#include <algorithm>
#include <optional>
#include <string>

#include "searcher/query/connectors.h"
#include "searcher/query/fields.h"
#include "searcher/query/parse.h"
#include "searcher/query/proximity.h"
#include "searcher/query/text.h"

namespace searcher::query {
namespace {

Node node_of(auto value, Place place) {
  Node node;
  node.value = std::move(value);
  node.begin = place.begin;
  node.end = place.end;
  return node;
}

template <typename Shape>
Node group(Shape shape, std::vector<Node> operands) {
  const Place place{operands.front().begin, operands.back().end};
  shape.operands = std::move(operands);
  return node_of(std::move(shape), place);
}

// What a mistake leaves behind while the descent unwinds; nobody looks at it.
Node nothing() { return {}; }

class Expression {
 public:
  Expression(std::string_view query, std::vector<Lexeme> lexemes) : query_(query), lexemes_(std::move(lexemes)) {}

  std::variant<Node, Mistake> run() {
    Node node = parse_not();
    if (!mistake_ && at_ < lexemes_.size()) fail(missing_operand());
    if (mistake_) return *mistake_;
    return node;
  }

 private:
  bool is(Kind kind) const { return !mistake_ && at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
  const Lexeme& next() { return lexemes_[at_++]; }
  Node fail(Mistake mistake) {
    if (!mistake_) mistake_ = std::move(mistake);
    return nothing();
  }

  bool begins_operand() const {
    if (mistake_ || at_ >= lexemes_.size()) return false;
    switch (lexemes_[at_].kind) {
      case Kind::word:
      case Kind::phrase:
      case Kind::cite:
      case Kind::date:
      case Kind::open:
      case Kind::field:
      case Kind::at_least:
        return true;
      default:
        return false;
    }
  }

  Node parse_not() {
    Node left = parse_and();
    while (is(Kind::conj_not) || is(Kind::minus)) {
      if (next().kind == Kind::conj_not) {
        Node right = parse_and();
        left = group(Not{}, {std::move(left), std::move(right)});
        continue;
      }
      Node right = parse_primary();
      left = group(Not{}, {std::move(left), std::move(right)});
      if (is(Kind::conj_and))
        ++at_;
      else if (!begins_operand())
        continue;
      left = parse_and_from(std::move(left));
    }
    return left;
  }

  Node parse_and() { return parse_and_from(std::nullopt); }

  // SPACE is AND. `first` is an operand that was read before.
  Node parse_and_from(std::optional<Node> first) {
    std::vector<Node> operands;
    if (first) operands.push_back(std::move(*first));
    operands.push_back(parse_proximity());
    while (is(Kind::conj_and) || begins_operand()) {
      if (is(Kind::conj_and)) ++at_;
      operands.push_back(parse_proximity());
    }
    return operands.size() == 1 ? std::move(operands.front()) : group(And{}, std::move(operands));
  }

  Node parse_proximity() {
    std::vector<Node> operands;
    std::vector<ProximityConnector> connectors;
    operands.push_back(parse_or());
    while (is(Kind::proximity)) {
      const Lexeme& lexeme = next();
      connectors.push_back({lexeme.proximity, lexeme.place});
      operands.push_back(parse_or());
    }
    if (mistake_) return nothing();
    auto joined = join_by_precedence(query_, std::move(operands), std::move(connectors));
    if (auto* mistake = std::get_if<Mistake>(&joined)) return fail(std::move(*mistake));
    return std::get<Node>(std::move(joined));
  }

  Node parse_or() {
    std::vector<Node> operands;
    operands.push_back(parse_primary());
    while (is(Kind::conj_or)) {
      ++at_;
      operands.push_back(parse_primary());
    }
    return operands.size() == 1 ? std::move(operands.front()) : group(Or{}, std::move(operands));
  }

  Node parse_primary() {
    if (mistake_) return nothing();
    if (!begins_operand()) return fail(missing_operand());
    const Lexeme& lexeme = next();
    switch (lexeme.kind) {
      case Kind::word:
        return node_of(Word{lexeme.text, lexeme.exact_form}, lexeme.place);
      case Kind::phrase:
        return node_of(lexeme.phrase, lexeme.place);
      case Kind::cite:
        return node_of(Cite{lexeme.text, lexeme.key}, lexeme.place);
      case Kind::date:
        return date(lexeme);
      default:
        return parenthesised(lexeme);
    }
  }

  Node date(const Lexeme& lexeme) {
    return group_at(Field{"DA", {}}, node_of(lexeme.dates, lexeme.place), lexeme.place);
  }

  template <typename Shape>
  static Node group_at(Shape shape, Node operand, Place place) {
    shape.operands.push_back(std::move(operand));
    return node_of(std::move(shape), place);
  }

  Node parenthesised(const Lexeme& open) {
    if (is(Kind::close)) return fail(empty_parentheses(query_, {open.place.begin, lexemes_[at_].place.end}));
    Node inside = parse_not();
    if (mistake_) return nothing();
    if (!is(Kind::close)) return fail(missing_operand());
    const Place whole{open.place.begin, next().place.end};
    if (open.kind == Kind::at_least) return at_least(open, std::move(inside), whole);
    if (open.kind == Kind::field) {
      auto field = field_node(query_, open.text, std::move(inside), whole);
      if (auto* mistake = std::get_if<Mistake>(&field)) return fail(std::move(*mistake));
      return std::get<Node>(std::move(field));
    }
    inside.begin = whole.begin;
    inside.end = whole.end;
    return inside;
  }

  static bool is_countable(const Node& node) {
    if (const auto* any = std::get_if<Or>(&node.value))
      return std::all_of(any->operands.begin(), any->operands.end(), is_countable);
    return std::holds_alternative<Word>(node.value) || std::holds_alternative<Phrase>(node.value) ||
           std::holds_alternative<Cite>(node.value);
  }

  Node at_least(const Lexeme& open, Node inside, Place whole) {
    if (is_countable(inside)) return group_at(AtLeast{open.count, {}}, std::move(inside), whole);
    const std::string name = "ATLEAST" + std::to_string(open.count);
    std::string rewrite = "(" + name + "(" + print(inside) + ")";
    if (const auto* all = std::get_if<And>(&inside.value)) {
      rewrite = "(";
      for (const Node& part : all->operands) {
        if (&part != &all->operands.front()) rewrite += " AND ";
        rewrite += name + "(" + print(part) + ")";
      }
    }
    return fail({"not-countable",
                 name + " counts words, phrases, citations and OR of those, nothing else",
                 {inside.begin, inside.end},
                 {replaced(query_, whole, rewrite + ")"), replaced(query_, whole, print(inside))}});
  }

  // What stands at at_ (or the end) where a word was expected.
  Mistake missing_operand() const {
    const Place previous = at_ > 0 ? lexemes_[at_ - 1].place : Place{};
    if (at_ >= lexemes_.size()) return query_ends(query_, previous);
    const Lexeme& found = lexemes_[at_];
    const bool leads = at_ == 0 || lexemes_[at_ - 1].kind == Kind::open || lexemes_[at_ - 1].kind == Kind::field ||
                       lexemes_[at_ - 1].kind == Kind::at_least;
    if (found.kind == Kind::close) return word_expected(query_, found.place, previous);
    if (found.kind == Kind::minus && !leads)
      return {"missing-operand", "- has nothing to work on", found.place, {removed(query_, found.place)}};
    if (leads && (found.kind == Kind::conj_not || found.kind == Kind::minus)) return leading_not(query_, found.place);
    return nothing_to_work_on(query_, found.place, name_of(found), word_of(found));
  }

  std::string typed(Place place) const { return std::string(query_.substr(place.begin, place.end - place.begin)); }

  // NOT for not, AND NOT for & not, the connector as typed for signs and for /s and the like.
  std::string name_of(const Lexeme& lexeme) const {
    std::string name = typed(lexeme.place);
    if (lexeme.kind != Kind::proximity)
      for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
  }

  // Only connectors written in letters are words as well.
  std::string word_of(const Lexeme& lexeme) const {
    const std::string word = lower_ascii(typed(lexeme.place));
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || is_space(c); });
    return lexeme.kind != Kind::proximity && letters ? word : "";
  }

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::optional<Mistake> mistake_;
};

}  // namespace

std::variant<Node, Mistake> read_expression(std::string_view query, std::vector<Lexeme> lexemes) {
  return Expression(query, std::move(lexemes)).run();
}

}  // namespace searcher::query

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/resolve.h"

#include <algorithm>
#include <optional>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/forms.h"

namespace searcher::search {
namespace {

using query::Node;
using schema::FieldId;

// Thrown inside this file only; resolve() turns it into the value it returns.
struct Mistake {
  QueryError error;
};

Resolved any_of(std::vector<std::string> terms) {
  Resolved leaf;
  leaf.terms = std::move(terms);
  return leaf;
}

Resolved group(Resolved::Kind kind, std::vector<Resolved> operands) {
  if (operands.size() == 1 && (kind == Resolved::Kind::sequence || kind == Resolved::Kind::either))
    return std::move(operands.front());
  Resolved node;
  node.kind = kind;
  node.operands = std::move(operands);
  return node;
}

std::vector<std::string> prefixed(FieldId field, const std::vector<std::string>& forms) {
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(schema::term(field, form));
  return terms;
}

class Resolver {
 public:
  Resolver(const Xapian::Database& database, Resolution& resolution) : database_(database), resolution_(resolution) {}

  // Depth is bounded by the parser.
  Resolved resolve(const Node& node, FieldId field) {
    return std::visit([&](const auto& value) { return of(value, node, field); }, node.value);
  }

 private:
  Resolved of(const query::Word& word, const Node& node, FieldId field) {
    if (is_boolean(field)) return tagged(field, word.text);
    WordCount count{query::print(node), 0, {}};
    Resolved leaf = is_truncated(word.text) ? truncated(word, node, field, count) : plain_word(word, field, count);
    count.documents = documents(leaf);
    resolution_.words.push_back(std::move(count));
    return leaf;
  }

  Resolved of(const query::Phrase& phrase, const Node& node, FieldId field) {
    if (is_boolean(field)) {
      std::string text;
      for (const std::string& word : phrase.words) text += (text.empty() ? "" : " ") + word;
      return tagged(field, text);
    }
    std::vector<Resolved> sequence;
    for (const std::string& word : phrase.words)
      for (const language::Token& token : language::tokens(word)) sequence.push_back(one_form(token, field));
    Resolved node_of_phrase = group(Resolved::Kind::sequence, std::move(sequence));
    resolution_.words.push_back({query::print(node), documents(node_of_phrase), {}});
    return node_of_phrase;
  }

  Resolved of(const query::Cite& cite, const Node& node, FieldId field) {
    Resolved leaf;
    if (is_boolean(field)) {
      leaf = field == FieldId::citation ? Resolved{} : tagged(field, cite.text);
      leaf.kind = Resolved::Kind::tagged;
      if (field == FieldId::citation) leaf.terms = {schema::term(FieldId::citation, cite.key)};
    } else {
      leaf.kind = Resolved::Kind::citation;
      leaf.terms = {schema::term(FieldId::citation, cite.key), schema::term(FieldId::citation_end, cite.key)};
    }
    const std::uint64_t found = database_.get_termfreq(leaf.terms.front());
    resolution_.words.push_back({query::print(node), found, {}});
    return leaf;
  }

  Resolved of(const query::Proximity& proximity, const Node&, FieldId field) {
    Resolved node = group(Resolved::Kind::near, operands(proximity.operands, field));
    node.reach = proximity.reach;
    node.distance = proximity.distance;
    node.ordered = proximity.ordered;
    node.negated = proximity.negated;
    return node;
  }

  Resolved of(const query::And& value, const Node&, FieldId field) {
    return group(Resolved::Kind::all, operands(value.operands, field));
  }
  Resolved of(const query::Or& value, const Node&, FieldId field) {
    return group(Resolved::Kind::either, operands(value.operands, field));
  }
  Resolved of(const query::Not& value, const Node&, FieldId field) {
    return group(Resolved::Kind::without, operands(value.operands, field));
  }
  Resolved of(const query::AtLeast& value, const Node&, FieldId field) {
    Resolved node = group(Resolved::Kind::at_least, operands(value.operands, field));
    node.count = value.count;
    return node;
  }
  Resolved of(const query::Field& value, const Node&, FieldId) {
    const auto row = std::find_if(schema::fields.begin(), schema::fields.end(),
                                  [&](const schema::Field& each) { return each.query_name == value.name; });
    // DA(...) holds only date ranges, which need no field.
    return resolve(value.operands.front(), row != schema::fields.end() ? row->id : FieldId::text);
  }
  Resolved of(const query::DateRange& dates, const Node&, FieldId) {
    Resolved node;
    node.kind = Resolved::Kind::dated;
    node.dates = dates;
    return node;
  }

  std::vector<Resolved> operands(const std::vector<Node>& nodes, FieldId field) {
    std::vector<Resolved> resolved;
    for (const Node& node : nodes) resolved.push_back(resolve(node, field));
    return resolved;
  }

  static bool is_boolean(FieldId field) { return schema::field(field).kind == schema::Kind::term; }

  Resolved tagged(FieldId field, const std::string& text) {
    Resolved leaf;
    leaf.kind = Resolved::Kind::tagged;
    if (field == FieldId::citation) {
      const auto citation = law::parse_citation(text);
      if (citation) leaf.terms = {schema::term(field, citation->key)};
    } else if (field == FieldId::path) {
      leaf.terms = {schema::term(field, text), schema::term(FieldId::folder, language::fold(text))};
    } else {
      leaf.terms = {schema::term(field, language::fold(text))};
    }
    return leaf;
  }

  // A word exactly as typed: with its ñ when it has one, with or without when it has an n.
  static Resolved one_form(const language::Token& token, FieldId field) {
    return any_of({schema::term(field, token.exact.empty() ? token.folded : token.exact)});
  }

  Resolved plain_word(const query::Word& word, FieldId field, WordCount& count) {
    const auto tokens = language::tokens(word.text);
    if (tokens.size() != 1) return several(tokens, word, field);
    const std::string& form = tokens[0].exact.empty() ? tokens[0].folded : tokens[0].exact;
    std::vector<std::string> forms = word.exact_form ? std::vector<std::string>{form} : language::regular_forms(form);
    note_enye(word.text, forms);
    std::vector<std::string> terms = prefixed(field, forms);
    if (terms.size() > 1) count.forms = counted_forms(database_, field, forms);
    return any_of(std::move(terms));
  }

  // A word with a hyphen: its parts side by side, or joined.
  Resolved several(const std::vector<language::Token>& tokens, const query::Word& word, FieldId field) {
    std::vector<Resolved> sequence;
    std::string joined;
    for (const language::Token& token : tokens) {
      sequence.push_back(one_form(token, field));
      joined += token.folded;
    }
    if (sequence.empty()) return any_of({});
    std::vector<Resolved> either;
    either.push_back(group(Resolved::Kind::sequence, std::move(sequence)));
    if (word.text.find('-') != std::string::npos) either.push_back(any_of({schema::term(field, joined)}));
    return group(Resolved::Kind::either, std::move(either));
  }

  Resolved truncated(const query::Word& word, const Node& node, FieldId field, WordCount& count) {
    const Expansion expansion = expand(database_, field, word.text, most_forms - used_forms_);
    if (!expansion.error.empty()) {
      QueryError error{expansion.too_many ? "too-many-forms" : "root-too-short", expansion.error, node.begin,
                       node.end - node.begin, ""};
      throw Mistake{std::move(error)};
    }
    used_forms_ += expansion.forms.size();
    count.forms = commonest(expansion.forms, 10);
    std::vector<std::string> forms;
    for (const auto& [form, frequency] : expansion.forms) forms.push_back(form);
    return any_of(prefixed(field, forms));
  }

  void note_enye(const std::string& typed, const std::vector<std::string>& forms) {
    for (const std::string& form : forms)
      for (const std::string& variant : enye_variants(form))
        if (database_.term_exists(variant)) {
          resolution_.notes.push_back("«" + typed + "» also finds «" + variant + "».");
          return;
        }
  }

  std::uint64_t documents(const Resolved& leaf) const {
    bool exact = true;
    const Xapian::Query query = candidates(leaf, exact);
    if (query.empty()) return 0;
    if (leaf.kind == Resolved::Kind::any && leaf.terms.size() == 1) return database_.get_termfreq(leaf.terms.front());
    return count_matches(database_, query);
  }

  const Xapian::Database& database_;
  Resolution& resolution_;
  std::size_t used_forms_ = 0;
};

Xapian::Query any_term(const std::vector<std::string>& terms) {
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

Xapian::Query combine(Xapian::Query::op op, const std::vector<Resolved>& operands, bool& exact) {
  std::vector<Xapian::Query> queries;
  for (const Resolved& operand : operands) queries.push_back(candidates(operand, exact));
  return Xapian::Query(op, queries.begin(), queries.end());
}

std::string range_start(const std::string& iso) {
  std::string value = schema::date_value(iso);
  // A document known by month or year alone is within a range that begins with that month or year.
  if (value.size() == 8 && value.ends_with("01")) value.replace(6, 2, "00");
  if (value.size() == 8 && value.ends_with("0100")) value.replace(4, 4, "0000");
  return value;
}

}  // namespace

std::variant<Resolution, QueryError> resolve(const Node& node, const Xapian::Database& database) {
  Resolution resolution;
  try {
    resolution.root = Resolver(database, resolution).resolve(node, FieldId::text);
  } catch (Mistake& mistake) {
    return std::move(mistake.error);
  }
  return resolution;
}

Xapian::Query candidates(const Resolved& node, bool& exact) {
  using Kind = Resolved::Kind;
  switch (node.kind) {
    case Kind::any:
    case Kind::tagged:
      return any_term(node.terms);
    case Kind::citation:
      return Xapian::Query(node.terms.front());
    case Kind::dated:
      return compile(node.dates);
    case Kind::either:
      return combine(Xapian::Query::OP_OR, node.operands, exact);
    case Kind::all:
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::sequence:
      exact = false;
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::near:
      exact = false;
      if (node.negated) return candidates(node.operands.front(), exact);
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::at_least:
      exact = exact && node.count <= 1;
      return candidates(node.operands.front(), exact);
    case Kind::without: {
      const Xapian::Query wanted = candidates(node.operands.front(), exact);
      bool exact_exclusion = true;
      const Xapian::Query unwanted = candidates(node.operands.back(), exact_exclusion);
      // An inexact exclusion would drop documents that match.
      if (exact_exclusion) return Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, unwanted);
      exact = false;
      return wanted;
    }
  }
  return {};
}

bool is_within(const std::string& date_value, const query::DateRange& dates) {
  const std::string last = schema::date_value(dates.last);
  return !date_value.empty() && date_value >= range_start(dates.first) && (last.empty() || date_value <= last);
}

Xapian::Query compile(const query::DateRange& dates) {
  const std::string first = range_start(dates.first);
  const std::string last = schema::date_value(dates.last);
  // Documents without a date have an empty value, which is below every bound.
  if (last.empty()) return {Xapian::Query::OP_VALUE_GE, schema::slot::date, first.empty() ? "0" : first};
  return {Xapian::Query::OP_VALUE_RANGE, schema::slot::date, first.empty() ? "0" : first, last};
}

Xapian::Query compile(const std::vector<query::Filter>& filters) {
  std::vector<std::pair<std::string, std::vector<Xapian::Query>>> by_name;
  std::vector<Xapian::Query> all;
  for (const query::Filter& filter : filters) {
    if (filter.name == "date") {
      all.push_back(compile(filter.dates));
      continue;
    }
    const auto row = std::find_if(schema::fields.begin(), schema::fields.end(),
                                  [&](const schema::Field& each) { return each.filter_name == filter.name; });
    if (row == schema::fields.end()) continue;  // the parser lets none other through
    const bool raw = row->id == FieldId::citation;
    const Xapian::Query one(schema::term(row->id, raw ? filter.value : language::fold(filter.value)));
    const auto at =
        std::find_if(by_name.begin(), by_name.end(), [&](const auto& each) { return each.first == filter.name; });
    if (at != by_name.end())
      at->second.push_back(one);
    else
      by_name.push_back({filter.name, {one}});
  }
  for (const auto& [name, alternatives] : by_name)
    all.emplace_back(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end());
  if (all.empty()) return Xapian::Query::MatchAll;
  return {Xapian::Query::OP_AND, all.begin(), all.end()};
}

}  // namespace searcher::search

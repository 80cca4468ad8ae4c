// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/resolve.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/query/pattern.h"
#include "searcher/search/forms.h"

namespace searcher::search {
namespace {

using query::Node;
using schema::FieldId;
using Kind = Resolved::Kind;

// Thrown inside this file only; resolve() turns it into the value it returns.
struct Mistake {
  QueryError error;
};

Resolved group(Kind kind, std::vector<Resolved> operands) {
  if (operands.size() == 1 && (kind == Kind::sequence || kind == Kind::either)) return std::move(operands.front());
  Resolved node;
  node.kind = kind;
  node.operands = std::move(operands);
  return node;
}

bool is_boolean(FieldId field) { return schema::field(field).kind == schema::Kind::term; }

// A text of its own, whose positions are not those of the document.
bool is_own_text(FieldId field) { return field == FieldId::title || field == FieldId::author; }

class Resolver {
 public:
  Resolver(const Xapian::Database& database, Resolution& resolution) : database_(database), resolution_(resolution) {}

  // Depth is bounded by the parser.
  Resolved resolve(const Node& node, FieldId field) {
    return std::visit([&](const auto& value) { return of(value, node, field); }, node.value);
  }

 private:
  Resolved of(const query::Word& word, const Node& node, FieldId field) {
    const std::uint32_t leaf = new_leaf(node, field);
    if (is_boolean(field)) return tagged(field, word.text, leaf);
    const auto parts = query::patterns(word);
    std::vector<Resolved> sequence;
    for (std::size_t i = 0; i < parts.size(); ++i)
      sequence.push_back(one_of(parts[i], !word.exact_form && i + 1 == parts.size(), node, field, leaf));
    if (sequence.empty()) return with_terms({}, leaf);
    std::vector<Resolved> either;
    either.push_back(group(Kind::sequence, std::move(sequence)));
    either.back().leaf = leaf;
    if (const auto joined = query::joined(word)) either.push_back(one_of(*joined, !word.exact_form, node, field, leaf));
    return group(Kind::either, std::move(either));
  }

  Resolved of(const query::Phrase& phrase, const Node& node, FieldId field) {
    const std::uint32_t leaf = new_leaf(node, field);
    std::string text;
    for (const std::string& word : phrase.words) text += (text.empty() ? "" : " ") + word;
    if (is_boolean(field)) return tagged(field, text, leaf);
    std::vector<Resolved> sequence;
    for (const language::Token& token : language::tokens(text)) {
      const std::string& word = token.exact.empty() ? token.folded : token.exact;
      note_enye(word, {word});
      sequence.push_back(with_terms({schema::term(field, word)}, leaf));
    }
    Resolved resolved = group(Kind::sequence, std::move(sequence));
    resolved.leaf = leaf;
    return resolved;
  }

  Resolved of(const query::Cite& cite, const Node& node, FieldId field) {
    const std::uint32_t leaf = new_leaf(node, field);
    Resolved resolved;
    resolved.leaf = leaf;
    if (is_boolean(field) && field != FieldId::citation) {
      resolved = tagged(field, cite.text, leaf);
      // A number is that of the document itself.
      if (field == FieldId::number) resolved.terms.push_back(schema::term(FieldId::self, cite.key));
      return resolved;
    }
    resolved.kind = field == FieldId::citation ? Kind::tagged : Kind::citation;
    resolved.in_headings = field == FieldId::heading;
    resolved.terms = {schema::term(field == FieldId::title ? FieldId::title_citation : FieldId::citation, cite.key)};
    return resolved;
  }

  Resolved of(const query::Proximity& proximity, const Node&, FieldId field) {
    Resolved node = group(Kind::near, operands(proximity.operands, field));
    node.reach = proximity.reach;
    node.distance = proximity.distance;
    node.ordered = proximity.ordered;
    node.negated = proximity.negated;
    if (is_own_text(field) && node.reach != query::Reach::words) {  // a title is one sentence
      node.reach = query::Reach::words;
      node.distance = std::numeric_limits<std::uint32_t>::max();
    }
    return node;
  }

  Resolved of(const query::And& value, const Node&, FieldId field) {
    return group(Kind::all, operands(value.operands, field));
  }
  Resolved of(const query::Or& value, const Node&, FieldId field) {
    return group(Kind::either, operands(value.operands, field));
  }
  Resolved of(const query::Not& value, const Node&, FieldId field) {
    return group(Kind::without, operands(value.operands, field));
  }
  Resolved of(const query::AtLeast& value, const Node&, FieldId field) {
    Resolved node = group(Kind::at_least, operands(value.operands, field));
    node.count = value.count;
    return node;
  }
  Resolved of(const query::Field& value, const Node&, FieldId) {
    const auto row = std::find_if(schema::fields.begin(), schema::fields.end(),
                                  [&](const schema::Field& each) { return each.query_name == value.name; });
    // DA(...) holds only date ranges, which need no field.
    const FieldId field = row != schema::fields.end() ? row->id : FieldId::text;
    Resolved operand = resolve(value.operands.front(), field);
    if (!is_own_text(field)) return operand;
    std::vector<Resolved> hidden;
    hidden.push_back(std::move(operand));
    return group(Kind::hidden, std::move(hidden));
  }
  Resolved of(const query::DateRange& dates, const Node&, FieldId) {
    Resolved node;
    node.kind = Kind::dated;
    node.dates = dates;
    return node;
  }

  std::vector<Resolved> operands(const std::vector<Node>& nodes, FieldId field) {
    std::vector<Resolved> resolved;
    for (const Node& node : nodes) resolved.push_back(resolve(node, field));
    return resolved;
  }

  std::uint32_t new_leaf(const Node& node, FieldId field) {
    const std::string_view name = schema::field(field).query_name;
    std::string label = query::print(node);
    if (!name.empty()) label = std::string(name) + "(" + label + ")";
    resolution_.words.push_back({std::move(label), 0, {}});
    return static_cast<std::uint32_t>(resolution_.words.size()) - 1;
  }

  static Resolved with_terms(std::vector<std::string> terms, std::uint32_t leaf) {
    Resolved resolved;
    resolved.terms = std::move(terms);
    resolved.leaf = leaf;
    return resolved;
  }

  static Resolved tagged(FieldId field, const std::string& text, std::uint32_t leaf) {
    const std::string folded = language::fold(text);
    Resolved resolved = with_terms({schema::term(field, folded)}, leaf);
    resolved.kind = Kind::tagged;
    if (field == FieldId::place) resolved.terms.push_back(schema::term(FieldId::folder, folded));
    return resolved;
  }

  // One token: its forms in the index. `regular`: plurals and possessives too.
  Resolved one_of(const query::Pattern& pattern, bool regular, const Node& node, FieldId field, std::uint32_t leaf) {
    std::vector<CountedForm>& shown = resolution_.words[leaf].forms;
    std::vector<std::string> forms{pattern.text};
    if (pattern.truncated) {
      const std::vector<CountedForm> found = expanded(pattern, node, field);
      forms.clear();
      for (const auto& [form, documents] : found) forms.push_back(form);
      shown = commonest(found, 10);
    } else {
      if (regular) forms = language::regular_forms(pattern.text);
      note_enye(pattern.text, forms);
      if (forms.size() > 1) shown = counted_forms(database_, field, forms);
    }
    std::vector<std::string> terms;
    for (const std::string& form : forms) terms.push_back(schema::term(field, form));
    return with_terms(std::move(terms), leaf);
  }

  std::vector<CountedForm> expanded(const query::Pattern& pattern, const Node& node, FieldId field) {
    Expansion expansion = expand(database_, field, pattern, most_forms - used_forms_);
    if (!expansion.error.empty())
      throw Mistake{{expansion.too_many ? "too-many-forms" : "root-too-short", expansion.error, node.begin,
                     node.end - node.begin, ""}};
    used_forms_ += expansion.forms.size();
    return std::move(expansion.forms);
  }

  void note_enye(const std::string& typed, const std::vector<std::string>& forms) {
    for (const std::string& form : forms)
      for (const std::string& variant : enye_variants(form))
        if (database_.term_exists(variant)) {
          resolution_.notes.push_back("«" + typed + "» also finds «" + variant + "».");
          return;
        }
  }

  const Xapian::Database& database_;
  Resolution& resolution_;
  std::size_t used_forms_ = 0;
};

void collect_leaves(const Resolved& node, std::uint32_t index, std::vector<Resolved>& found) {
  const bool is_leaf =
      node.kind == Kind::any || node.kind == Kind::citation || node.kind == Kind::sequence || node.kind == Kind::tagged;
  if (!is_leaf)
    for (const Resolved& operand : node.operands) collect_leaves(operand, index, found);
  else if (node.leaf == index)
    found.push_back(node);
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

std::vector<Resolved> leaves_with(const Resolved& node, std::uint32_t index) {
  std::vector<Resolved> found;
  collect_leaves(node, index, found);
  return found;
}

}  // namespace searcher::search

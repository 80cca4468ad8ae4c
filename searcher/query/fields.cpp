// SPDX-License-Identifier: GPL-3.0-or-later
// The table of field names, and the check of what stands inside.
#include "searcher/query/fields.h"

#include <array>
#include <span>
#include <string>
#include <vector>

#include "indexer/law/citations.h"
#include "searcher/query/parse.h"
#include "searcher/query/suggest.h"
#include "searcher/query/text.h"
#include "searcher/query/values.h"

namespace searcher::query {
namespace {

struct Row {
  std::string_view canonical;
  std::string_view meaning;
  std::array<std::string_view, 5> aliases;
};
constexpr Row rows[] = {
    {"TI", "title", {"title", "titulo"}},
    {"HE", "heading", {"heading", "headings", "head"}},
    {"AU", "author", {"author", "autor", "from"}},
    {"AG", "agency", {"agency", "agencia"}},
    {"NO", "number", {"number", "num", "numero"}},
    {"CI", "citation", {"citation", "cites", "cite", "citing", "cita"}},
    {"TY", "type", {"type", "tipo"}},
    {"LA", "language", {"language", "lang", "idioma"}},
    {"DA", "date", {"date", "fecha"}},
    {"ST", "status", {"status", "estado"}},
    {"PATH", "path of the file", {"folder", "file", "in"}},
};

std::optional<ValueKind> value_kind(std::string_view field) {
  if (field == "AG") return ValueKind::agency;
  if (field == "TY") return ValueKind::type;
  if (field == "LA") return ValueKind::language;
  if (field == "ST") return ValueKind::status;
  return std::nullopt;
}

std::string words_of(const Node& node) {
  if (const auto* word = std::get_if<Word>(&node.value)) return word->text;
  if (const auto* cite = std::get_if<Cite>(&node.value)) return cite->text;
  std::string joined;
  if (const auto* phrase = std::get_if<Phrase>(&node.value))
    for (const std::string& word : phrase->words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

// One word as a Word, more as a Phrase: what the parser would read back.
void set_words(Node& node, const std::string& text) {
  Phrase phrase;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    phrase.words.emplace_back(rest.substr(0, end));
    rest = trim(rest.substr(end));
  }
  if (phrase.words.size() == 1)
    node.value = Word{phrase.words.front(), false};
  else
    node.value = std::move(phrase);
}

bool is_truncated(const Node& node) {
  const auto* word = std::get_if<Word>(&node.value);
  return word != nullptr && word->text.find_first_of("!*?") != std::string::npos;
}

class Check {
 public:
  Check(std::string_view query, std::string_view field, Place whole) : query_(query), field_(field), whole_(whole) {}

  // Nodes are at most as deep as the parentheses of the query.
  std::optional<Mistake> walk(Node& node) const {
    if (std::holds_alternative<DateRange>(node.value) || std::holds_alternative<Field>(node.value)) return nested(node);
    if (std::vector<Node>* operands = operands_of(node)) {
      if (holds_values() && !is_boolean(node)) return no_value(node, "AND, OR and NOT alone join values in this field");
      for (Node& operand : *operands)
        if (auto mistake = walk(operand)) return mistake;
      return std::nullopt;
    }
    return leaf(node);
  }

 private:
  static std::vector<Node>* operands_of(Node& node) {
    return std::visit(
        [](auto& value) -> std::vector<Node>* {
          if constexpr (requires { value.operands; })
            return &value.operands;
          else
            return nullptr;
        },
        node.value);
  }
  static bool is_boolean(const Node& node) {
    return std::holds_alternative<And>(node.value) || std::holds_alternative<Or>(node.value) ||
           std::holds_alternative<Not>(node.value);
  }
  bool holds_values() const { return field_ == "CI" || field_ == "NO" || field_ == "PATH" || value_kind(field_); }

  std::optional<Mistake> leaf(Node& node) const {
    if (holds_values() && is_truncated(node)) return truncated(node);
    if (field_ == "CI") return citation(node);
    if (field_ == "NO") number(node);
    if (const auto kind = value_kind(field_)) return value(node, *kind);
    const bool words_only = field_ == "PATH" || field_ == "AU";
    if (words_only && std::holds_alternative<Cite>(node.value)) set_words(node, words_of(node));
    return std::nullopt;
  }

  std::optional<Mistake> citation(Node& node) const {
    if (std::holds_alternative<Cite>(node.value)) return std::nullopt;
    const std::string text = words_of(node);
    if (const auto found = law::parse_citation(text)) {
      node.value = Cite{text, found->key};
      return std::nullopt;
    }
    return no_value(node, "\"" + text + "\" is no citation that can be read");
  }

  // A number of a known series, as the series writes it, which is how documents carry it.
  static void number(Node& node) {
    const auto found = law::parse_citation(words_of(node));
    if (!found) return;
    const std::string shown = law::display(found->key);
    if (const auto again = law::parse_citation(shown); again && again->key == found->key)
      node.value = Cite{shown, found->key};
  }

  std::optional<Mistake> value(Node& node, ValueKind kind) const {
    const std::string text = words_of(node);
    if (const auto canonical = canonical_value(kind, text)) {
      set_words(node, *canonical);
      return std::nullopt;
    }
    return unknown_value(node, kind, text);
  }

  // The whole content first: people forget the quotes of a name of several words.
  Mistake unknown_value(const Node& node, ValueKind kind, const std::string& text) const {
    const std::string near(nearest(text, known_values(kind)));
    const Place place{node.begin, node.end};
    const std::string field(query_.substr(whole_.begin, whole_.end - whole_.begin));
    const std::size_t open = field.find('(');
    const std::string all = field.substr(open + 1, field.size() - open - 2);
    std::vector<std::string> rewrites;
    if (all != text && canonical_value(kind, all))
      rewrites.push_back(replaced(query_, whole_, std::string(field_) + "(\"" + all + "\")"));
    if (likely(text, known_values(kind))) rewrites.push_back(replaced(query_, place, "\"" + near + "\""));
    rewrites.push_back(replaced(query_, whole_, "\"" + text + "\""));
    return {"unknown-value",
            std::string(field_) + ": no " + std::string(name_of(kind)) + " is called \"" + text +
                "\"; the nearest known is " + near,
            place, std::move(rewrites)};
  }

  Mistake truncated(const Node& node) const {
    std::string plain;
    for (const char c : words_of(node))
      if (std::string_view("!*?").find(c) == std::string_view::npos) plain += c;
    const Place place{node.begin, node.end};
    return {"truncation-in-field",
            std::string(field_) + " holds whole values, so !, * and ? expand nothing there",
            place,
            {replaced(query_, place, plain), replaced(query_, whole_, "\"" + plain + "\"")}};
  }

  Mistake no_value(const Node& node, std::string message) const {
    return {"field-value",
            std::string(field_) + ": " + message,
            {node.begin, node.end},
            {replaced(query_, {node.begin, node.end}, "\"" + words_of(node) + "\""),
             replaced(query_, whole_, "\"" + words_of(node) + "\"")}};
  }
  Mistake nested(const Node& node) const {
    return {"nested-field",
            "a field cannot stand inside the field " + std::string(field_),
            {node.begin, node.end},
            {replaced(query_, whole_, print(node))}};
  }

  std::string_view query_;
  std::string_view field_;
  Place whole_;
};

}  // namespace

std::optional<std::string_view> field_named(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (const Row& row : rows) {
    if (lower == lower_ascii(row.canonical)) return row.canonical;
    for (const std::string_view alias : row.aliases)
      if (!alias.empty() && lower == alias) return row.canonical;
  }
  return std::nullopt;
}

FieldName nearest_field(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Row& row : rows) {
    names.push_back(row.canonical);
    for (const std::string_view alias : row.aliases)
      if (!alias.empty()) names.push_back(alias);
  }
  const std::string_view canonical = *field_named(nearest(name, names));
  for (const Row& row : rows)
    if (row.canonical == canonical) return {canonical, row.meaning, likely(name, names).has_value()};
  return {};
}

std::variant<Node, Mistake> field_node(std::string_view query, std::string_view canonical, Node operand, Place whole) {
  if (canonical == "DA" && !std::holds_alternative<DateRange>(operand.value))
    return Mistake{"unreadable-date", "DA holds a date", whole, {removed(query, whole)}};
  if (canonical != "DA")
    if (auto mistake = Check(query, canonical, whole).walk(operand)) return *mistake;
  Node node;
  Field field{std::string(canonical), {}};
  field.operands.push_back(std::move(operand));
  node.value = std::move(field);
  node.begin = whole.begin;
  node.end = whole.end;
  return node;
}

}  // namespace searcher::query

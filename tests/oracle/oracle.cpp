// SPDX-License-Identifier: GPL-3.0-or-later
// The definitions of the header, one function each, without regard to speed.
#include "tests/oracle/oracle.h"

#include <algorithm>
#include <set>

#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "tests/oracle/cut.h"
#include "tests/oracle/leaves.h"

namespace oracle {
namespace {

using namespace searcher::query;

struct Occurrence {
  Span left;   // the leaf at the left edge
  Span right;  // the leaf at the right edge
  std::uint32_t first() const { return left.first; }
  std::uint32_t last() const { return right.last; }
  auto operator<=>(const Occurrence&) const = default;
};
using Occurrences = std::set<Occurrence>;

bool share(const Span& a, const Span& b) { return a.first <= b.last && b.first <= a.last; }

bool are_separate(const Occurrence& a, const Occurrence& b) {
  return !share(a.left, b.left) && !share(a.left, b.right) && !share(a.right, b.left) && !share(a.right, b.right);
}

std::uint32_t difference(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }

std::uint32_t nearest_edges(const Occurrence& a, const Occurrence& b) {
  return std::min({difference(a.first(), b.first()), difference(a.first(), b.last()), difference(a.last(), b.first()),
                   difference(a.last(), b.last())});
}

Occurrence join(const Occurrence& a, const Occurrence& b) {
  return {a.first() < b.first() ? a.left : b.left, a.last() > b.last() ? a.right : b.right};
}

bool is_positional(const Node& node) {
  if (const auto* any = std::get_if<Or>(&node.value))
    return std::all_of(any->operands.begin(), any->operands.end(), is_positional);
  return std::holds_alternative<Word>(node.value) || std::holds_alternative<Phrase>(node.value) ||
         std::holds_alternative<Cite>(node.value) || std::holds_alternative<Proximity>(node.value);
}

class Evaluator {
 public:
  // Both must outlive it.
  Evaluator(const OracleDocument& document, const CutText& text, bool headings_only = false)
      : document_(document), text_(text), headings_only_(headings_only) {}

  Evaluation evaluate(const Node& node) const {
    if (is_positional(node)) return found(spans(node));
    if (const auto* all = std::get_if<And>(&node.value)) return together(all->operands, true);
    if (const auto* any = std::get_if<Or>(&node.value)) return together(any->operands, false);
    if (const auto* without = std::get_if<Not>(&node.value)) {
      if (evaluate(without->operands[1]).matches) return {};
      return evaluate(without->operands[0]);
    }
    if (const auto* count = std::get_if<AtLeast>(&node.value)) {
      auto all = spans(count->operands.front());
      return all.size() >= count->count ? found(std::move(all)) : Evaluation{};
    }
    if (const auto* field = std::get_if<Field>(&node.value)) return in_field(*field);
    return {};
  }

 private:
  static Evaluation found(std::vector<Span> spans) { return {!spans.empty(), std::move(spans)}; }

  std::vector<Span> spans(const Node& node) const {
    std::vector<Span> intervals;
    for (const Occurrence& occurrence : occurrences(node)) intervals.push_back({occurrence.first(), occurrence.last()});
    return minimal(std::move(intervals));
  }

  Evaluation together(const std::vector<Node>& operands, bool all) const {
    bool every = true;
    bool some = false;
    std::vector<Span> spans;
    for (const Node& operand : operands) {
      Evaluation one = evaluate(operand);
      every = every && one.matches;
      some = some || one.matches;
      spans.insert(spans.end(), one.spans.begin(), one.spans.end());
    }
    if (all ? !every : !some) return {};
    return {true, minimal(std::move(spans))};
  }

  Occurrences occurrences(const Node& node) const {
    if (const auto* word = std::get_if<Word>(&node.value)) return leaves(find_word(*word, text_));
    if (const auto* phrase = std::get_if<Phrase>(&node.value)) return leaves(find_phrase(*phrase, text_));
    if (const auto* cite = std::get_if<Cite>(&node.value)) return leaves(find_citation(*cite, text_));
    Occurrences all;
    if (const auto* any = std::get_if<Or>(&node.value))
      for (const Node& operand : any->operands) all.merge(occurrences(operand));
    if (const auto* proximity = std::get_if<Proximity>(&node.value)) return pairs(*proximity);
    return all;
  }

  Occurrences leaves(const std::vector<Span>& spans) const {
    Occurrences all;
    for (const Span& span : spans) {
      bool in_heading = true;
      for (std::uint32_t at = span.first; at <= span.last; ++at)
        in_heading = in_heading && text_.tokens[at - 1].in_heading;
      if (in_heading || !headings_only_) all.insert({span, span});
    }
    return all;
  }

  Occurrences pairs(const Proximity& proximity) const {
    const Occurrences left = occurrences(proximity.operands[0]);
    const Occurrences right = occurrences(proximity.operands[1]);
    Occurrences all;
    for (const Occurrence& a : left) {
      bool alone = true;
      for (const Occurrence& b : right) {
        if (!are_separate(a, b) || !in_reach(proximity, a, b)) continue;
        alone = false;
        if (!proximity.negated) all.insert(join(a, b));
      }
      if (alone && proximity.negated) all.insert(a);
    }
    return all;
  }

  bool in_reach(const Proximity& proximity, const Occurrence& a, const Occurrence& b) const {
    if (proximity.ordered && a.last() >= b.first()) return false;
    if (proximity.reach == Reach::words) return nearest_edges(a, b) <= proximity.distance;
    const Occurrence both = join(a, b);
    const CutToken& first = text_.tokens[both.first() - 1];
    const CutToken& last = text_.tokens[both.last() - 1];
    return proximity.reach == Reach::sentence ? first.sentence == last.sentence : first.paragraph == last.paragraph;
  }

  Evaluation in_field(const Field& field) const {
    const Node& operand = field.operands.front();
    const schema::Metadata& metadata = document_.metadata;
    if (field.name == "TI") return in_text(operand, metadata.title.value);
    if (field.name == "AU") return in_text(operand, metadata.author.value);
    if (field.name == "HE") return Evaluator(document_, text_, true).evaluate(operand);
    if (field.name == "CI") return {evaluate(operand).matches, {}};
    if (field.name == "DA") return {in_dates(std::get<DateRange>(operand.value)), {}};
    return {is_value(field.name, operand), {}};
  }

  Evaluation in_text(const Node& operand, const std::string& text) const {
    const CutText words = cut({{text, schema::ParagraphKind::heading}});
    return {Evaluator(document_, words).evaluate(operand).matches, {}};
  }

  bool is_value(const std::string& field, const Node& node) const {
    const auto holds = [&](const Node& operand) { return is_value(field, operand); };
    if (const auto* all = std::get_if<And>(&node.value))
      return std::all_of(all->operands.begin(), all->operands.end(), holds);
    if (const auto* any = std::get_if<Or>(&node.value))
      return std::any_of(any->operands.begin(), any->operands.end(), holds);
    if (const auto* without = std::get_if<Not>(&node.value))
      return holds(without->operands[0]) && !holds(without->operands[1]);
    if (field == "NO") return is_number(node);
    if (field == "PATH") return names_value(node, language::fold(document_.path)) || in_folder(words_of(node));
    const schema::Metadata& metadata = document_.metadata;
    const std::string value = language::fold(field == "AG"   ? metadata.agency.value
                                             : field == "TY" ? metadata.type.value
                                             : field == "LA" ? metadata.language.value
                                                             : document_.status);
    return names_value(node, value) || (field == "AG" && names_value(node, value.substr(0, value.find(' '))));
  }

 public:
  bool in_dates(const DateRange& range) const {
    std::string day = document_.metadata.date.value;
    if (day.empty()) return false;
    if (day.size() == 4) day += "-01";
    if (day.size() == 7) day += "-01";
    return (range.first.empty() || range.first <= day) && (range.last.empty() || day <= range.last);
  }

  bool holds(const Filter& filter) const {
    if (filter.name == "date") return in_dates(filter.dates);
    if (filter.name == "cites") return evaluate(leaf(Cite{"", filter.value})).matches;
    if (filter.name == "number") return language::fold(filter.value) == language::fold(document_.metadata.number.value);
    if (filter.name == "in") return in_folder(filter.value);
    const std::string field = filter.name == "agency" ? "AG"
                              : filter.name == "type" ? "TY"
                              : filter.name == "lang" ? "LA"
                                                      : "ST";
    return is_value(field, leaf(Phrase{{filter.value}}));
  }

 private:
  static Node leaf(auto value) {
    Node node;
    node.value = std::move(value);
    return node;
  }

  bool is_number(const Node& node) const {
    const std::string number = language::fold(document_.metadata.number.value);
    const auto* cite = std::get_if<Cite>(&node.value);
    if (cite == nullptr) return names_value(node, number);
    return cite->key == document_.self || language::fold(cite->text) == number;
  }

  // "b" and "a/b" name a folder above a/b/c.pdf.
  bool in_folder(const std::string& folder) const {
    if (folder.empty()) return false;
    const std::string path = "/" + language::fold(document_.path);
    return path.substr(0, path.rfind('/') + 1).find("/" + folder + "/") != std::string::npos;
  }

  const OracleDocument& document_;
  const CutText& text_;
  bool headings_only_;
};

}  // namespace

std::vector<Span> minimal(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  std::vector<Span> kept;
  for (const Span& span : spans) {
    const bool contains_another = std::any_of(spans.begin(), spans.end(), [&](const Span& other) {
      return other != span && span.first <= other.first && other.last <= span.last;
    });
    if (!contains_another) kept.push_back(span);
  }
  return kept;
}

Evaluation evaluate(const Node& node, const OracleDocument& document) {
  return evaluate(node, document, cut(document.paragraphs));
}

Evaluation evaluate(const Node& node, const OracleDocument& document, const CutText& text) {
  return Evaluator(document, text).evaluate(node);
}

Evaluation evaluate(const Query& query, const OracleDocument& document) {
  const CutText text = cut(document.paragraphs);
  const Evaluator evaluator(document, text);
  for (const Filter& filter : query.filters) {
    bool some = false;
    for (const Filter& other : query.filters) {
      const bool alternative = filter.name == "date" ? &other == &filter : other.name == filter.name;
      some = some || (alternative && evaluator.holds(other));
    }
    if (!some) return {};
  }
  if (query.root.empty()) return {true, {}};
  return evaluator.evaluate(query.root.front());
}

}  // namespace oracle

// SPDX-License-Identifier: GPL-3.0-or-later
// Dice are cast with a generator whose numbers the standard fixes; its distributions are not fixed and are not used.
#include "tests/oracle/random_query.h"

#include <algorithm>
#include <random>

#include "indexer/law/citations.h"
#include "searcher/query/connectors.h"

namespace oracle {
namespace {

using namespace searcher::query;

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }
  bool once_in(std::size_t n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

Node node_of(auto value) {
  Node node;
  node.value = std::move(value);
  return node;
}

bool only_letters(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

class Generator {
 public:
  Generator(std::uint64_t seed, std::span<const std::string> vocabulary) : dice_(seed), vocabulary_(vocabulary) {}

  Node test(unsigned depth) {
    if (terms_ > many_terms) return leaf();
    if (depth == 0 || dice_.once_in(4)) return positional(depth);
    switch (dice_.below(6)) {
      case 0:
        return group(And{}, 2 + dice_.below(2), [&] { return test(depth - 1); });
      case 1:
        return group(Or{}, 2, [&] { return test(depth - 1); });
      case 2:
        return group(Not{}, 2, [&] { return test(depth - 1); });
      case 3:
        return at_least();
      case 4:
        return field(depth);
      default:
        return positional(depth);
    }
  }

 private:
  template <typename Shape>
  static Node group(Shape shape, std::size_t operands, auto make) {
    for (std::size_t i = 0; i < operands; ++i) shape.operands.push_back(make());
    return node_of(std::move(shape));
  }

  Node positional(unsigned depth) {
    if (terms_ > many_terms) return leaf();
    if (depth == 0 || dice_.once_in(4)) return leaf();
    if (dice_.once_in(4)) return group(Or{}, 2 + dice_.below(2), [&] { return positional(depth - 1); });
    Proximity proximity;
    proximity.reach = static_cast<Reach>(dice_.below(3));
    proximity.distance = proximity.reach == Reach::words ? 1 + static_cast<std::uint32_t>(dice_.below(8)) : 0;
    proximity.negated = dice_.once_in(5);
    proximity.ordered = !proximity.negated && dice_.once_in(3);
    return group(std::move(proximity), 2, [&] { return positional(depth - 1); });
  }

  Node at_least() {
    AtLeast count;
    count.count = 1 + static_cast<std::uint32_t>(dice_.below(4));
    count.operands.push_back(dice_.once_in(2) ? leaf() : group(Or{}, 2, [&] { return leaf(); }));
    return node_of(std::move(count));
  }

  Node field(unsigned depth) {
    Field field{dice_.once_in(2) ? "TI" : "HE", {}};
    field.operands.push_back(positional(std::min(depth - 1, 2U)));
    return node_of(std::move(field));
  }

  const std::string& entry() { return vocabulary_[dice_.below(vocabulary_.size())]; }

  Node leaf() {
    ++terms_;
    const std::string& word = entry();
    if (const auto citation = law::parse_citation(word)) return node_of(Cite{word, citation->key});
    if ((terms_ <= many_terms && dice_.once_in(4)) || conjunction(word) != Conjunction::none ||
        word.find(' ') != std::string::npos)
      return phrase(word);
    if (word.size() < 4 || !only_letters(word) || !dice_.once_in(4)) return node_of(Word{word, dice_.once_in(8)});
    std::string cut = word.substr(0, 3 + dice_.below(word.size() - 3));
    switch (dice_.below(4)) {
      case 0:
        return node_of(Word{cut + "!", false});
      case 1:
        return node_of(Word{cut + std::string(1 + dice_.below(3), '*'), false});
      case 2:
        return node_of(Word{cut + "?", false});
      default:
        return node_of(Word{cut + "?" + word.substr(std::min(cut.size() + 1, word.size())), false});
    }
  }

  Node phrase(const std::string& first) {
    Phrase phrase;
    std::string text = first;
    for (std::size_t more = terms_ > many_terms ? 0 : dice_.below(3); more > 0; --more, ++terms_) text += " " + entry();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      phrase.words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return node_of(std::move(phrase));
  }

  // Past this only single words are added, to stay under the limit of a query.
  static constexpr std::size_t many_terms = 24;

  Dice dice_;
  std::size_t terms_ = 0;
  std::span<const std::string> vocabulary_;
};

std::string sentence(Dice& dice, std::span<const std::string> vocabulary) {
  std::string text = "The";
  for (std::size_t words = 1 + dice.below(9); words > 0; --words)
    text += " " + vocabulary[dice.below(vocabulary.size())];
  return text;
}

}  // namespace

Node random_query(std::uint64_t seed, std::span<const std::string> vocabulary, unsigned depth) {
  return Generator(seed, vocabulary).test(depth);
}

OracleDocument random_document(std::uint64_t seed, std::span<const std::string> vocabulary) {
  Dice dice(seed);
  OracleDocument document;
  document.metadata.title = {sentence(dice, vocabulary), "header block"};
  document.path = "random/" + std::to_string(seed) + ".txt";
  for (std::size_t paragraphs = 1 + dice.below(6); paragraphs > 0; --paragraphs) {
    Paragraph paragraph;
    paragraph.kind = dice.once_in(2) ? schema::ParagraphKind::text : static_cast<schema::ParagraphKind>(dice.below(5));
    const bool one = paragraph.kind == schema::ParagraphKind::heading;
    for (std::size_t sentences = one ? 1 : 1 + dice.below(4); sentences > 0; --sentences)
      paragraph.text += (paragraph.text.empty() ? "" : " ") + sentence(dice, vocabulary) + (one ? "" : ".");
    document.paragraphs.push_back(std::move(paragraph));
  }
  return document;
}

}  // namespace oracle

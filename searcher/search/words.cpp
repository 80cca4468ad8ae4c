// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/search/forms.h"
#include "searcher/search/ranking.h"
#include "searcher/search/resolve.h"

namespace searcher::search {
namespace {

using language::Language;
using schema::FieldId;

void add_stem(std::vector<std::string>& stems, std::string stem) {
  if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(std::move(stem));
}

// Which languages the words may be in. A question in one of them is stemmed, and rid of function words, in that one
// alone; one that is neither for sure in both.
struct Tongues {
  bool english = true;
  bool spanish = true;
};

Tongues tongues_of(const std::string& text) {
  std::ptrdiff_t english = 0;
  std::ptrdiff_t spanish = 0;
  for (const language::Token& token : language::tokens(text)) {
    if (!tells_language(std::string_view(text).substr(token.begin, token.end - token.begin))) continue;
    english += language::is_stop_word(token.folded, Language::english) ? 1 : 0;
    spanish += language::is_stop_word(token.folded, Language::spanish) ? 1 : 0;
  }
  return {english >= spanish, spanish >= english};
}

void add_tokens(const std::string& text, Tongues tongues, std::vector<RankingWord>& words) {
  for (const language::Token& token : language::tokens(text)) {
    RankingWord word;
    word.text = text.substr(token.begin, token.end - token.begin);
    if (tongues.english) add_stem(word.stems, language::stem(token.folded, Language::english));
    if (tongues.spanish) add_stem(word.stems, language::stem(token.folded, Language::spanish));
    word.weightless = (tongues.english && language::is_stop_word(token.folded, Language::english)) ||
                      (tongues.spanish && language::is_stop_word(token.folded, Language::spanish));
    words.push_back(std::move(word));
  }
}

void add_forms(const query::Word& typed, const Xapian::Database& database, std::vector<RankingWord>& words) {
  RankingWord word;
  word.text = typed.text;
  for (const query::Pattern& pattern : query::patterns(typed)) {
    std::vector<CountedForm> forms{{pattern.text, 0}};
    if (pattern.truncated) forms = expand(database, FieldId::text, pattern, most_forms).forms;
    for (const auto& [form, count] : commonest(std::move(forms), 20)) {
      add_stem(word.stems, language::stem(form, Language::english));
      add_stem(word.stems, language::stem(form, Language::spanish));
    }
  }
  if (!word.stems.empty()) words.push_back(std::move(word));
}

class Collector {
 public:
  Collector(const Xapian::Database* database, Tongues tongues, std::vector<RankingWord>& words)
      : database_(database), tongues_(tongues), words_(words) {}

  void collect(const query::Node& node) {
    std::visit([&](const auto& value) { of(value); }, node.value);
  }

 private:
  void of(const query::Word& word) {
    if (database_ != nullptr && is_truncated(word.text))
      add_forms(word, *database_, words_);
    else
      add_tokens(word.text, tongues_, words_);
  }
  void of(const query::Phrase& phrase) {
    for (const std::string& word : phrase.words) add_tokens(word, tongues_, words_);
  }
  void of(const query::Cite& cite) { words_.push_back({cite.text, {}, cite.key, false}); }
  void of(const query::Proximity& value) { operands(value.operands, value.negated ? 1 : value.operands.size()); }
  void of(const query::And& value) { operands(value.operands, value.operands.size()); }
  void of(const query::Or& value) { operands(value.operands, value.operands.size()); }
  void of(const query::Not& value) { operands(value.operands, 1); }
  void of(const query::AtLeast& value) { operands(value.operands, 1); }
  void of(const query::Field&) {}
  void of(const query::DateRange&) {}

  void operands(const std::vector<query::Node>& nodes, std::size_t count) {
    for (std::size_t i = 0; i < count && i < nodes.size(); ++i) collect(nodes[i]);
  }

  const Xapian::Database* database_;
  Tongues tongues_;
  std::vector<RankingWord>& words_;
};

}  // namespace

bool tells_language(std::string_view typed) {
  return typed.size() > 1 || (!typed.empty() && (typed[0] < 'A' || typed[0] > 'Z'));
}

Xapian::Query any_stem(FieldId field, const std::vector<std::string>& stems) {
  std::vector<Xapian::Query> alternatives;
  for (const std::string& stem : stems) alternatives.emplace_back(schema::term(field, stem));
  // A passage is in one language: the better of the two stems counts, not their sum.
  return {Xapian::Query::OP_MAX, alternatives.begin(), alternatives.end()};
}

Xapian::Query fixed(const std::string& term, double weight) {
  const Xapian::Query always((new Xapian::FixedWeightPostingSource(weight))->release());
  return {Xapian::Query::OP_AND, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0), always};
}

Xapian::Query citation_query(const std::string& citation) {
  std::vector<Xapian::Query> alternatives{fixed(schema::term(FieldId::self, citation), ranking::self),
                                          fixed(schema::term(FieldId::cited, citation), ranking::citing),
                                          fixed(schema::term(FieldId::citation, citation), ranking::citing_part)};
  const std::vector<std::string> keys = law::with_ancestors(citation);
  double weight = ranking::citing_whole;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    alternatives.push_back(fixed(schema::term(FieldId::self, keys[i]), ranking::containing));
    alternatives.push_back(fixed(schema::term(FieldId::cited, keys[i]), weight));
    weight /= 2.2;
  }
  // The best of them counts, not how many hold: of a section, its beginning comes before a passage that points to it.
  return {Xapian::Query::OP_MAX, alternatives.begin(), alternatives.end()};
}

bool all_weightless(const std::vector<RankingWord>& words) {
  return std::all_of(words.begin(), words.end(), [](const RankingWord& word) { return word.weightless; });
}

std::vector<RankingWord> words_of(const std::string& text, Language language) {
  std::vector<RankingWord> words;
  add_tokens(text, {language != Language::spanish, language != Language::english}, words);
  return words;
}

std::vector<RankingWord> ranking_words(const std::vector<query::Node>& nodes) {
  std::vector<RankingWord> words;
  std::string text;
  for (const query::Node& node : nodes)
    if (const auto* word = std::get_if<query::Word>(&node.value)) text += word->text + " ";
  const Tongues tongues = tongues_of(text);
  for (const query::Node& node : nodes) Collector(nullptr, tongues, words).collect(node);
  return words;
}

std::vector<RankingWord> ranking_words(const query::Node& node, const Xapian::Database& database) {
  std::vector<RankingWord> words;
  Collector(&database, {}, words).collect(node);
  return words;
}

Xapian::Query ranking_query(const std::vector<RankingWord>& words) {
  const bool all = all_weightless(words);
  std::vector<Xapian::Query> parts;
  for (const RankingWord& word : words) {
    if (word.weightless && !all) continue;
    if (!word.citation.empty()) {
      parts.push_back(citation_query(word.citation));
      continue;
    }
    parts.push_back(any_stem(FieldId::stem, word.stems));
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_stem(FieldId::title_stem, word.stems), ranking::title);
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_stem(FieldId::heading_stem, word.stems), ranking::heading);
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

Xapian::BM25Weight passage_weight() { return {ranking::k1, 0, 1, ranking::b, 0}; }

std::vector<Mark> marks_of_words(const std::vector<RankingWord>& words, const schema::PassageRecord& passage,
                                 const std::vector<language::Token>& tokens) {
  const bool all = all_weightless(words);
  const Language language = language::from_code(passage.language);
  FirstLetters letters;
  for (const RankingWord& word : words)
    if (all || !word.weightless) letters.add(word.stems);
  std::vector<Mark> marks;
  std::uint32_t position = 0;
  for (const language::Token& token : tokens) {
    const std::uint32_t place = position++;
    if (!letters.may_be_one(token.folded)) continue;
    const std::string stem = language::stem(token.folded, language);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].weightless && !all) continue;
      if (std::find(words[i].stems.begin(), words[i].stems.end(), stem) == words[i].stems.end()) continue;
      marks.push_back({{token.begin, token.end}, static_cast<std::uint32_t>(i), place});
      break;
    }
  }
  return marks;
}

std::vector<Mark> with_citations(std::vector<Mark> marks, const std::vector<RankingWord>& words,
                                 const schema::PassageRecord& passage) {
  const auto cites = [](const RankingWord& word) { return !word.citation.empty(); };
  if (std::none_of(words.begin(), words.end(), cites)) return separate(std::move(marks));
  for (const law::Citation& citation : law::find_citations(passage.text)) {
    const auto keys = law::with_ancestors(citation.key);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (!words[i].citation.empty() && std::find(keys.begin(), keys.end(), words[i].citation) != keys.end())
        marks.push_back({{citation.begin, citation.end}, static_cast<std::uint32_t>(i), 0});
  }
  return separate(std::move(marks));
}

double proximity(const std::vector<RankingWord>& words, const std::vector<Mark>& marks) {
  const auto weighs = [](const RankingWord& word) { return !word.weightless && word.citation.empty(); };
  const auto asked = std::count_if(words.begin(), words.end(), weighs);
  std::vector<const Mark*> found;
  std::vector<std::uint32_t> counts(words.size(), 0);
  for (const Mark& mark : marks)
    if (weighs(words[mark.word])) found.push_back(&mark);
  std::size_t different = 0;
  for (const Mark* mark : found) different += counts[mark->word]++ == 0 ? 1 : 0;
  if (asked < 2 || different == 0) return 0;
  // A window over the marks that grows at its end and shrinks at its start while it still holds every word.
  std::fill(counts.begin(), counts.end(), 0);
  std::size_t inside = 0;
  std::size_t start = 0;
  std::uint32_t span = UINT32_MAX;
  for (const Mark* mark : found) {
    inside += counts[mark->word]++ == 0 ? 1 : 0;
    for (; inside == different; ++start) {
      span = std::min(span, mark->position - found[start]->position + 1);
      inside -= --counts[found[start]->word] == 0 ? 1 : 0;
    }
  }
  const auto n = static_cast<double>(different);
  return std::log(0.3 + std::exp(-(static_cast<double>(span) - n) / n)) * n / static_cast<double>(asked);
}

}  // namespace searcher::search

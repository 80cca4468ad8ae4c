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
#include "searcher/search/resolve.h"

namespace searcher::search {
namespace {

using language::Language;
using schema::FieldId;

// Weight of a title or heading against the text (ranking.md's recipe: more than .3 hurts).
constexpr double title_weight = 0.3;
constexpr double heading_weight = 0.3;
// A document that is the cited thing itself comes before what contains it (the section of a subdivision), that before
// any passage that cites it; then passages by what they cite: exactly that, a part of it, what contains it, nearest
// first. Each is more than twice the next, so that a bare heading, which counts half, keeps its rank.
constexpr double self_weight = 20;
constexpr double containing_weight = 10;
constexpr double citing_weight = 3;
constexpr double citing_part_weight = 1.4;
constexpr double citing_whole_weight = 0.6;

void add_stem(std::vector<std::string>& stems, std::string stem) {
  if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(std::move(stem));
}

void add_tokens(const std::string& text, std::vector<RankingWord>& words) {
  for (const language::Token& token : language::tokens(text)) {
    RankingWord word;
    word.text = text.substr(token.begin, token.end - token.begin);
    add_stem(word.stems, language::stem(token.folded, Language::english));
    add_stem(word.stems, language::stem(token.folded, Language::spanish));
    word.weightless = language::is_stop_word(token.folded, Language::english) ||
                      language::is_stop_word(token.folded, Language::spanish);
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
  Collector(const Xapian::Database* database, std::vector<RankingWord>& words) : database_(database), words_(words) {}

  void collect(const query::Node& node) {
    std::visit([&](const auto& value) { of(value); }, node.value);
  }

 private:
  void of(const query::Word& word) {
    if (database_ != nullptr && is_truncated(word.text))
      add_forms(word, *database_, words_);
    else
      add_tokens(word.text, words_);
  }
  void of(const query::Phrase& phrase) {
    for (const std::string& word : phrase.words) add_tokens(word, words_);
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
  std::vector<RankingWord>& words_;
};

Xapian::Query stems_in(FieldId field, const std::vector<std::string>& stems) {
  std::vector<Xapian::Query> alternatives;
  for (const std::string& stem : stems) alternatives.emplace_back(schema::term(field, stem));
  // A passage is in one language: the better of the two stems counts, not their sum.
  return {Xapian::Query::OP_MAX, alternatives.begin(), alternatives.end()};
}

Xapian::Query fixed(const std::string& term, double weight) {
  const Xapian::Query always((new Xapian::FixedWeightPostingSource(weight))->release());
  return {Xapian::Query::OP_AND, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0), always};
}

void add_citation(const std::string& citation, std::vector<Xapian::Query>& parts) {
  std::vector<Xapian::Query> alternatives{fixed(schema::term(FieldId::self, citation), self_weight),
                                          fixed(schema::term(FieldId::cited, citation), citing_weight),
                                          fixed(schema::term(FieldId::citation, citation), citing_part_weight)};
  const std::vector<std::string> keys = law::with_ancestors(citation);
  double weight = citing_whole_weight;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    alternatives.push_back(fixed(schema::term(FieldId::self, keys[i]), containing_weight));
    alternatives.push_back(fixed(schema::term(FieldId::cited, keys[i]), weight));
    weight /= 2.2;
  }
  // The best of them counts, not how many hold: of a section, its beginning comes before a passage that points to it.
  parts.emplace_back(Xapian::Query::OP_MAX, alternatives.begin(), alternatives.end());
}

bool all_weightless(const std::vector<RankingWord>& words) {
  return std::all_of(words.begin(), words.end(), [](const RankingWord& word) { return word.weightless; });
}

}  // namespace

std::vector<RankingWord> ranking_words(const std::vector<query::Node>& nodes) {
  std::vector<RankingWord> words;
  for (const query::Node& node : nodes) Collector(nullptr, words).collect(node);
  return words;
}

std::vector<RankingWord> ranking_words(const query::Node& node, const Xapian::Database& database) {
  std::vector<RankingWord> words;
  Collector(&database, words).collect(node);
  return words;
}

Xapian::Query ranking_query(const std::vector<RankingWord>& words) {
  const bool all = all_weightless(words);
  std::vector<Xapian::Query> parts;
  for (const RankingWord& word : words) {
    if (word.weightless && !all) continue;
    if (!word.citation.empty()) {
      add_citation(word.citation, parts);
      continue;
    }
    parts.push_back(stems_in(FieldId::stem, word.stems));
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, stems_in(FieldId::title_stem, word.stems), title_weight);
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, stems_in(FieldId::heading_stem, word.stems), heading_weight);
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

Xapian::BM25Weight passage_weight() { return {0.9, 0, 1, 0.5, 0}; }

std::vector<Mark> marks_of(const std::vector<RankingWord>& words, const schema::PassageRecord& passage) {
  const bool all = all_weightless(words);
  const Language language = language::from_code(passage.language);
  std::vector<Mark> marks;
  std::uint32_t position = 0;
  for (const language::Token& token : language::tokens(passage.text)) {
    const std::uint32_t place = position++;
    const std::string stem = language::stem(token.folded, language);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].weightless && !all) continue;
      if (std::find(words[i].stems.begin(), words[i].stems.end(), stem) == words[i].stems.end()) continue;
      marks.push_back({{token.begin, token.end}, static_cast<std::uint32_t>(i), place});
      break;
    }
  }
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

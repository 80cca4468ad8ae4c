// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/question.h"

#include <algorithm>
#include <set>

#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/ranking.h"

namespace searcher::search {
namespace {

using language::Language;
using schema::FieldId;

Wording wording_of(const std::vector<RankingWord>& words, const query::Query& query) {
  Wording wording;
  for (const RankingWord& word : words) {
    wording.folded.push_back(language::fold(word.text));
    wording.typed.push_back(word.text);
  }
  for (const query::Filter& filter : query.filters)
    if (filter.name == "no-expand") wording.without.push_back(filter.value);
  return wording;
}

// Whether the glossary has a word in a language. A word of both ("visa") then speaks for neither, and one of several
// meanings once.
bool is_written_in(std::string_view language, std::size_t word, const std::vector<Equivalence>& equivalences) {
  return std::any_of(equivalences.begin(), equivalences.end(), [&](const Equivalence& each) {
    return each.kind == Means::translation && each.language == other_language(language) && each.first <= word &&
           word < each.last;
  });
}

// By function words; where they do not tell, by the side of the glossary that each word is on, then by Spanish signs.
std::string_view language_of(const Wording& wording, const std::vector<Equivalence>& equivalences) {
  std::ptrdiff_t spanish = 0;
  for (std::size_t i = 0; i < wording.folded.size(); ++i)
    if (tells_language(wording.typed[i]))
      spanish += (language::is_stop_word(wording.folded[i], Language::spanish) ? 1 : 0) -
                 (language::is_stop_word(wording.folded[i], Language::english) ? 1 : 0);
  if (spanish == 0)
    for (std::size_t i = 0; i < wording.folded.size(); ++i)
      spanish += (is_written_in("es", i, equivalences) ? 1 : 0) - (is_written_in("en", i, equivalences) ? 1 : 0);
  if (spanish == 0)
    for (std::size_t i = 0; i < wording.typed.size(); ++i)
      spanish += language::fold_keeping_enye(wording.typed[i]) != wording.folded[i] ? 1 : 0;
  return spanish > 0 ? "es" : spanish < 0 ? "en" : "";
}

Reading reading_of(const Equivalence& equivalence) {
  Reading reading{equivalence, {}, {}};
  if (const auto citation = law::parse_citation(equivalence.means)) {
    reading.citation = citation->key;
    return reading;
  }
  for (RankingWord& word : words_of(equivalence.means, language::from_code(equivalence.language)))
    if (!word.weightless) reading.stems.push_back(std::move(word.stems));
  return reading;
}

// Whether the question says it already, but for one word of four or more: "Form I-864, Affidavit of Support Under
// Section 213A" needs no other reading of its number.
bool is_typed(const Reading& reading, const std::vector<RankingWord>& words) {
  if (!reading.citation.empty())
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.citation == reading.citation; });
  const auto lacking = std::count_if(reading.stems.begin(), reading.stems.end(), [&](const auto& stems) {
    return std::none_of(words.begin(), words.end(), [&](const RankingWord& word) {
      return std::find_first_of(word.stems.begin(), word.stems.end(), stems.begin(), stems.end()) != word.stems.end();
    });
  });
  return lacking <= (reading.stems.size() >= 4 ? 1 : 0);
}

// Words that some readings replace, half-open; they do not overlap.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<const Reading*> readings;
};

std::vector<Group> groups_of(const std::vector<const Reading*>& readings) {
  std::vector<const Reading*> sorted = readings;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Reading* a, const Reading* b) { return a->source.first < b->source.first; });
  std::vector<Group> groups;
  for (const Reading* reading : sorted) {
    if (reading->stems.empty()) continue;
    if (groups.empty() || reading->source.first >= groups.back().last)
      groups.push_back({reading->source.first, reading->source.last, {}});
    groups.back().last = std::max(groups.back().last, reading->source.last);
    groups.back().readings.push_back(reading);
  }
  return groups;
}

Xapian::Query all_of(FieldId field, const Reading& reading) {
  std::vector<Xapian::Query> words;
  for (const auto& stems : reading.stems) words.push_back(any_stem(field, stems));
  return {Xapian::Query::OP_AND, words.begin(), words.end()};
}

Xapian::Query any_of(const std::vector<Xapian::Query>& parts) {
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

// A form's title beside its number, which the passage is found by already, must not outweigh it.
double weight_of(const Reading& reading, const Question& question) {
  switch (reading.source.kind) {
    case Means::translation:
      return ranking::translation;
    case Means::lay:
      return ranking::lay;
    case Means::form:
      return question.words[reading.source.first].citation.empty() ? ranking::equivalent : ranking::title_of_form;
    default:
      return ranking::equivalent;
  }
}

// The words in one field; where there are readings of some, the best of those words and of each reading.
Xapian::Query in_field(FieldId field, const Question& question, const std::vector<Group>& groups) {
  const bool all = all_weightless(question.words);
  std::vector<Xapian::Query> parts;
  const auto words_in = [&](std::size_t first, std::size_t last) {
    std::vector<Xapian::Query> words;
    for (std::size_t i = first; i < last; ++i)
      if (question.words[i].citation.empty() && (all || !question.words[i].weightless))
        words.push_back(any_stem(field, question.words[i].stems));
    return words;
  };
  std::size_t at = 0;
  const auto up_to = [&](std::size_t end) {
    for (Xapian::Query& word : words_in(at, end)) parts.push_back(std::move(word));
  };
  for (const Group& group : groups) {
    up_to(group.first);
    std::vector<Xapian::Query> best;
    if (const auto words = words_in(group.first, group.last); !words.empty()) best.push_back(any_of(words));
    for (const Reading* reading : group.readings) {
      best.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, all_of(field, *reading), weight_of(*reading, question));
    }
    parts.emplace_back(Xapian::Query::OP_MAX, best.begin(), best.end());
    at = group.last;
  }
  up_to(question.words.size());
  return any_of(parts);
}

// What a name stands for, or else what cites it.
Xapian::Query provision_query(const std::string& key) {
  const Xapian::Query either[] = {fixed(schema::term(FieldId::self, key), ranking::provision),
                                  fixed(schema::term(FieldId::citation, key), ranking::provision_cited)};
  return {Xapian::Query::OP_MAX, std::begin(either), std::end(either)};
}

Xapian::Query query_with(const Question& question, const std::vector<const Reading*>& readings) {
  const std::vector<Group> groups = groups_of(readings);
  std::vector<Xapian::Query> parts;
  for (const RankingWord& word : question.words)
    if (!word.citation.empty()) parts.push_back(citation_query(word.citation));
  for (const Reading* reading : readings)
    if (!reading->citation.empty()) parts.push_back(provision_query(reading->citation));
  parts.push_back(in_field(FieldId::stem, question, groups));
  parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, in_field(FieldId::title_stem, question, groups), ranking::title);
  parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, in_field(FieldId::heading_stem, question, {}), ranking::heading);
  return any_of(parts);
}

std::vector<const Reading*> addresses(const std::vector<Reading>& readings) {
  std::vector<const Reading*> all;
  for (const Reading& reading : readings) all.push_back(&reading);
  return all;
}

// Occurrences of a word of a reading in a passage.
struct Place {
  Range range;
  std::uint32_t position = 0;
  std::size_t word = 0;
};

// Of a reading with n words, each run of at most n + 2 words that holds all.
void mark_reading(const std::vector<Place>& places, std::size_t n, std::uint32_t number, std::vector<Mark>& marks) {
  for (std::size_t first = 0; first < places.size(); ++first) {
    std::set<std::size_t> words;
    for (std::size_t last = first; last < places.size(); ++last) {
      if (places[last].position - places[first].position >= n + 2) break;
      words.insert(places[last].word);
      if (words.size() < n) continue;
      for (std::size_t i = first; i <= last; ++i) marks.push_back({places[i].range, number, places[i].position});
      break;
    }
  }
}

std::vector<Mark> marks_of_readings(const std::vector<const Reading*>& readings, std::size_t first_number,
                                    const schema::PassageRecord& passage, const std::vector<language::Token>& tokens) {
  const Language language = language::from_code(passage.language);
  FirstLetters letters;
  for (const Reading* reading : readings)
    for (const auto& stems : reading->stems) letters.add(stems);
  std::vector<std::vector<Place>> places(readings.size());
  std::uint32_t next = 0;
  for (const language::Token& token : tokens) {
    const std::uint32_t position = next++;
    if (!letters.may_be_one(token.folded)) continue;
    const std::string stem = language::stem(token.folded, language);
    for (std::size_t i = 0; i < readings.size(); ++i)
      for (std::size_t word = 0; word < readings[i]->stems.size(); ++word)
        if (const auto& stems = readings[i]->stems[word]; std::find(stems.begin(), stems.end(), stem) != stems.end())
          places[i].push_back({{token.begin, token.end}, position, word});
  }
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < readings.size(); ++i)
    if (!readings[i]->stems.empty())
      mark_reading(places[i], readings[i]->stems.size(), static_cast<std::uint32_t>(first_number + i), marks);
  return marks;
}

// `words` are the marks of the question's words in the passage.
std::vector<Mark> all_marks(const Question& question, const schema::PassageRecord& passage,
                            const std::vector<language::Token>& tokens, std::vector<Mark> words) {
  std::vector<Mark> marks = with_citations(std::move(words), question.words, passage);
  std::vector<const Reading*> readings = addresses(question.readings);
  for (const Reading& translation : question.translations) readings.push_back(&translation);
  if (readings.empty()) return marks;
  // A word as typed is marked as that, not as a part of a reading.
  for (const Mark& mark : marks_of_readings(readings, question.words.size(), passage, tokens)) marks.push_back(mark);
  return separate(std::move(marks));
}

}  // namespace

std::string_view other_language(std::string_view language) {
  return language == "en" ? "es" : language == "es" ? "en" : "";
}

Question question_of(const query::Query& query, const OfficeList& office) {
  Question question;
  question.words = ranking_words(query.root);
  const Wording wording = wording_of(question.words, query);
  Equivalences found = equivalences(wording, office);
  question.language = language_of(wording, found.taken);
  for (const Equivalence& each : found.taken) {
    Reading reading = reading_of(each);
    if ((reading.stems.empty() && reading.citation.empty()) || is_typed(reading, question.words)) continue;
    if (each.kind != Means::translation)
      question.readings.push_back(std::move(reading));
    else if (each.language == other_language(question.language))
      question.translations.push_back(std::move(reading));
  }
  question.doubts = std::move(found.doubts);
  return question;
}

Xapian::Query ranking_query(const Question& question) { return query_with(question, addresses(question.readings)); }

Xapian::Query translated_query(const Question& question) {
  std::vector<const Reading*> readings = addresses(question.readings);
  std::vector<Xapian::Query> needed;
  for (const Reading& translation : question.translations) {
    readings.push_back(&translation);
    if (!translation.stems.empty()) needed.push_back(all_of(FieldId::stem, translation));
  }
  std::vector<Xapian::Query> typed;
  for (const RankingWord& word : question.words)
    if (!word.weightless)
      typed.push_back(word.citation.empty() ? any_stem(FieldId::stem, word.stems)
                                            : Xapian::Query(schema::term(FieldId::citation, word.citation)));
  if (!typed.empty()) needed.emplace_back(Xapian::Query::OP_AND, typed.begin(), typed.end());
  return {Xapian::Query::OP_FILTER, query_with(question, readings), any_of(needed)};
}

Question in_other_language(Question question) {
  const Language other = language::from_code(other_language(question.language));
  if (other == Language::unsure) return question;
  for (RankingWord& word : question.words) {
    if (word.weightless || !word.citation.empty()) continue;
    for (const language::Token& token : language::tokens(word.text)) {
      if (language::is_stop_word(token.folded, other)) continue;
      std::string stem = language::stem(token.folded, other);
      if (std::find(word.stems.begin(), word.stems.end(), stem) == word.stems.end())
        word.stems.push_back(std::move(stem));
    }
  }
  return question;
}

std::vector<Mark> marks_of(const Question& question, const ReadPassage& passage) {
  return all_marks(question, passage.record, passage.tokens, passage.marks);
}

std::vector<Mark> marks_of(const Question& question, const schema::PassageRecord& passage) {
  const std::vector<language::Token> tokens = language::tokens(passage.text);
  return all_marks(question, passage, tokens, marks_of_words(question.words, passage, tokens));
}

std::vector<WordExpansion> expansions_of(const std::vector<Reading>& readings, const query::Query& query) {
  std::vector<WordExpansion> expansions;
  for (const Reading& reading : readings) {
    auto at = std::find_if(expansions.begin(), expansions.end(),
                           [&](const WordExpansion& each) { return each.typed == reading.source.typed; });
    if (at == expansions.end()) {
      query::Query without = query;
      without.filters.push_back({"no-expand", folded_words(reading.source.typed), {}});
      expansions.push_back({reading.source.typed,
                            {},
                            std::string(name(reading.source.kind)),
                            std::string(reading.source.language),
                            reading.source.office,
                            query::print(without)});
      at = expansions.end() - 1;
    }
    if (std::find(at->means.begin(), at->means.end(), reading.source.means) == at->means.end())
      at->means.push_back(reading.source.means);
  }
  return expansions;
}

}  // namespace searcher::search

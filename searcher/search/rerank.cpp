// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/rerank.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"
#include "searcher/search/docids.h"
#include "searcher/search/ranking.h"
#include "searcher/search/values.h"

namespace searcher::search {
namespace {

// How far the query is a heading or title: the share of the query's words in it times the share of its words in the
// query.
double likeness(const std::vector<RankingWord>& words, const std::vector<language::Token>& title,
                language::Language language) {
  FirstLetters letters;
  for (const RankingWord& word : words)
    if (!word.weightless) letters.add(word.stems);
  double in_title = 0;
  double length = 0;
  std::set<std::size_t> found;
  for (const language::Token& token : title) {
    if (language::is_stop_word(token.folded, language)) continue;
    ++length;
    if (!letters.may_be_one(token.folded)) continue;
    const std::string stem = language::stem(token.folded, language);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (!words[i].weightless &&
          std::find(words[i].stems.begin(), words[i].stems.end(), stem) != words[i].stems.end()) {
        found.insert(i);
        ++in_title;
        break;
      }
  }
  const auto asked = std::count_if(words.begin(), words.end(), [](const RankingWord& w) { return !w.weightless; });
  if (length == 0 || asked == 0) return 0;
  return in_title / length * static_cast<double>(found.size()) / static_cast<double>(asked);
}

// A title that is only the text's first line says nothing that the text does not.
bool is_first_line(const schema::PassageRecord& passage, const std::string& title) {
  const bool headed = passage.paragraphs.empty() || passage.paragraphs[0].kind == schema::ParagraphKind::heading;
  return !headed && language::fold(std::string_view(passage.text).substr(0, title.size()))
                        .starts_with(title.substr(0, title.size() / 2));
}

// Whether the query is the title word for word; of a title that was cut, up to the cut.
bool is_title(const std::vector<std::string>& asked, const std::vector<language::Token>& title, bool cut) {
  const std::size_t words = title.size() - (cut && !title.empty() ? 1 : 0);
  if (words == 0 || asked.size() < words || (!cut && asked.size() > words)) return false;
  return std::equal(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(words), title.begin(),
                    [](const std::string& typed, const language::Token& word) { return word.folded == typed; });
}

std::vector<std::string> folded_of(const std::vector<RankingWord>& words) {
  std::vector<std::string> folded;
  for (const RankingWord& word : words)
    for (language::Token& token : language::tokens(word.text)) folded.push_back(std::move(token.folded));
  return folded;
}

std::size_t passages_of(const Xapian::Database& database, Xapian::docid document) {
  return static_cast<std::size_t>(
      Xapian::sortable_unserialise(database.get_document(document).get_value(schema::slot::passages)));
}

// What a passage keeps of its score: one that is little more than headings, a disclaimer or an enumeration names a
// subject but answers nothing.
double substance(const schema::PassageRecord& passage) {
  std::uint32_t bytes = 0;
  for (const schema::Paragraph& paragraph : passage.paragraphs)
    if (paragraph.kind != schema::ParagraphKind::heading) bytes += paragraph.end - paragraph.begin;
  const bool bare = bytes < ranking::least_bytes || passage.boilerplate || passage.repeated || passage.enumeration;
  return bare ? ranking::of_bare : 1;
}

double heading_score(const std::vector<RankingWord>& words, std::string_view heading, language::Language language) {
  if (heading.empty()) return 0;
  return ranking::heading_match * likeness(words, language::tokens(heading), language);
}

// proximity() is nowhere more: all words of the query in a row.
constexpr double most_proximity = 0.262365;  // log 1.3, rounded up

constexpr double rounding = 1e9;  // scores are equal but for the order in which they were added up

// A passage with what its values tell, before its record is read.
struct Candidate {
  Xapian::MSetIterator at;
  double weight = 0;
  std::string title_value;
  double title = 0;   // what it adds when it is more than the first line
  double itself = 0;  // likewise
  double heading = 0;
  double most() const { return weight + title + itself + heading + ranking::proximity * most_proximity; }
};

void add_title(Candidate& candidate, std::string value, const std::vector<RankingWord>& words,
               const std::vector<std::string>& asked, language::Language language) {
  const std::vector<language::Token> tokens = language::tokens(value);
  candidate.title = ranking::title_match * likeness(words, tokens, language);
  if (is_title(asked, tokens, value.size() >= schema::slot::longest_title)) candidate.itself = ranking::title_itself;
  candidate.title_value = std::move(value);
}

std::vector<Candidate> candidates_of(const OpenLibrary& open, const std::vector<Xapian::MSetIterator>& found,
                                     const std::vector<RankingWord>& words, Titles titles) {
  const std::vector<std::string> asked = folded_of(words);
  const std::vector<std::string> languages = values_of(open, found, schema::slot::language);
  const std::vector<std::string> headings = values_of(open, found, schema::slot::heading);
  std::vector<std::string> values;
  if (titles == Titles::count) values = values_of(open, found, schema::slot::title);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto language = language::from_code(languages[i]);
    Candidate& candidate = candidates.emplace_back();
    candidate.at = found[i];
    candidate.weight = found[i].get_weight();
    candidate.heading = heading_score(words, headings[i], language);
    if (titles == Titles::count) add_title(candidate, std::move(values[i]), words, asked, language);
  }
  return candidates;
}

double score_of(const OpenLibrary& open, const Candidate& candidate, const std::vector<RankingWord>& words,
                PassageReader& reader) {
  const Xapian::docid docid = *candidate.at;
  const ReadPassage& passage = reader.at(docid, candidate.at.get_document());
  double kept = substance(passage.record);
  // A document that is one short passage has no better one.
  if (kept < 1 && passages_of(open.database, document_docid(open.database, docid, passage.record.ordinal)) == 1)
    kept = 1;
  const bool first_line = candidate.title > 0 && is_first_line(passage.record, candidate.title_value);
  return candidate.weight * kept + (first_line ? 0 : candidate.title) + candidate.itself + candidate.heading +
         ranking::proximity * proximity(words, passage.marks);
}

}  // namespace

std::vector<std::pair<double, Xapian::docid>> reranked(const OpenLibrary& open,
                                                       const std::vector<Xapian::MSetIterator>& found,
                                                       const std::vector<RankingWord>& words, PassageReader& reader,
                                                       std::size_t first, std::size_t count, Titles titles) {
  std::vector<Candidate> candidates = candidates_of(open, found, words, titles);
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::round(a.most() * rounding) > std::round(b.most() * rounding);
  });
  using Scored = std::pair<double, Xapian::docid>;
  const auto better = [](const Scored& a, const Scored& b) {
    return std::round(a.first * rounding) > std::round(b.first * rounding);
  };
  std::vector<Scored> scored;  // best first; never longer than is asked for
  const std::size_t last = std::min(first + count, candidates.size());
  for (const Candidate& candidate : candidates) {
    if (scored.size() == last &&
        (last == 0 || std::round(candidate.most() * rounding) < std::round(scored.back().first * rounding)))
      break;
    const Scored next{score_of(open, candidate, words, reader), *candidate.at};
    scored.insert(std::upper_bound(scored.begin(), scored.end(), next, better), next);
    if (scored.size() > last) scored.pop_back();
  }
  scored.erase(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(std::min(first, scored.size())));
  return scored;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/rerank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"
#include "searcher/search/docids.h"
#include "searcher/search/ranking.h"

namespace searcher::search {
namespace {

// The letters that the stems of weighing words begin with, as their first bytes.
std::array<bool, 256> first_letters(const std::vector<RankingWord>& words) {
  std::array<bool, 256> begins{};
  for (const RankingWord& word : words)
    for (const std::string& stem : word.stems)
      if (!stem.empty() && !word.weightless) begins.at(static_cast<unsigned char>(stem[0])) = true;
  return begins;
}

// How far the query is a heading or title: the share of the query's words in it times the share of its words in the
// query.
double likeness(const std::vector<RankingWord>& words, const std::vector<language::Token>& title,
                language::Language language) {
  const std::array<bool, 256> begins = first_letters(words);
  double in_title = 0;
  double length = 0;
  std::set<std::size_t> found;
  for (const language::Token& token : title) {
    if (language::is_stop_word(token.folded, language)) continue;
    ++length;
    if (!begins.at(static_cast<unsigned char>(token.folded[0]))) continue;
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

// A passage with what its values tell, before its record is read.
constexpr double rounding = 1e9;  // scores are equal but for the order in which they were added up

struct Candidate {
  Xapian::Document document;
  Xapian::docid docid = 0;  // in the library; the record itself knows only that of its own database
  double weight = 0;
  double title = 0;   // what it adds when it is more than the first line
  double itself = 0;  // likewise
  double heading = 0;
  double most() const { return weight + title + itself + heading + ranking::proximity * most_proximity; }
};

Candidate candidate_of(const Xapian::MSetIterator& at, const std::vector<RankingWord>& words,
                       const std::vector<std::string>& asked, Titles titles) {
  Candidate candidate{at.get_document(), *at, at.get_weight()};
  const auto language = language::from_code(candidate.document.get_value(schema::slot::language));
  candidate.heading = heading_score(words, candidate.document.get_value(schema::slot::heading), language);
  if (titles == Titles::are_the_same) return candidate;
  const std::string title = candidate.document.get_value(schema::slot::title);
  const std::vector<language::Token> tokens = language::tokens(title);
  candidate.title = ranking::title_match * likeness(words, tokens, language);
  if (is_title(asked, tokens, title.size() >= schema::slot::longest_title)) candidate.itself = ranking::title_itself;
  return candidate;
}

double score_of(const Xapian::Database& database, const Candidate& candidate, const std::vector<RankingWord>& words) {
  const schema::PassageRecord passage = schema::decode_passage(candidate.document.get_data());
  const Xapian::docid docid = candidate.docid;
  double kept = substance(passage);
  // A document that is one short passage has no better one.
  if (kept < 1 && passages_of(database, document_docid(database, docid, passage.ordinal)) == 1) kept = 1;
  const bool first_line =
      candidate.title > 0 && is_first_line(passage, candidate.document.get_value(schema::slot::title));
  return candidate.weight * kept + (first_line ? 0 : candidate.title) + candidate.itself + candidate.heading +
         ranking::proximity * proximity(words, marks_of_words(words, passage));
}

}  // namespace

std::vector<std::pair<double, Xapian::docid>> reranked(const Xapian::Database& database,
                                                       const std::vector<Xapian::MSetIterator>& found,
                                                       const std::vector<RankingWord>& words, std::size_t first,
                                                       std::size_t count, Titles titles) {
  const std::vector<std::string> asked = folded_of(words);
  std::vector<Candidate> candidates;
  for (const Xapian::MSetIterator& at : found) candidates.push_back(candidate_of(at, words, asked, titles));
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
    const Scored next{score_of(database, candidate, words), candidate.docid};
    scored.insert(std::upper_bound(scored.begin(), scored.end(), next, better), next);
    if (scored.size() > last) scored.pop_back();
  }
  scored.erase(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(std::min(first, scored.size())));
  return scored;
}

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranked_hits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/schema/fields.h"
#include "searcher/search/docid_source.h"
#include "searcher/search/hits.h"
#include "searcher/search/provisions.h"
#include "searcher/search/rerank.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// What the passage has for words of the question.
std::vector<std::string> instead_of(const Question& question, const std::vector<Mark>& marks) {
  std::vector<std::string> instead;
  for (const Mark& mark : marks) {
    if (mark.word < question.words.size()) continue;
    const std::size_t number = mark.word - question.words.size();
    const bool own = number < question.readings.size();
    const Reading& reading = own ? question.readings[number] : question.translations[number - question.readings.size()];
    if (std::find(instead.begin(), instead.end(), reading.source.means) == instead.end())
      instead.push_back(reading.source.means);
  }
  return instead;
}

// Words that stand in the headings and lead-ins, which are shown with the passage.
std::vector<std::uint32_t> words_above(const std::vector<RankingWord>& words, const schema::PassageRecord& passage) {
  const language::Language language = language::from_code(passage.language);
  FirstLetters letters;
  for (const RankingWord& word : words) letters.add(word.stems);
  std::set<std::string> stems;
  for (const auto* texts : {&passage.headings, &passage.lead_ins})
    for (const std::string& text : *texts)
      for (const language::Token& token : language::tokens(text))
        if (letters.may_be_one(token.folded)) stems.insert(language::stem(token.folded, language));
  std::vector<std::uint32_t> above;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::any_of(words[i].stems.begin(), words[i].stems.end(),
                    [&](const std::string& stem) { return stems.contains(stem); }))
      above.push_back(static_cast<std::uint32_t>(i));
  return above;
}

// A reading stands for the words that it reads, but for those that weigh nothing.
Aim aim_of(const Question& question) {
  Aim aim;
  std::vector<std::string> folded;
  const auto bit = [](std::size_t word) { return std::uint64_t{1} << std::min<std::size_t>(word, 63); };
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    aim.covers.push_back(bit(i));
    folded.push_back(language::fold(question.words[i].text));
  }
  for (const auto* readings : {&question.readings, &question.translations})
    for (const Reading& reading : *readings) {
      std::uint64_t words = 0;
      for (std::size_t i = reading.source.first; i < reading.source.last; ++i)
        if (!question.words[i].weightless) words |= bit(i);
      aim.covers.push_back(words != 0 ? words : bit(reading.source.first));
    }
  aim.sought = sought_of(folded);
  return aim;
}

// A document of the page.
struct Shown {
  Xapian::docid docid = 0;  // of its record
  schema::DocumentRecord record;
  std::vector<Xapian::MSetIterator> best;  // its passages that the query finds, best first; not all
  std::uint32_t passages = 0;              // how many it finds
};

// So many passages of a document are ranked again.
Xapian::doccount considered_of(const Request& request) { return std::max<Xapian::doccount>(20, request.passages_each); }

// Finds the passages of all documents by one search: to prepare ten would cost more than to look at what they find.
void find_passages(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most,
                   std::vector<Shown>& shown) {
  std::map<Xapian::docid, Shown*> by_docid;
  for (Shown& each : shown) by_docid[each.docid] = &each;
  std::vector<Xapian::docid> passages;
  for (const auto& [docid, each] : by_docid)
    for (std::uint32_t i = 1; i <= each->record.passages; ++i) passages.push_back(docid + i);
  const auto all = static_cast<Xapian::doccount>(passages.size());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(passage_weight());
  const Xapian::Query of_these((new DocidSource(std::move(passages)))->release());
  enquire.set_query({Xapian::Query::OP_FILTER, query, of_these});
  const Xapian::MSet found = enquire.get_mset(0, all, database.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) {
    Shown& document = *std::prev(by_docid.upper_bound(*at))->second;
    if (++document.passages <= most) document.best.push_back(at);
  }
}

// The same document by document, where records of several databases stand between each other's.
void find_passages_of(const OpenLibrary& open, const Xapian::Query& query, Xapian::doccount most, Shown& document) {
  Xapian::Enquire enquire(open.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(schema::term(FieldId::id, document.record.id))});
  const Xapian::MSet found = enquire.get_mset(0, open.asked_for(most), open.database.get_doccount());
  document.best = in_order(open, found, 0, most);
  document.passages = found.get_matches_lower_bound();
}

void fill_passages(const OpenLibrary& open, const Question& question, const Aim& aim, const Shown& document,
                   const Request& request, PassageReader& reader, DocumentHit& hit) {
  const std::vector<RankingWord>& words = question.words;
  std::vector<std::string> texts;
  std::vector<bool> weightless;
  for (const RankingWord& word : words) {
    texts.push_back(word.text);
    weightless.push_back(word.weightless);
  }
  for (const auto& [score, docid] :
       reranked(open, document.best, words, reader, 0, request.passages_each, Titles::are_the_same)) {
    const ReadPassage& read = reader.at(docid);
    MarkedPassage passage{read.record, marks_of(question, read), score, docid};
    passage.above = words_above(words, passage.record);
    mark_provisions(open.database, words, passage);
    hit.passages.push_back(passage_hit(passage, texts, weightless, document.record, aim));
    hit.passages.back().instead = instead_of(question, passage.marks);
  }
  hit.more = document.passages - static_cast<std::uint32_t>(hit.passages.size());
}

}  // namespace

std::vector<DocumentHit> ranked_hits(const OpenLibrary& open, const Xapian::Query& ranked, const Question& question,
                                     const std::vector<std::pair<double, Xapian::docid>>& page, const Request& request,
                                     PassageReader& reader) {
  std::vector<DocumentHit> hits;
  std::vector<Shown> shown;
  for (const auto& [score, docid] : page) {
    const Xapian::docid document = document_of(open.database, docid);
    shown.push_back({document, document_record(open.database, document), {}, 0});
  }
  if (open.is_one_index())
    find_passages(open.database, ranked, considered_of(request), shown);
  else
    for (Shown& each : shown) find_passages_of(open, ranked, considered_of(request), each);
  const Aim aim = aim_of(question);
  for (const Shown& each : shown) {
    hits.push_back(document_hit(each.record));
    hits.back().part_name = open.part_of(each.docid).name;
    hits.back().also = also_as(open.database, each.docid, each.record);
    fill_passages(open, question, aim, each, request, reader, hits.back());
  }
  return hits;
}

}  // namespace searcher::search

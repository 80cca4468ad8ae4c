// SPDX-License-Identifier: GPL-3.0-or-later
// Passages are chosen by their positions alone; only those shown are read and cut into words.
#include "searcher/search/exact_hits.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "indexer/schema/fields.h"
#include "searcher/search/docids.h"
#include "searcher/search/hits.h"
#include "searcher/search/marks.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

// A passage that holds a part of the match.
struct Candidate {
  std::uint32_t ordinal = 0;
  std::set<std::uint32_t> leaves;
  double score = 0;
};

std::map<std::uint32_t, double> scores_within(const ExactHits& hits, Xapian::docid document, const std::string& id,
                                              std::size_t passages) {
  std::map<std::uint32_t, double> scores;
  if (hits.ranking.empty()) return scores;
  Xapian::Enquire enquire(hits.open.database);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query({Xapian::Query::OP_FILTER, hits.ranking, Xapian::Query(schema::term(schema::FieldId::id, id))});
  const Xapian::MSet all = enquire.get_mset(0, static_cast<Xapian::doccount>(passages) + 1);
  for (auto at = all.begin(); at != all.end(); ++at)
    scores[ordinal_of(hits.open.database, document, *at)] = at.get_weight();
  return scores;
}

std::vector<Candidate> candidates_in(const std::vector<LeafSpan>& leaves, const std::vector<std::uint32_t>& starts,
                                     const std::map<std::uint32_t, double>& scores) {
  std::map<std::uint32_t, Candidate> by_ordinal;
  for (const LeafSpan& leaf : leaves)
    for (const std::uint32_t edge : {leaf.span.first, leaf.span.last}) {
      const auto after = std::upper_bound(starts.begin(), starts.end(), edge);
      const auto ordinal = static_cast<std::uint32_t>(after - starts.begin()) - 1;
      by_ordinal[ordinal].leaves.insert(leaf.leaf);
    }
  if (by_ordinal.empty() && !starts.empty()) by_ordinal[0];  // it matched by its metadata
  std::vector<Candidate> candidates;
  for (auto& [ordinal, candidate] : by_ordinal) {
    candidate.ordinal = ordinal;
    if (const auto score = scores.find(ordinal); score != scores.end()) candidate.score = score->second;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// Best first: the passage with the most different parts of the query, then the more relevant one. For a match across
// passages the next ones shown are those that hold parts not shown yet.
void choose(std::vector<Candidate>& passages, std::uint32_t most) {
  std::stable_sort(passages.begin(), passages.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.leaves.size(), a.score) > std::pair(b.leaves.size(), b.score);
  });
  std::set<std::uint32_t> shown;
  for (std::size_t place = 0; place < std::min<std::size_t>(most, passages.size()); ++place) {
    const auto brings_new = [&](const Candidate& passage) {
      return !std::includes(shown.begin(), shown.end(), passage.leaves.begin(), passage.leaves.end());
    };
    const auto start = passages.begin() + static_cast<std::ptrdiff_t>(place);
    const auto next = std::find_if(start, passages.end(), brings_new);
    if (next != passages.end()) std::rotate(start, next, next + 1);
    shown.insert(passages[place].leaves.begin(), passages[place].leaves.end());
  }
}

}  // namespace

DocumentHit exact_hit(const ExactHits& hits, Xapian::docid document) {
  const schema::DocumentRecord record = document_record(hits.open.database, document);
  DocumentHit hit = document_hit(record);
  hit.part_name = hits.open.part_of(document).name;
  hit.also = also_as(hits.open.database, document, record);
  Postings postings(hits.open.database, hits.work);
  DocumentPositions positions(postings, document);
  const Resolved& root = hits.resolution.root;
  const std::vector<LeafSpan> leaves = matching_leaves(root, positions, hits.work);
  const auto& starts = positions.passages();
  auto passages = candidates_in(leaves, starts, scores_within(hits, document, record.id, starts.size()));
  choose(passages, hits.passages_each);
  std::set<std::uint32_t> in_document;
  for (const LeafSpan& leaf : leaves) in_document.insert(leaf.leaf);
  if (!passages.empty() && passages.front().leaves.size() < in_document.size() && root.kind == Resolved::Kind::all)
    hit.note = "terms appear in different passages";
  const std::vector<bool> weightless(hits.names.size(), true);
  for (std::size_t i = 0; i < passages.size() && i < hits.passages_each; ++i) {
    MarkedPassage passage{
        passage_record(hits.open.database, passage_docid(hits.open.database, document, passages[i].ordinal)),
        {},
        passages[i].score};
    passage.marks = marks_in(passage.record, leaves);
    hit.passages.push_back(passage_hit(passage, hits.names, weightless, record));
    hit.passages.back().why =
        std::to_string(passage.marks.size()) + (passage.marks.size() == 1 ? " match" : " matches");
  }
  hit.more = static_cast<std::uint32_t>(passages.size() - hit.passages.size());
  return hit;
}

}  // namespace searcher::search

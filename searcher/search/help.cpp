// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/help.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "indexer/language/tokens.h"
#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/query/readings.h"
#include "searcher/search/candidates.h"
#include "searcher/search/document_counts.h"
#include "searcher/search/filters.h"
#include "searcher/search/forms.h"
#include "searcher/search/relax.h"
#include "searcher/search/resolve.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using query::Node;
using query::Query;
using schema::FieldId;

// What offers may cost together; those that would cost more are not made.
struct Effort {
  explicit Effort(const OpenLibrary& open) : work(Work::of_help(open.database)) {
    if (open.has_remote_part()) work = work.over_network();
  }
  Work work;
  std::uint64_t documents = 50'000;  // that may still be looked at
};

// Nothing when the effort is used up.
std::optional<std::uint64_t> documents_found(const OpenLibrary& open, const Query& query, Effort& effort) {
  if (effort.documents == 0) return std::nullopt;
  if (query.root.empty() || query.mode == query::QueryMode::plain) {
    Xapian::Query ranked = ranking_query(ranking_words(query.root));
    if (ranked.empty()) ranked = everything();
    const Xapian::Query passages(schema::term(FieldId::record, schema::passage_record));
    return count_groups(
        open,
        {Xapian::Query::OP_FILTER, Xapian::Query(Xapian::Query::OP_FILTER, ranked, passages), compile(query.filters)},
        schema::slot::document);
  }
  const auto resolved = resolve(query.root.front(), open.database);
  const auto* resolution = std::get_if<Resolution>(&resolved);
  if (resolution == nullptr) return 0;
  std::uint64_t proposed = 0;
  try {
    const auto found =
        matching_documents(open.database, resolution->root, compile(query.filters), proposed, effort.work);
    effort.documents -= std::min(effort.documents, proposed);
    return found.size();
  } catch (const TooManyPairs&) {
    effort.documents = 0;
    return std::nullopt;
  }
}

void offer(const OpenLibrary& open, const Query& query, const std::string& why, std::vector<Suggestion>& offers,
           Effort& effort) {
  const auto documents = documents_found(open, query, effort);
  if (documents.value_or(0) > 0) offers.push_back({query::print(query), why, *documents});
}

// Calls `change` on every word of the tree.
void for_each_word(Node& node, const std::function<void(std::string&)>& change) {
  if (auto* word = std::get_if<query::Word>(&node.value)) change(word->text);
  if (auto* phrase = std::get_if<query::Phrase>(&node.value))
    for (std::string& text : phrase->words) change(text);
  const auto operands = [&](auto* value) {
    if (value == nullptr) return;
    for (Node& operand : value->operands) for_each_word(operand, change);
  };
  operands(std::get_if<query::And>(&node.value));
  operands(std::get_if<query::Or>(&node.value));
  operands(std::get_if<query::Not>(&node.value));
  operands(std::get_if<query::Proximity>(&node.value));
  operands(std::get_if<query::AtLeast>(&node.value));
  operands(std::get_if<query::Field>(&node.value));
}

void offer_spelling(const OpenLibrary& open, const Query& query, std::vector<Suggestion>& offers, Effort& effort) {
  Query changed = query;
  std::string why;
  for (Node& node : changed.root)
    for_each_word(node, [&](std::string& text) {
      const auto tokens = language::tokens(text);
      if (is_truncated(text) || tokens.size() != 1 || open.database.term_exists(tokens[0].folded)) return;
      const std::string nearest = nearest_word(open.database, tokens[0].folded);
      if (nearest.empty()) return;
      why += (why.empty() ? "did you mean «" : ", «") + nearest + "»";
      text = nearest;
    });
  if (!why.empty()) offer(open, changed, why, offers, effort);
}

// Keys of the family whose names go on where this one ends: "Matter of Skirball" -> "Matter of Skirball Cultural Ctr".
std::vector<std::string> longer_names(const OpenLibrary& open, const std::string& key) {
  constexpr std::size_t most = 3;
  const std::string prefix = schema::term(FieldId::citation, key);
  const std::string start = prefix.substr(0, prefix.size() - key.size());
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  if (!key.starts_with("matter:")) return {};
  for (auto at = open.database.allterms_begin(prefix + " "); at != open.database.allterms_end(prefix + " "); ++at)
    found.emplace_back(at.get_termfreq(), (*at).substr(start.size()));
  std::sort(found.rbegin(), found.rend());
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) keys.push_back(found[i].second);
  return keys;
}

// Instead of a citation that nothing makes: the nearest part of it that something does, and names that begin like it.
void offer_citations(const OpenLibrary& open, const Query& query, std::vector<Suggestion>& offers, Effort& effort) {
  for (std::size_t i = 0; i < query.root.size(); ++i) {
    const auto* cite = std::get_if<query::Cite>(&query.root[i].value);
    if (cite == nullptr || open.database.term_exists(schema::term(FieldId::citation, cite->key))) continue;
    const auto offer_instead = [&](const std::string& key, const char* why) {
      Query changed = query;
      changed.root[i].value = query::Cite{law::display(key), key};
      offer(open, changed, why, offers, effort);
    };
    const auto wider = law::with_ancestors(cite->key);
    const auto nearest = std::find_if(wider.begin() + 1, wider.end(), [&](const std::string& key) {
      return open.database.term_exists(schema::term(FieldId::citation, key));
    });
    if (nearest != wider.end()) offer_instead(*nearest, "what contains it");
    for (const std::string& key : longer_names(open, cite->key)) offer_instead(key, "a name that begins like it");
  }
}

// Enough to see which part failed; a long query has more than anybody reads.
constexpr std::size_t most_relaxations = 24;

void offer_relaxed(const OpenLibrary& open, const Query& query, std::vector<Suggestion>& offers, Effort& effort) {
  if (query.mode != query::QueryMode::exact || query.root.empty()) return;
  std::vector<Relaxed> all = relaxations(query.root.front());
  if (all.size() > most_relaxations) all.resize(most_relaxations);
  for (Relaxed& relaxed : all) {
    Query changed = query;
    changed.root = {std::move(relaxed.node)};
    offer(open, changed, relaxed.why, offers, effort);
  }
}

const char* name_of(query::ReadingKind reading) {
  switch (reading) {
    case query::ReadingKind::any_word:
      return "the spaces read as OR";
    case query::ReadingKind::phrase:
      return "the spaces read as a phrase";
    case query::ReadingKind::citation:
      break;
  }
  return "the citation in every spelling";
}

}  // namespace

std::vector<Suggestion> suggestions(const OpenLibrary& open, const Query& query) {
  std::vector<Suggestion> offers;
  Effort effort(open);
  offer_spelling(open, query, offers, effort);
  offer_citations(open, query, offers, effort);
  offer_relaxed(open, query, offers, effort);
  if (!query.filters.empty() && !query.root.empty()) {
    Query changed = query;
    changed.filters.clear();
    offer(open, changed, "without the filters", offers, effort);
  }
  return offers;
}

std::vector<Suggestion> spelling(const OpenLibrary& open, const Query& query) {
  std::vector<Suggestion> offers;
  Effort effort(open);
  offer_spelling(open, query, offers, effort);
  return offers;
}

std::vector<Suggestion> readings(const OpenLibrary& open, std::string_view text) {
  std::vector<Suggestion> offers;
  Effort effort(open);
  for (const query::Reading& reading : query::other_readings(text)) {
    const auto parsed = query::parse(reading.text);
    const auto* query = std::get_if<Query>(&parsed);
    if (query == nullptr) continue;
    const auto documents = documents_found(open, *query, effort);
    const bool idle = reading.kind == query::ReadingKind::citation && documents.value_or(0) == 0;
    if (documents && !idle) offers.push_back({query::print(*query), name_of(reading.kind), *documents});
  }
  return offers;
}

}  // namespace searcher::search

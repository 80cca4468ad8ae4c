// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/help.h"

#include <functional>

#include "indexer/language/tokens.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/exact.h"
#include "searcher/search/forms.h"
#include "searcher/search/resolve.h"
#include "searcher/search/words.h"

namespace searcher::search {
namespace {

using query::Node;
using query::Query;
using schema::FieldId;

std::uint64_t documents_found(const Xapian::Database& database, const Query& query) {
  if (query.root.empty() || query.mode == query::QueryMode::plain) {
    Xapian::Query ranked = ranking_query(ranking_words(query.root));
    if (ranked.empty()) ranked = Xapian::Query::MatchAll;
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query({Xapian::Query::OP_FILTER,
                       Xapian::Query(Xapian::Query::OP_FILTER, ranked,
                                     Xapian::Query(schema::term(FieldId::record, schema::passage_record))),
                       compile(query.filters)});
    enquire.set_collapse_key(schema::slot::document);
    return enquire.get_mset(0, 0, database.get_doccount()).get_matches_lower_bound();
  }
  const auto resolved = resolve(query.root.front(), database);
  const auto* resolution = std::get_if<Resolution>(&resolved);
  std::uint64_t proposed = 0;
  return resolution == nullptr
             ? 0
             : matching_documents(database, resolution->root, compile(query.filters), proposed).size();
}

void offer(const Xapian::Database& database, const Query& query, const std::string& why,
           std::vector<Suggestion>& offers) {
  const std::uint64_t documents = documents_found(database, query);
  if (documents > 0) offers.push_back({query::print(query), why, documents});
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
}

void offer_spelling(const Xapian::Database& database, const Query& query, std::vector<Suggestion>& offers) {
  Query changed = query;
  std::string why;
  for (Node& node : changed.root)
    for_each_word(node, [&](std::string& text) {
      const auto tokens = language::tokens(text);
      if (is_truncated(text) || tokens.size() != 1 || database.term_exists(tokens[0].folded)) return;
      const std::string nearest = nearest_word(database, tokens[0].folded);
      if (nearest.empty()) return;
      why += (why.empty() ? "did you mean «" : ", «") + nearest + "»";
      text = nearest;
    });
  if (!why.empty()) offer(database, changed, why, offers);
}

void offer_parts(const Xapian::Database& database, const Query& query, std::vector<Suggestion>& offers) {
  if (query.mode != query::QueryMode::exact || query.root.empty()) return;
  const auto* all = std::get_if<query::And>(&query.root.front().value);
  for (std::size_t i = 0; all != nullptr && i < all->operands.size(); ++i) {
    query::And rest = *all;
    const std::string dropped = query::print(rest.operands[i]);
    rest.operands.erase(rest.operands.begin() + static_cast<std::ptrdiff_t>(i));
    Query changed = query;
    if (rest.operands.size() == 1)
      changed.root = {rest.operands.front()};
    else
      changed.root.front().value = rest;
    offer(database, changed, "without " + dropped, offers);
  }
}

}  // namespace

std::vector<Suggestion> suggestions(const Xapian::Database& database, const Query& query) {
  std::vector<Suggestion> offers;
  offer_spelling(database, query, offers);
  offer_parts(database, query, offers);
  if (!query.filters.empty() && !query.root.empty()) {
    Query changed = query;
    changed.filters.clear();
    offer(database, changed, "without the filters", offers);
  }
  return offers;
}

}  // namespace searcher::search

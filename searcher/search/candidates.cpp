// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/candidates.h"

#include <algorithm>

#include "indexer/schema/fields.h"
#include "searcher/search/filters.h"
#include "searcher/search/forms.h"
#include "searcher/search/match.h"

namespace searcher::search {
namespace {

using schema::FieldId;

Xapian::Query any_term(const std::vector<std::string>& terms) {
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

Xapian::Query combine(Xapian::Query::op op, const std::vector<Resolved>& operands, bool& exact) {
  std::vector<Xapian::Query> queries;
  for (const Resolved& operand : operands) queries.push_back(candidates(operand, exact));
  return Xapian::Query(op, queries.begin(), queries.end());
}

}  // namespace

std::vector<Xapian::docid> docids_of(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> docids;
  docids.reserve(all.size());
  for (auto at = all.begin(); at != all.end(); ++at) docids.push_back(*at);
  return docids;
}

Xapian::Query candidates(const Resolved& node, bool& exact) {
  using Kind = Resolved::Kind;
  switch (node.kind) {
    case Kind::any:
    case Kind::tagged:
      return any_term(node.terms);
    case Kind::citation:
      exact = exact && !node.in_headings;
      return Xapian::Query(node.terms.front());
    case Kind::dated:
      return compile(node.dates);
    case Kind::hidden:
      return candidates(node.operands.front(), exact);
    case Kind::either:
      return combine(Xapian::Query::OP_OR, node.operands, exact);
    case Kind::all:
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::sequence:
      exact = false;
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::near:
      exact = false;
      if (node.negated) return candidates(node.operands.front(), exact);
      return combine(Xapian::Query::OP_AND, node.operands, exact);
    case Kind::at_least:
      exact = exact && node.count <= 1;
      return candidates(node.operands.front(), exact);
    case Kind::without: {
      const Xapian::Query wanted = candidates(node.operands.front(), exact);
      bool exact_exclusion = true;
      const Xapian::Query unwanted = candidates(node.operands.back(), exact_exclusion);
      // An inexact exclusion would drop documents that match.
      if (exact_exclusion) return Xapian::Query(Xapian::Query::OP_AND_NOT, wanted, unwanted);
      exact = false;
      return wanted;
    }
  }
  return {};
}

std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Resolved& node,
                                              const Xapian::Query& filters, std::uint64_t& proposed, Work& work) {
  bool exact = true;
  const Xapian::Query wanted = candidates(node, exact);
  const Xapian::Query documents(schema::term(FieldId::record, schema::document_record));
  const std::vector<Xapian::Query> all{wanted, documents, filters};
  std::vector<Xapian::docid> found = docids_of(database, {Xapian::Query::OP_AND, all.begin(), all.end()});
  proposed = found.size();
  if (exact) return found;
  Postings postings(database, work);
  std::erase_if(found, [&](Xapian::docid docid) {
    DocumentPositions positions(postings, docid);
    return !evaluate(node, positions, work).matches;
  });
  return found;
}

void count_documents(const Xapian::Database& database, Resolution& resolution, Work& work) {
  std::uint64_t proposed = 0;
  for (std::uint32_t leaf = 0; leaf < resolution.words.size(); ++leaf) {
    Resolved either;
    either.kind = Resolved::Kind::either;
    either.operands = leaves_with(resolution.root, leaf);
    std::uint64_t& documents = resolution.words[leaf].documents;
    if (either.operands.size() == 1 && either.operands.front().terms.size() == 1 &&
        either.operands.front().kind == Resolved::Kind::any)
      documents = database.get_termfreq(either.operands.front().terms.front());
    else if (bool exact = true; candidates(either, exact), exact)
      documents = count_matches(database, {Xapian::Query::OP_FILTER, candidates(either, exact),
                                           Xapian::Query(schema::term(FieldId::record, schema::document_record))});
    else
      documents = matching_documents(database, either, everything(), proposed, work).size();
  }
}

}  // namespace searcher::search

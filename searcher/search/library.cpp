// SPDX-License-Identifier: GPL-3.0-or-later
// Whole documents, and the library as a whole: what is in it, what is not and why.
#include <algorithm>

#include "indexer/law/citations.h"
#include "indexer/schema/fields.h"
#include "searcher/query/parse.h"
#include "searcher/search/citing.h"
#include "searcher/search/digest.h"
#include "searcher/search/docids.h"
#include "searcher/search/equivalents_file.h"
#include "searcher/search/facets.h"
#include "searcher/search/hits.h"
#include "searcher/search/later.h"
#include "searcher/search/marks.h"
#include "searcher/search/open.h"
#include "searcher/search/question.h"
#include "searcher/search/search.h"

namespace searcher::search {
namespace {

using schema::FieldId;

// Marks of the query's words in one passage, as ranges; none when the query cannot be parsed.
class Marker {
 public:
  Marker(const OpenLibrary& open, Xapian::docid document, std::string_view text, const OfficeList& office) {
    if (text.empty()) return;
    const auto parsed = query::parse(text);
    const auto* query = std::get_if<query::Query>(&parsed);
    if (query == nullptr || query->root.empty()) return;
    if (query->mode == query::QueryMode::plain) {
      question_ = question_of(*query, office);
      return;
    }
    const Xapian::Database& database = open.database;
    const auto resolved = resolve(query->root.front(), database);
    if (const auto* resolution = std::get_if<Resolution>(&resolved)) {
      Work work = Work::of_library(database);
      Postings postings(database, work);
      DocumentPositions positions(postings, document);
      try {
        leaves_ = matching_leaves(resolution->root, positions, work);
      } catch (const TooManyPairs&) {
        leaves_.clear();  // a query that the search itself refuses
      }
    }
  }

  std::vector<Range> ranges(const schema::PassageRecord& passage) const {
    std::vector<Range> ranges;
    for (const Mark& mark : question_.words.empty() ? marks_in(passage, leaves_) : marks_of(question_, passage))
      ranges.push_back(mark.range);
    return ranges;
  }

 private:
  Question question_;
  std::vector<LeafSpan> leaves_;
};

// What the document is cited as.
std::string citation_of(const Xapian::Database& database, Xapian::docid docid) {
  const std::string prefix(schema::field(FieldId::self).prefix);
  const Xapian::Document document = database.get_document(docid);
  auto at = document.termlist_begin();
  at.skip_to(prefix);
  if (at == document.termlist_end() || !(*at).starts_with(prefix)) return {};
  return law::display((*at).substr(prefix.size()));
}

std::optional<DocumentView> view(const OpenLibrary& open, std::string_view id, std::string_view query,
                                 const OfficeList& office) {
  const Xapian::Database& database = open.database;
  const std::string term = schema::term(FieldId::id, id);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) {
    expect_all_parts(open, id);
    return std::nullopt;
  }
  const Xapian::docid docid = *first;  // a document record stands before its passages
  DocumentView document;
  document.id = id;
  document.record = document_record(database, docid);
  document.citation = citation_of(database, docid);
  document.copies = copies_of(database, docid, document.record);
  document.later = later_alerts(open, id, document.record.metadata);
  const Part& part = open.part_of(docid);
  document.part_name = part.name;
  document.elsewhere = part.is_remote();
  if (const std::string before = part.database.get_metadata(schema::previous_text_key(id)); !before.empty())
    document.changed_at = schema::decode_previous_text(before).at;
  const Marker marker(open, docid, query, office);
  for (std::uint32_t i = 0; i < document.record.passages; ++i) {
    document.passages.push_back(passage_record(database, passage_docid(database, docid, i)));
    document.highlights.push_back(marker.ranges(document.passages.back()));
    document.citations.push_back(citations_of(document.passages.back().text));
  }
  return document;
}

LibraryProblem problem_of(const schema::DocumentRecord& record) {
  const schema::ReasonRow& row = schema::row(record.ledger.reason);
  LibraryProblem problem{record.path, std::string(schema::name(record.ledger.outcome)), "", record.ledger.detail,
                         std::string(row.remedy)};
  if (record.ledger.outcome == schema::Outcome::refused) problem.reason = row.name;
  if (record.ledger.outcome == schema::Outcome::indexed_with_warning)
    for (const std::string& warning : record.ledger.warnings)
      problem.detail += (problem.detail.empty() ? "" : "; ") + warning;
  return problem;
}

std::vector<LibraryProblem> problems_of(const Xapian::Database& database) {
  static_assert(schema::outcome_names.size() == 4, "every outcome but `indexed` is named below");
  std::vector<LibraryProblem> problems;
  for (const auto outcome :
       {schema::Outcome::refused, schema::Outcome::indexed_with_warning, schema::Outcome::duplicate}) {
    const std::size_t begin = problems.size();
    const std::string term = schema::term(FieldId::outcome, schema::name(outcome));
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
      problems.push_back(problem_of(document_record(database, *at)));
    std::sort(problems.begin() + static_cast<std::ptrdiff_t>(begin), problems.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
  }
  return problems;
}

}  // namespace

std::optional<DocumentView> document(const std::filesystem::path& index, std::string_view id, std::string_view query) {
  const OfficeList office = query.empty() ? OfficeList() : read_equivalents(equivalents_file(index));
  return with_current(index, [&](const OpenLibrary& open) { return view(open, id, query, office); });
}

LibraryState library_state(const std::filesystem::path& index) {
  return with_current(index, [](const OpenLibrary& open) { return state_of(open); });
}

LibraryView library(const std::filesystem::path& index) {
  return with_current(index, [](const OpenLibrary& open) {
    LibraryView view{state_of(open), {}, problems_of(open.database)};
    view.digest = last_digest(open);
    const Xapian::Query documents(schema::term(FieldId::record, schema::document_record));
    view.facets = facets_of(open, documents, schema::slot::document).facets;
    return view;
  });
}

}  // namespace searcher::search

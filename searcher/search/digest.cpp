// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/digest.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_set>

#include "indexer/language/compare.h"
#include "indexer/schema/fields.h"
#include "searcher/search/docids.h"
#include "searcher/search/hits.h"
#include "searcher/search/open.h"
#include "searcher/search/search.h"

namespace searcher::search {
namespace {

constexpr std::uint32_t most_asked = 10'000;  // documents of a saved search that are looked through

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

NewHits new_hits(const std::filesystem::path& index, const SavedSearch& saved,
                 const std::unordered_set<std::string>& fresh) {
  NewHits found{saved, {}, ""};
  Request request;
  request.query = saved.query;
  request.limit = 100;
  request.passages_each = 1;
  for (; request.offset + request.limit <= most_asked; request.offset += request.limit) {
    auto answer = search(index, request);
    if (const auto* error = std::get_if<QueryError>(&answer)) {
      found.mistake = error->message;
      return found;
    }
    Result& result = std::get<Result>(answer);
    for (DocumentHit& hit : result.hits)
      if (fresh.contains(hit.id)) found.hits.push_back(std::move(hit));
    if (result.hits.size() < request.limit || found.hits.size() == fresh.size()) break;
  }
  return found;
}

std::optional<ComparisonView> compare_in(const OpenLibrary& open, std::string_view id) {
  const Xapian::Database& database = open.database;
  const std::string term = schema::term(schema::FieldId::id, id);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) {
    expect_all_parts(open, id);
    return std::nullopt;
  }
  const Xapian::docid docid = *first;  // a document record stands before its passages
  const std::string packed = open.part_of(docid).database.get_metadata(schema::previous_text_key(id));
  if (packed.empty()) return std::nullopt;
  const schema::DocumentRecord record = document_record(database, docid);
  const schema::PreviousText before = schema::decode_previous_text(packed);
  std::string now;
  for (std::uint32_t i = 0; i < record.passages; ++i)
    now += (i == 0 ? "" : "\n\n") + passage_record(database, passage_docid(database, docid, i)).text;
  ComparisonView view{std::string(id), record.path, record.metadata.title.value, before.at, {}};
  for (const language::TextPiece& piece : language::compare_words(before.text, now))
    view.pieces.emplace_back(piece.kind == language::Piece::same      ? ComparisonView::Piece::same
                             : piece.kind == language::Piece::removed ? ComparisonView::Piece::removed
                                                                      : ComparisonView::Piece::added,
                             std::string(piece.text));
  return view;
}

}  // namespace

schema::Digest last_digest(const OpenLibrary& open) {
  schema::Digest last;
  for (const Part& part : open.parts) {
    const std::string packed = part.database.get_metadata(schema::digest_key(0));
    if (packed.empty()) continue;
    schema::Digest digest = schema::decode_digest(packed);
    if (digest.at > last.at) last.at = digest.at;
    last.revision = std::max(last.revision, digest.revision);
    last.changes.insert(last.changes.end(), std::make_move_iterator(digest.changes.begin()),
                        std::make_move_iterator(digest.changes.end()));
  }
  if (open.parts.size() > 1)
    std::stable_sort(last.changes.begin(), last.changes.end(),
                     [](const auto& a, const auto& b) { return std::tie(a.kind, a.path) < std::tie(b.kind, b.path); });
  return last;
}

std::vector<SavedSearch> parse_saved_searches(std::string_view text) {
  std::vector<SavedSearch> searches;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    const std::string_view name = trimmed(line.substr(0, equals));
    const std::string_view query = equals == std::string_view::npos ? "" : trimmed(line.substr(equals + 1));
    if (name.empty() || query.empty())
      throw schema::IndexError("Saved searches, line " + std::to_string(number) + ": write NAME = query.");
    searches.push_back({std::string(name), std::string(query)});
  }
  return searches;
}

DigestView digest(const std::filesystem::path& index, const std::vector<SavedSearch>& searches) {
  DigestView view;
  with_current(index, [&](const OpenLibrary& open) {
    view.digest = last_digest(open);
    view.library = state_of(open);
  });
  std::unordered_set<std::string> fresh;
  for (const schema::DocumentChange& change : view.digest.changes)
    if (change.kind != schema::ChangeKind::removed && change.kind != schema::ChangeKind::refused &&
        change.kind != schema::ChangeKind::moved)
      fresh.insert(change.id);
  for (const SavedSearch& saved : searches) view.searches.push_back(new_hits(index, saved, fresh));
  return view;
}

std::optional<ComparisonView> compare(const std::filesystem::path& index, std::string_view id) {
  return with_current(index, [&](const OpenLibrary& open) { return compare_in(open, id); });
}

}  // namespace searcher::search

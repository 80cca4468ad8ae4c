// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/journal.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "indexer/language/compare.h"

namespace indexer::run {
namespace {

using schema::ChangeKind;
using schema::Outcome;

constexpr std::size_t excerpt_bytes = 400;

bool is_refused(const schema::DocumentRecord& record) { return record.ledger.outcome == Outcome::refused; }

std::string why_refused(const schema::DocumentRecord& record) {
  const std::string detail = record.ledger.detail.empty() ? "" : ": " + record.ledger.detail;
  return std::string(schema::row(record.ledger.reason).name) + detail;
}

// Adds to an excerpt up to its size, at a character's end.
void add_excerpt(std::string& excerpt, std::string_view text) {
  if (excerpt.size() >= excerpt_bytes) return;
  if (!excerpt.empty()) excerpt += " … ";
  std::size_t room = std::min(text.size(), excerpt_bytes - std::min(excerpt_bytes, excerpt.size()));
  while (room > 0 && room < text.size() && (static_cast<unsigned char>(text[room]) & 0xc0) == 0x80) --room;
  excerpt += text.substr(0, room);
  while (!excerpt.empty() && (excerpt.back() == '\n' || excerpt.back() == ' ')) excerpt.pop_back();
}

}  // namespace

std::string text_of(const std::vector<schema::PassageRecord>& passages) {
  std::string text;
  for (const schema::PassageRecord& passage : passages) text += (text.empty() ? "" : "\n\n") + passage.text;
  return text;
}

Journal::Journal(std::filesystem::path index, const store::Ledger& ledger)
    : index_(std::move(index)), ledger_(ledger) {}

void Journal::removed(const schema::DocumentRecord& record) { removed_.emplace(record.path, record); }

void Journal::stored(const schema::DocumentRecord& record, const passages::Analysed& analysed) {
  removed_.erase(record.path);
  const schema::LedgerRow* row = ledger_.find(record.path);
  if (row == nullptr) {
    if (is_refused(record))
      note(ChangeKind::refused, record, why_refused(record));
    else
      note(ChangeKind::added, record,
           record.ledger.outcome == Outcome::duplicate ? "duplicate of " + record.ledger.detail : "");
    return;
  }
  const schema::DocumentRecord before = ledger_.record(*row);
  if (is_refused(record)) {
    if (!is_refused(before)) note(ChangeKind::refused, record, why_refused(record));
  } else if (is_refused(before)) {
    note(ChangeKind::readable, record, "");
  } else if (record.ledger.outcome == Outcome::duplicate && before.ledger.digest == record.ledger.digest) {
    return;  // its text is searched as before, under the name of another copy
  } else {
    compare(before, record, analysed);
  }
}

void Journal::compare(const schema::DocumentRecord& before, const schema::DocumentRecord& after,
                      const passages::Analysed& analysed) {
  const std::string old_text = text_of(store::read_passages(index_, before.id));
  const std::string new_text = text_of(analysed.passages);
  if (old_text == new_text && before.metadata == after.metadata) return;
  note(ChangeKind::changed, after, old_text == new_text ? "only what is known about it, not its text" : "");
  schema::DocumentChange& change = changes_.back();
  change.words_before = language::count_words(old_text);
  change.words_after = language::count_words(new_text);
  if (old_text == new_text) return;
  for (const language::TextPiece& piece : language::compare_words(old_text, new_text)) {
    if (piece.kind == language::Piece::removed) change.words_removed += language::count_words(piece.text);
    if (piece.kind != language::Piece::added) continue;
    change.words_added += language::count_words(piece.text);
    add_excerpt(change.added_text, piece.text);
  }
  previous_texts_[after.id] = old_text;
}

void Journal::note(ChangeKind kind, const schema::DocumentRecord& record, std::string detail) {
  schema::DocumentChange change;
  change.kind = kind;
  change.id = record.id;
  change.path = record.path;
  change.title = record.metadata.title.value;
  change.detail = std::move(detail);
  changes_.push_back(std::move(change));
}

schema::Digest Journal::digest(std::uint64_t revision, const std::string& at) const {
  schema::Digest digest{revision, at, changes_};
  std::unordered_map<std::string, std::string> gone;  // id -> path
  for (const auto& [path, record] : removed_) gone.emplace(record.id, path);
  for (schema::DocumentChange& change : digest.changes) {
    const auto from = change.kind == ChangeKind::added ? gone.find(change.id) : gone.end();
    if (from == gone.end()) continue;
    change.kind = ChangeKind::moved;
    change.detail = from->second;
    gone.erase(from);
  }
  for (const auto& [path, record] : removed_) {
    if (!gone.contains(record.id)) continue;
    schema::DocumentChange change;
    change.kind = ChangeKind::removed;
    change.id = record.id;
    change.path = path;
    change.title = record.metadata.title.value;
    digest.changes.push_back(std::move(change));
  }
  std::sort(digest.changes.begin(), digest.changes.end(),
            [](const auto& a, const auto& b) { return std::tie(a.kind, a.path) < std::tie(b.kind, b.path); });
  return digest;
}

}  // namespace indexer::run

// SPDX-License-Identifier: GPL-3.0-or-later
// What an update changed, document by document, and the text a changed document had before. Both are in the database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schema {

// ON DISK: never renumber, only append.
enum class ChangeKind : std::uint8_t { added = 0, changed = 1, moved = 2, removed = 3, refused = 4, readable = 5 };

// In JSON and on the page.
constexpr std::string_view change_names[] = {"new", "changed", "moved", "removed", "newly refused", "newly readable"};
constexpr std::string_view name(ChangeKind kind) { return change_names[static_cast<std::size_t>(kind)]; }

struct DocumentChange {
  ChangeKind kind = ChangeKind::added;
  std::string id;
  std::string path;
  std::string title;
  std::string detail;  // refused: reason and detail; moved: the path before; new: what it duplicates
  // Of a changed document, in words that white space separates.
  std::uint64_t words_before = 0;
  std::uint64_t words_after = 0;
  std::uint64_t words_removed = 0;
  std::uint64_t words_added = 0;
  std::string added_text;  // the beginning of what was added
  bool operator==(const DocumentChange&) const = default;
};

// Calls each(name, value) for every field, by its name in JSON and in the order there.
template <typename Each>
void for_each_field(const DocumentChange& change, Each&& each) {
  each("kind", name(change.kind));
  each("id", change.id);
  each("path", change.path);
  each("title", change.title);
  each("detail", change.detail);
  each("words_before", change.words_before);
  each("words_after", change.words_after);
  each("words_removed", change.words_removed);
  each("words_added", change.words_added);
  each("added_text", change.added_text);
}

struct Digest {
  std::uint64_t revision = 0;           // of the library, which the update made
  std::string at;                       // ISO date and time, UTC
  std::vector<DocumentChange> changes;  // by kind, then path
  bool operator==(const Digest&) const = default;
};

// The text of a document before its last change: its passages, separated by "\n\n".
struct PreviousText {
  std::uint64_t revision = 0;  // that replaced it
  std::string at;
  std::string text;
  bool operator==(const PreviousText&) const = default;
};

// Metadata keys of the database. Digests of the last `digests_kept` updates that changed something are kept, newest
// first under number 0; of each changed document the one text before.
inline constexpr std::size_t digests_kept = 10;
std::string digest_key(std::size_t number);
std::string previous_text_key(std::string_view document_id);

std::string encode(const Digest& digest);
std::string encode(const PreviousText& previous);
Digest decode_digest(std::string_view bytes);
PreviousText decode_previous_text(std::string_view bytes);

}  // namespace schema

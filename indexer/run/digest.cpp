// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run/digest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/run/report.h"

namespace indexer::run {
namespace {

std::string words_of(const schema::DocumentChange& change) {
  const std::uint64_t whole = std::max<std::uint64_t>(1, std::max(change.words_before, change.words_after));
  const std::uint64_t edited = std::min(whole, std::max(change.words_added, change.words_removed));
  const std::uint64_t share = (100 * edited + whole / 2) / whole;
  return "+" + std::to_string(change.words_added) + " -" + std::to_string(change.words_removed) + " of " +
         std::to_string(change.words_before) + " words, " +
         (share == 0 && edited > 0 ? "under 1" : std::to_string(share)) + " %";
}

// Paragraphs on one line.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return printable(text);
}

}  // namespace

void print_digest(std::ostream& out, const schema::Digest& digest, std::size_t most) {
  std::size_t printed = 0;
  for (const schema::DocumentChange& change : digest.changes) {
    if (most != 0 && ++printed > most) {
      out << "  ... and " << digest.changes.size() - most << " more; `searcher digest` lists them all.\n";
      return;
    }
    out << "  " << schema::name(change.kind) << ": " << printable(change.path);
    if (change.words_added + change.words_removed > 0) out << " (" << words_of(change) << ")";
    if (!change.detail.empty())
      out << (change.kind == schema::ChangeKind::moved ? ", from " : ": ") << printable(change.detail);
    out << '\n';
    if (!change.added_text.empty()) out << "    added: " << one_line(change.added_text) << '\n';
  }
}

void print_json(std::ostream& out, const schema::Digest& digest) {
  nlohmann::ordered_json json{{"version", 1}, {"revision", digest.revision}, {"at", digest.at}};
  json["changes"] = nlohmann::ordered_json::array();
  for (const schema::DocumentChange& change : digest.changes)
    schema::for_each_field(change, [&fields = json["changes"].emplace_back()](const char* name, const auto& value) {
      fields[name] = value;
    });
  out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}  // namespace indexer::run

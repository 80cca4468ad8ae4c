// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/digest.h"

#include <algorithm>

#include "searcher/render/digest_json.h"
#include "searcher/render/words.h"

namespace searcher::render {
namespace {

using Json = nlohmann::ordered_json;
using Piece = search::ComparisonView::Piece;

constexpr std::size_t shown_around = 200;  // bytes of unchanged text before and after a change

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return printable(text);
}

void line_of(std::ostream& out, const schema::DocumentChange& change) {
  out << "  " << schema::name(change.kind) << ": " << printable(change.path);
  if (change.words_added + change.words_removed > 0)
    out << " (+" << change.words_added << " -" << change.words_removed << " of " << change.words_before << " words)";
  if (!change.detail.empty()) out << ": " << printable(change.detail);
  out << "  " << change.id << '\n';
  if (!change.added_text.empty()) out << "    added: " << one_line(change.added_text) << '\n';
}

// Both ends of a stretch that stayed, cut between words.
std::string shortened(const std::string& text) {
  if (text.size() <= 3 * shown_around) return text;
  const std::size_t first = text.find_first_of(" \n", shown_around);
  const std::size_t last = text.find_last_of(" \n", text.size() - shown_around);
  if (first == std::string::npos || last == std::string::npos || first >= last) return text;
  return text.substr(0, first) + " [...]" + text.substr(last);
}

}  // namespace

Json digest_json(const schema::Digest& digest) {
  Json json{{"revision", digest.revision}, {"at", digest.at}};
  json["changes"] = Json::array();
  for (const schema::DocumentChange& change : digest.changes)
    schema::for_each_field(change, [&fields = json["changes"].emplace_back()](const char* name, const auto& value) {
      fields[name] = value;
    });
  return json;
}

void text(std::ostream& out, const search::DigestView& view) {
  if (const std::string words = missing_words(view.library); !words.empty()) out << "! " << printable(words) << "\n\n";
  if (view.digest.revision == 0) {
    out << "Nothing has changed since the index was built.\n";
    return;
  }
  out << "Update of " << view.digest.at << ":\n";
  for (const schema::DocumentChange& change : view.digest.changes) line_of(out, change);
  for (const search::NewHits& found : view.searches) {
    out << found.search.name << " (" << found.search.query << "): ";
    if (!found.mistake.empty()) {
      out << "cannot be asked: " << found.mistake << '\n';
      continue;
    }
    out << (found.hits.empty() ? "nothing new" : std::to_string(found.hits.size()) + " new") << '\n';
    for (const search::DocumentHit& hit : found.hits) {
      out << "  " << printable(hit.path) << "  " << hit.id << '\n';
      if (!hit.passages.empty()) out << "    " << one_line(hit.passages.front().snippet) << '\n';
    }
  }
}

std::string json(const search::DigestView& view, int indent) {
  Json json{{"version", 1}, {"digest", view.digest.revision == 0 ? Json(nullptr) : digest_json(view.digest)}};
  json["complete"] = is_complete(view.library);
  json["searches"] = Json::array();
  for (const search::NewHits& found : view.searches) {
    Json hits = Json::array();
    for (const search::DocumentHit& hit : found.hits)
      hits.push_back({{"id", hit.id},
                      {"path", hit.path},
                      {"snippet", hit.passages.empty() ? std::string() : hit.passages.front().snippet}});
    json["searches"].push_back({{"name", found.search.name},
                                {"query", found.search.query},
                                {"mistake", found.mistake.empty() ? Json(nullptr) : Json(found.mistake)},
                                {"new", hits}});
  }
  return dumped(json, indent);
}

void text(std::ostream& out, const search::ComparisonView& view, bool colour) {
  out << printable(view.path) << ", changed " << view.changed_at << "\n\n";
  for (const auto& [kind, piece] : view.pieces) {
    if (kind == Piece::same)
      out << shortened(piece);
    else if (kind == Piece::removed)
      out << (colour ? "\033[31m" : "[-") << piece << (colour ? "\033[0m" : "-] ");
    else
      out << (colour ? "\033[32m" : "{+") << piece << (colour ? "\033[0m" : "+} ");
  }
  out << '\n';
}

std::string json(const search::ComparisonView& view, int indent) {
  Json json{
      {"version", 1}, {"id", view.id}, {"path", view.path}, {"title", view.title}, {"changed_at", view.changed_at}};
  json["pieces"] = Json::array();
  for (const auto& [kind, piece] : view.pieces)
    json["pieces"].push_back({{"kind", kind == Piece::same      ? "same"
                                       : kind == Piece::removed ? "removed"
                                                                : "added"},
                              {"text", piece}});
  return dumped(json, indent);
}

}  // namespace searcher::render

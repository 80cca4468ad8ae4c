// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text.h"

#include <algorithm>

#include "searcher/render/text_parts.h"
#include "searcher/render/words.h"
#include "searcher/search/result.h"

namespace searcher::render {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& one : texts) all += (all.empty() ? "" : ", ") + printable(one);
  return all;
}

// What the passage completes stands above it, apart from its own words.
void lead_in(std::ostream& out, const std::vector<std::string>& lead_ins, const TextStyle& style) {
  if (!lead_ins.empty()) out << "     " << styled("below: " + lead_in_words(lead_ins), faint, style) << "\n";
}

void passage(std::ostream& out, const search::DocumentHit& document, const search::PassageHit& hit,
             const TextStyle& style) {
  std::string place = pin_words(hit.pin);
  if (const std::string headings = heading_words(hit.headings); !headings.empty())
    place += (place.empty() ? "" : "  ") + headings;
  out << "   " << styled(place, faint, style) << "\n";
  lead_in(out, hit.lead_ins, style);
  std::string snippet = hit.snippet;
  std::vector<search::Range> highlights = hit.highlights;
  if (hit.cut_before) {
    const std::string dots = "… ";
    snippet.insert(0, dots);
    for (search::Range& range : highlights)
      range = {range.begin + static_cast<std::uint32_t>(dots.size()),
               range.end + static_cast<std::uint32_t>(dots.size())};
  }
  if (hit.cut_after) snippet += " …";
  out << wrapped(snippet, highlights, style, "     ") << "\n";
  if (!hit.missing.empty()) out << "     " << styled("lacks: " + joined(hit.missing), faint, style) << "\n";
  if (!hit.instead.empty()) out << "     " << styled("has instead: " + joined(hit.instead), faint, style) << "\n";
  for (const std::string& warning : hit.warnings) out << "     ! " << printable(warning) << "\n";
  out << "     " << styled(document.id + "#" + std::to_string(hit.ordinal + 1), faint, style) << "\n";
}

void later(std::ostream& out, const search::LaterAlerts& alerts, std::string_view indent) {
  if (alerts.count == 0) return;
  out << indent << "! " << alerts.count << (alerts.count == 1 ? " later alert changes" : " later alerts change")
      << " the same chapters of the Policy Manual" << (alerts.count == 1 ? ": " : ", the last: ") << alerts.date << " "
      << printable(alerts.title) << "  " << alerts.id << "\n";
}

void document(std::ostream& out, std::uint64_t rank, const search::DocumentHit& hit, const TextStyle& style) {
  const std::string title = hit.metadata.title.value.empty() ? hit.path : hit.metadata.title.value;
  out << rank << ". " << styled(printable(title), bold, style) << "\n";
  out << "   " << metadata_words(hit.metadata);
  if (!hit.metadata.date.value.empty()) out << " (date from " << printable(hit.metadata.date.source) << ")";
  out << "\n   " << printable(hit.path) << in_part(hit.part_name) << "\n";
  if (!hit.metadata.note.value.empty())
    out << "   ! " << printable(hit.metadata.note.value) << " (" << printable(hit.metadata.note.source) << ")\n";
  later(out, hit.later, "   ");
  for (const std::string& warning : hit.warnings) out << "   ! " << printable(warning) << "\n";
  for (const std::string& path : hit.also) out << "   also as: " << printable(path) << "\n";
  if (!hit.note.empty()) out << "   (" << hit.note << ")\n";
  for (const search::PassageHit& each : hit.passages) passage(out, hit, each, style);
  if (hit.more > 0) out << "   " << hit.more << " more here: searcher show " << hit.id << "\n";
  out << "\n";
}

void expansions(std::ostream& out, const std::vector<search::WordExpansion>& list) {
  for (const search::WordExpansion& each : list) {
    std::string means;
    for (const std::string& one : each.means) means += (means.empty() ? "" : "; ") + printable(one);
    out << "also: " << printable(each.typed) << " = " << means << (each.office ? " (the office's list)" : "")
        << "   without it: " << printable(each.without) << "\n";
  }
}

void other_language(std::ostream& out, const search::OtherLanguage& other, const TextStyle& style) {
  if (other.hits.empty()) return;
  out << styled(other.language == "es" ? "In Spanish" : "In English", bold, style) << "   "
      << count_words(other.documents, other.documents_exact) << ": " << printable(other.query) << "\n";
  expansions(out, other.expansions);
  out << "\n";
  std::uint64_t rank = 0;
  for (const search::DocumentHit& hit : other.hits) document(out, ++rank, hit, style);
}

void explain(std::ostream& out, const search::Result& result) {
  out << "tree:       " << result.explanation.tree << "\n"
      << "echo:       " << result.echo << "\n"
      << "xapian:     " << result.explanation.xapian << "\n"
      << "candidates: " << result.explanation.candidates << "\n"
      << "verified:   " << result.explanation.verified << "\n";
  for (const search::WordCount& word : result.words) {
    out << "word:       " << word.word << " in " << word.documents << " documents";
    for (const auto& [form, count] : word.forms) out << "; " << form << " " << count;
    out << "\n";
  }
  out << "\n";
}

}  // namespace

void text(std::ostream& out, const search::Result& result, const TextStyle& style) {
  if (style.explain) explain(out, result);
  missing(out, result.library, style);
  out << printable(result.echo) << "   [" << result.mode << "]  "
      << count_words(result.documents, result.documents_exact) << "\n";
  for (const std::string& note : result.notes) out << printable(note) << "\n";
  expansions(out, result.expansions);
  out << "\n";
  std::uint64_t rank = result.offset;
  for (const search::DocumentHit& hit : result.hits) document(out, ++rank, hit, style);
  other_language(out, result.other, style);
  if (result.hits.empty())
    for (const search::WordCount& word : result.words)
      out << "   " << printable(word.word) << ": in " << count_words(word.documents) << "\n";
  for (const auto* offers : {&result.suggestions, &result.readings})
    for (const search::Suggestion& offer : *offers)
      out << "   " << printable(offer.why) << ": " << printable(offer.query) << "  (" << count_words(offer.documents)
          << ")\n";
  out << library_words(result.library) << "\n";
}

void text(std::ostream& out, const search::SimilarResult& result, const TextStyle& style) {
  missing(out, result.library, style);
  std::string words;
  for (const search::RelatedWord& each : result.words) words += (words.empty() ? "" : ", ") + printable(each.word);
  out << "like " << printable(result.document.path);
  if (result.passage != 0) out << "#" << result.passage;
  out << (words.empty() ? "" : ", by: " + words) << "\n";
  for (const std::string& path : result.also) out << "also as: " << printable(path) << "\n";
  out << "\n";
  std::uint64_t rank = 0;
  for (const search::DocumentHit& hit : result.hits) document(out, ++rank, hit, style);
}

void text(std::ostream& out, const std::string& query, const search::QueryError& error) {
  // One column a character, so that the caret stands under the place.
  std::size_t column = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(error.offset, query.size()); ++i)
    if ((static_cast<unsigned char>(query[i]) & 0xc0) != 0x80) ++column;
  out << error.message << "\n  " << printable(query) << "\n  " << std::string(column, ' ')
      << std::string(std::clamp<std::size_t>(error.length, 1, 60), '^') << "\n";
  if (!error.suggestion.empty()) out << "Try: " << printable(error.suggestion) << "\n";
}

void text(std::ostream& out, const search::DocumentView& document, std::uint32_t only, const TextStyle& style) {
  const schema::Metadata& metadata = document.record.metadata;
  out << styled(printable(metadata.title.value), bold, style) << "\n"
      << metadata_words(metadata) << "\n"
      << printable(document.record.path) << in_part(document.part_name) << "\n";
  if (!metadata.note.value.empty())
    out << "! " << printable(metadata.note.value) << " (" << printable(metadata.note.source) << ")\n";
  later(out, document.later, "");
  for (const std::string& warning : document.record.ledger.warnings) out << "! " << printable(warning) << "\n";
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const schema::PassageRecord& record = document.passages[i];
    if (only != 0 && record.ordinal + 1 != only) continue;
    std::string place = "#" + std::to_string(record.ordinal + 1) + "  " + pin_words(record.pin);
    if (const std::string headings = heading_words(record.headings); !headings.empty()) place += "  " + headings;
    out << "\n" << styled(place, faint, style) << "\n";
    if (only != 0) lead_in(out, record.lead_ins, style);
    out << wrapped(record.text, document.highlights[i], style, "  ") << "\n";
  }
}

}  // namespace searcher::render

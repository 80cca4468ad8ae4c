// SPDX-License-Identifier: GPL-3.0-or-later
// Who cites something, for a terminal or a pipe.
#include "searcher/render/text.h"
#include "searcher/render/text_parts.h"
#include "searcher/render/words.h"
#include "searcher/search/result.h"

namespace searcher::render {
namespace {

// "cites just that", "cites a part of it: INA § 240A(b)(1)".
std::string relation_words(const search::CitingSentence& sentence) {
  switch (sentence.relation) {
    case search::Citing::exactly:
      return {};
    case search::Citing::part:
      return "a part: " + printable(sentence.cited);
    case search::Citing::whole:
      break;
  }
  return "what contains it: " + printable(sentence.cited);
}

std::string counts(std::uint64_t exactly, std::uint64_t part, std::uint64_t whole) {
  std::string words;
  const auto add = [&](std::uint64_t count, const char* what) {
    if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  };
  add(exactly, "exactly that");
  add(part, "a part of it");
  add(whole, "what contains it");
  return words;
}

// Without colour the citations stand in guillemets.
std::string marked_text(const search::CitingSentence& sentence, const TextStyle& style) {
  if (style.colour) return wrapped(sentence.text, sentence.citations, style, "     ");
  std::string text = sentence.text;
  for (auto range = sentence.citations.rbegin(); range != sentence.citations.rend(); ++range)
    text.insert(range->end, "»").insert(range->begin, "«");
  return wrapped(text, {}, style, "     ");
}

void sentence(std::ostream& out, const search::CitingDocument& document, const search::CitingSentence& hit,
              const TextStyle& style) {
  std::string place = pin_words(hit.pin);
  if (const std::string headings = heading_words(hit.headings); !headings.empty())
    place += (place.empty() ? "" : "  ") + headings;
  if (const std::string relation = relation_words(hit); !relation.empty()) place += "  [" + relation + "]";
  out << "   " << styled(place + "  " + document.id + "#" + std::to_string(hit.ordinal + 1), faint, style) << "\n"
      << marked_text(hit, style) << "\n";
}

}  // namespace

void text(std::ostream& out, const search::CitingResult& result, const TextStyle& style) {
  missing(out, result.library, style);
  out << styled(printable(result.citation), bold, style);
  for (const std::string& other : result.also) out << " = " << printable(other);
  out << "\n";
  for (const search::DocumentHit& itself : result.itself)
    out << "the thing itself, or what contains it: " << printable(itself.path) << "  " << itself.id << "\n";
  out << "cited in " << count_words(result.documents);
  if (result.documents > 0)
    out << " (" << counts(result.documents_exactly, result.documents_part, result.documents_whole) << "), "
        << result.passages << (result.passages == 1 ? " passage" : " passages");
  out << "\n\n";
  std::uint64_t rank = result.offset;
  for (const search::CitingDocument& hit : result.hits) {
    const std::string title = hit.metadata.title.value.empty() ? hit.path : hit.metadata.title.value;
    out << ++rank << ". " << styled(printable(title), bold, style) << "\n   " << metadata_words(hit.metadata) << "\n   "
        << printable(hit.path) << in_part(hit.part_name)
        << "\n   passages: " << counts(hit.exactly, hit.part, hit.whole) << "\n";
    for (const search::CitingSentence& each : hit.sentences) sentence(out, hit, each, style);
    if (hit.more > 0) out << "   " << hit.more << " more passages here\n";
    out << "\n";
  }
  out << library_words(result.library) << "\n";
}

}  // namespace searcher::render

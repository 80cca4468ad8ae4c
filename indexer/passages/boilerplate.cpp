// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/boilerplate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/language/sentences.h"
#include "indexer/language/tokens.h"
#include "indexer/language/words.h"

namespace indexer::passages {
namespace {

constexpr std::size_t most_words = 250;

// Folded. From the closing paragraphs of DHS, ICE and USCIS memoranda and directives, the footers of law-firm articles
// in both languages, and the frames of agency web pages.
constexpr auto phrases = std::to_array<std::string_view>({
    "create any right or benefit",
    "create a right or entitlement",
    "enforceable at law by any party",
    "no private right",
    "not legal advice",
    "constitute legal advice",
    "attorney-client relationship",
    "for general information only",
    "general information purposes",
    "all rights reserved",
    "call us today",
    "contact our office",
    "book a consultation",
    "schedule a consultation",
    "today for a consultation",
    "for a free consultation",
    "se habla espanol",
    "share this page",
    "share on facebook",
    "was this page helpful",
    "no es asesoria legal",
    "constituye asesoria legal",
    "relacion abogado-cliente",
    "solo con fines informativos",
    "llame a nuestra oficina",
    "llamenos hoy",
    "agende una consulta",
    "agende su consulta",
    "todos los derechos reservados",
});

bool is_phrase_in(std::string_view sentence) {
  const std::string folded = language::fold(sentence);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return folded.find(phrase) != std::string::npos; });
}

struct Count {
  std::size_t words = 0;
  std::size_t of_phrases = 0;
};

void count_paragraph(Count& count, std::string_view paragraph) {
  std::vector<std::uint32_t> starts = language::sentence_starts(paragraph);
  starts.push_back(static_cast<std::uint32_t>(paragraph.size()));
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const std::string_view sentence = paragraph.substr(starts[i], starts[i + 1] - starts[i]);
    const std::size_t words = language::tokens(sentence).size();
    count.words += words;
    if (is_phrase_in(sentence)) count.of_phrases += words;
  }
}

}  // namespace

bool is_boilerplate(std::string_view passage) {
  constexpr std::size_t most_bytes = 10 * most_words;  // cheaper than counting, and long before it ends
  if (passage.size() > most_bytes || !is_phrase_in(passage)) return false;
  Count count;
  while (!passage.empty()) {
    const std::size_t end = std::min(passage.find("\n\n"), passage.size());
    count_paragraph(count, passage.substr(0, end));
    passage.remove_prefix(std::min(end + 2, passage.size()));
  }
  return count.words <= most_words && 2 * count.of_phrases >= count.words;
}

bool is_enumeration(const schema::PassageRecord& passage) {
  constexpr std::size_t least_words = 10;
  constexpr double most_function_words = 0.15;
  const language::Language language = language::from_code(passage.language);
  std::size_t words = 0;
  std::size_t of_function = 0;
  std::size_t bytes = 0;
  std::size_t of_tables = 0;
  for (const schema::Paragraph& paragraph : passage.paragraphs) {
    if (paragraph.kind == schema::ParagraphKind::heading) continue;
    const auto text = std::string_view(passage.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    bytes += text.size();
    if (paragraph.kind == schema::ParagraphKind::table_row) of_tables += text.size();
    for (const language::Token& token : language::tokens(text)) {
      ++words;
      if (token.folded.size() > 1)  // the (a) of a citation is no article
        of_function += language::is_stop_word(token.folded, language) ? 1 : 0;
    }
  }
  return words >= least_words && 2 * of_tables < bytes &&
         static_cast<double>(of_function) < most_function_words * static_cast<double>(words);
}

}  // namespace indexer::passages

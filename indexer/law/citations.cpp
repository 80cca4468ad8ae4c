// SPDX-License-Identifier: GPL-3.0-or-later
// The scan: each piece of the text is offered to the matchers that can begin with it.
#include "indexer/law/citations.h"

#include <algorithm>
#include <array>

#include "indexer/language/tokens.h"
#include "indexer/law/families.h"
#include "indexer/law/matchers.h"

namespace law {
namespace {

struct Trigger {
  std::string_view word;  // folded
  Matcher match;
};

// Sorted by word; the matchers of one word are tried in the order given.
constexpr auto triggers = std::to_array<Trigger>({
    {"ac21", match_named_law},
    {"act", match_act},
    {"acwia", match_named_law},
    {"ad", match_field_manual},
    {"adjudicator", match_field_manual},
    {"adjudicators", match_field_manual},
    {"aedpa", match_named_law},
    {"afghan", match_named_law},
    {"afm", match_field_manual},
    {"aila", match_aila},
    {"american", match_named_law},
    {"antiterrorism", match_named_law},
    {"art", match_sections},
    {"articulo", match_sections},
    {"articulos", match_sections},
    {"bia", match_practice_manual},
    {"board", match_practice_manual},
    {"case", match_docket},
    {"cbp", match_directive},
    {"cbp", match_form},
    {"ch", match_field_manual},
    {"chapter", match_field_manual},
    {"chapters", match_field_manual},
    {"child", match_named_law},
    {"clause", match_subdivision},
    {"clauses", match_subdivision},
    {"cnra", match_named_law},
    {"consolidated", match_named_law},
    {"cspa", match_named_law},
    {"cuban", match_named_law},
    {"delegation", match_directive},
    {"dhs", match_directive},
    {"dhs", match_form},
    {"directiva", match_directive},
    {"directive", match_directive},
    {"directives", match_directive},
    {"director", match_memo},
    {"directors", match_memo},
    {"dkt", match_docket},
    {"dm", match_memo},
    {"docket", match_docket},
    {"e", match_presidential},
    {"enhanced", match_named_law},
    {"eo", match_presidential},
    {"eoir", match_memo},
    {"eoir", match_practice_manual},
    {"eoir", match_form},
    {"eos", match_presidential},
    {"ero", match_directive},
    {"eta", match_form},
    {"ex", match_presidential},
    {"exec", match_presidential},
    {"executive", match_presidential},
    {"f", match_register_document},
    {"fam", match_foreign_affairs},
    {"farra", match_named_law},
    {"federal", match_register_document},
    {"foreign", match_named_law},
    {"form", match_form},
    {"forms", match_form},
    {"formulario", match_form},
    {"formularios", match_form},
    {"fr", match_register_document},
    {"haitian", match_named_law},
    {"homeland", match_named_law},
    {"hrifa", match_named_law},
    {"hsi", match_directive},
    {"i", match_act},
    {"ice", match_directive},
    {"ice", match_form},
    {"icpm", match_practice_manual},
    {"iiraira", match_named_law},
    {"iirira", match_named_law},
    {"illegal", match_named_law},
    {"immact", match_named_law},
    {"immact90", match_named_law},
    {"immigration", match_act},
    {"immigration", match_practice_manual},
    {"immigration", match_named_law},
    {"in", match_matter},
    {"ina", match_act},
    {"int", match_interim_decision},
    {"interim", match_interim_decision},
    {"interim", match_directive},
    {"irca", match_named_law},
    {"laken", match_named_law},
    {"legal", match_named_law},
    {"ley", match_public_law},
    {"ley", match_act},
    {"life", match_named_law},
    {"management", match_directive},
    {"matter", match_matter},
    {"md", match_directive},
    {"miscellaneous", match_named_law},
    {"nacara", match_named_law},
    {"nicaraguan", match_named_law},
    {"no", match_docket},
    {"o", match_operations_instruction},
    {"oi", match_operations_instruction},
    {"ood", match_memo},
    {"operating", match_memo},
    {"operations", match_operations_instruction},
    {"oppm", match_memo},
    {"oppms", match_memo},
    {"orden", match_presidential},
    {"ordenes", match_presidential},
    {"p", match_public_law},
    {"pa", match_memo},
    {"paragraph", match_subdivision},
    {"paragraphs", match_subdivision},
    {"part", match_part},
    {"parts", match_part},
    {"personal", match_named_law},
    {"pl", match_public_law},
    {"pm", match_memo},
    {"policy", match_memo},
    {"policy", match_directive},
    {"policy", match_policy_manual},
    {"pp", match_presidential},
    {"presidential", match_presidential},
    {"proc", match_presidential},
    {"proclamacion", match_presidential},
    {"proclamation", match_presidential},
    {"proclamations", match_presidential},
    {"prwora", match_named_law},
    {"pt", match_part},
    {"pub", match_public_law},
    {"public", match_public_law},
    {"real", match_named_law},
    {"refugee", match_named_law},
    {"rin", match_register_document},
    {"sec", match_sections},
    {"secc", match_sections},
    {"seccion", match_sections},
    {"secciones", match_sections},
    {"secs", match_sections},
    {"section", match_sections},
    {"sections", match_sections},
    {"ss", match_sections},
    {"subclause", match_subdivision},
    {"subclauses", match_subdivision},
    {"subparagraph", match_subdivision},
    {"subparagraphs", match_subdivision},
    {"subsection", match_subdivision},
    {"subsections", match_subdivision},
    {"title", match_title},
    {"titulo", match_title},
    {"trafficking", match_named_law},
    {"tvpra", match_named_law},
    {"usa", match_named_law},
    {"uscis", match_policy_manual},
    {"uscis", match_form},
    {"victims", match_named_law},
    {"vol", match_policy_manual},
    {"volume", match_policy_manual},
    {"volumen", match_policy_manual},
    {"william", match_named_law},
});
static_assert(std::ranges::is_sorted(triggers, {}, &Trigger::word));

constexpr std::size_t longest_trigger = 13;  // letters

// The lengths of the triggers of each first letter, as bits: most words are none by that alone.
constexpr auto trigger_lengths = [] {
  std::array<std::uint32_t, 26> lengths{};
  for (const Trigger& trigger : triggers)
    lengths[static_cast<std::size_t>(trigger.word.front() - 'a')] |= 1U << trigger.word.size();
  return lengths;
}();

bool may_be_trigger(std::string_view word) {
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z' && word.size() <= longest_trigger &&
         (trigger_lengths.at(static_cast<std::size_t>(word.front() - 'a')) >> word.size() & 1U) != 0;
}

constexpr auto begin_with_a_number = std::to_array<Matcher>({
    match_code,
    match_regulation,
    match_register,
    match_precedent,
    match_policy_manual,
    match_foreign_affairs,
    match_statutes_at_large,
    match_reporter,
    match_docket,
    match_bare_section,
});

std::size_t at_number(const Reader& r, std::size_t at, Found& found) {
  const char next = r.kind(at + 1);
  if (r.box())
    if (const std::size_t end = match_bare_memo(r, at, found)) return end;
  const bool dotted = next == '.' && r.tight(at + 1) && r.tight(at + 2) && r.kind(at + 3) == '(';
  if (r.kind(at) == piece::mixed || next == '(' || dotted || r.box()) {
    if (const std::size_t end = match_bare_section(r, at, found)) return end;
  }
  if (next == '-') {
    if (const std::size_t end = match_docket(r, at, found)) return end;
    if (r.view(at) == "1")
      if (const std::size_t end = match_form(r, at, found)) return end;
  }
  if (next != piece::letters && next != ':' && next != piece::digits && !r.box()) return 0;
  for (const Matcher match : begin_with_a_number)
    if (const std::size_t end = match(r, at, found)) return end;
  return 0;
}

std::size_t at_word(const Reader& r, std::size_t at, Found& found) {
  const std::string_view view = r.view(at);
  if (view.size() <= longest_trigger + 1) {
    const std::string word = language::fold(view);
    if (may_be_trigger(word))
      for (auto row = std::ranges::lower_bound(triggers, std::string_view(word), {}, &Trigger::word);
           row != triggers.end() && row->word == word; ++row)
        if (const std::size_t end = row->match(r, at, found)) return end;
  }
  if (view.starts_with("HQ")) return match_file_code(r, at, found);
  const bool short_word = view.size() <= 5 && (r.kind(at + 1) == '-' || r.box());
  return short_word ? match_form(r, at, found) : 0;
}

std::size_t match_at(const Reader& r, std::size_t at, Found& found) {
  switch (r.kind(at)) {
    case piece::section:
      return match_sections(r, at, found);
    case piece::digits:
      return at_number(r, at, found);
    case piece::letters:
      return at_word(r, at, found);
    case piece::mixed:
      if (const std::size_t end = at_word(r, at, found)) return end;
      if (r.view(at).starts_with("AD"))
        if (const std::size_t end = match_field_manual(r, at, found)) return end;
      if (const std::size_t end = at_number(r, at, found)) return end;
      return r.box() ? match_form(r, at, found) : 0;
    default:
      return 0;
  }
}

bool is_closing(char kind) { return std::string_view(".,;:!?)]\"'").find(kind) != std::string_view::npos; }

// The one citation that the text is; of a case cited by name and number, the number.
std::optional<Citation> whole(const Reader& r) {
  std::size_t first = 0;
  while (first < r.size() && (r.kind(first) == '(' || r.kind(first) == '[' || r.kind(first) == '"')) ++first;
  Found found;
  std::size_t next = match_at(r, first, found);
  if (next == 0) return std::nullopt;
  while (next < r.size() && (is_closing(r.kind(next)) || r.kind(next) == piece::barrier)) ++next;
  if (next < r.size() || found.citations.empty()) return std::nullopt;
  if (found.citations.size() == 2 && found.citations[0].key.starts_with("matter:")) return found.citations[1];
  if (found.citations.size() > 1) return std::nullopt;
  return found.citations.front();
}

}  // namespace

Found scan(const Reader& r) {
  Found found;
  for (std::size_t at = 0; at < r.size();) {
    const std::size_t next = match_at(r, at, found);
    at = next > at ? next : at + 1;
  }
  return found;
}

std::vector<Citation> find_citations(std::string_view text) {
  Found found = scan(Reader(text));
  std::stable_sort(found.citations.begin(), found.citations.end(),
                   [](const Citation& a, const Citation& b) { return a.begin < b.begin; });
  return std::move(found.citations);
}

std::optional<Citation> parse_citation(std::string_view text) {
  if (const auto citation = whole(Reader(text))) return citation;
  return whole(Reader(text, true));
}

std::vector<std::string> with_ancestors(std::string_view key) {
  std::vector<std::string> keys{std::string(key)};
  const Family* family = family_of(key);
  if (family == nullptr) return keys;
  std::string rest(key.substr(family->prefix.size()));
  std::vector<std::string> above;
  family->ancestors(rest, above);
  for (const std::string& ancestor : above) keys.push_back(std::string(family->prefix) + ancestor);
  return keys;
}

std::string display(std::string_view key) {
  const Family* family = family_of(key);
  return family == nullptr ? std::string(key) : family->display(key.substr(family->prefix.size()));
}

}  // namespace law

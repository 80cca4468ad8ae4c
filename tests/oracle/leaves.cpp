// SPDX-License-Identifier: GPL-3.0-or-later
// Wildcards are matched by plain backtracking here, so that the engine's own matching has something to be checked by.
#include "tests/oracle/leaves.h"

#include <algorithm>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "indexer/law/citations.h"
#include "searcher/query/pattern.h"

namespace oracle {
namespace {

using searcher::query::Pattern;
using searcher::query::Word;

constexpr std::string_view enye = "\xC3\xB1";

bool only_stars(std::string_view text) { return text.find_first_not_of('*') == std::string_view::npos; }

std::string_view without_character(std::string_view text) {
  text.remove_prefix(1);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0u) == 0x80u) text.remove_prefix(1);
  return text;
}

bool fits(std::string_view pattern, std::string_view form) {
  if (pattern == "!") return true;
  if (pattern.empty()) return form.empty();
  if (only_stars(pattern) && fits("", form)) return true;  // the stars at the end may stand for less
  if (form.empty()) return false;
  if (pattern.front() == '*' || pattern.front() == '?') return fits(pattern.substr(1), without_character(form));
  return pattern.front() == form.front() && fits(pattern.substr(1), form.substr(1));
}

bool is_form(const Pattern& pattern, const CutToken& token, bool regular) {
  const std::string& form = pattern.has_enye ? token.exact : token.folded;
  if (form.empty()) return false;
  if (pattern.truncated) return fits(pattern.text, form);
  if (!regular) return pattern.text == form;
  const auto forms = language::regular_forms(pattern.text);
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

std::vector<Span> find_word(const Word& word, const CutText& text) {
  std::vector<Span> found;
  const auto parts = searcher::query::patterns(word);
  const auto one = searcher::query::joined(word);
  const bool regular = !word.exact_form;
  const auto size = static_cast<std::uint32_t>(parts.size());
  for (std::uint32_t at = 0; at < text.tokens.size(); ++at) {
    if (one && is_form(*one, text.tokens[at], regular)) found.push_back({at + 1, at + 1});
    bool all = size > 0 && at + size <= text.tokens.size();
    for (std::uint32_t i = 0; all && i < size; ++i)
      all = is_form(parts[i], text.tokens[at + i], regular && i + 1 == size);
    if (all) found.push_back({at + 1, at + size});
  }
  return found;
}

std::vector<Span> find_phrase(const searcher::query::Phrase& phrase, const CutText& text) {
  std::string joined;
  for (const std::string& word : phrase.words) joined += word + " ";
  const auto words = language::tokens(joined);
  const auto size = static_cast<std::uint32_t>(words.size());
  std::vector<Span> found;
  for (std::uint32_t at = 0; size > 0 && at + size <= text.tokens.size(); ++at) {
    bool all = true;
    for (std::uint32_t i = 0; all && i < size; ++i) {
      const CutToken& token = text.tokens[at + i];
      const bool has_enye = words[i].exact.find(enye) != std::string::npos;
      all = has_enye ? words[i].exact == token.exact : words[i].folded == token.folded;
    }
    if (all) found.push_back({at + 1, at + size});
  }
  return found;
}

std::vector<Span> find_citation(const searcher::query::Cite& cite, const CutText& text) {
  std::vector<Span> found;
  for (const CutCitation& citation : text.citations) {
    const auto keys = law::with_ancestors(citation.key);
    if (std::find(keys.begin(), keys.end(), cite.key) != keys.end()) found.push_back({citation.first, citation.last});
  }
  return found;
}

std::string words_of(const searcher::query::Node& node) {
  std::string joined;
  if (const auto* word = std::get_if<Word>(&node.value)) joined = word->text;
  if (const auto* phrase = std::get_if<searcher::query::Phrase>(&node.value))
    for (const std::string& word : phrase->words) joined += (joined.empty() ? "" : " ") + word;
  return language::fold(joined);
}

bool names_value(const searcher::query::Node& node, const std::string& value) {
  const std::string words = words_of(node);
  return !words.empty() && words == value;
}

}  // namespace oracle

// SPDX-License-Identifier: GPL-3.0-or-later
// Wildcards are put aside while the word is cut, and put back where they stood.
#include "searcher/query/pattern.h"

#include <algorithm>
#include <cstddef>

#include "indexer/language/tokens.h"

namespace searcher::query {
namespace {

constexpr std::string_view wildcards = "!*?";
constexpr std::string_view enye = "\xC3\xB1";
constexpr char stand_in = 'x';  // a letter, so that the word is cut as a word

bool is_wildcard(char c) { return wildcards.find(c) != std::string_view::npos; }

std::size_t character_end(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) ++at;
  return at;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = character_end(text, at)) ++count;
  return count;
}

// Folded stretch by stretch, so that the wildcards keep their places.
std::string folded_with_wildcards(std::string_view text) {
  std::string folded;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_wildcard(text[i])) continue;
    folded += language::fold_keeping_enye(text.substr(begin, i - begin));
    if (i < text.size()) folded += text[i];
    begin = i + 1;
  }
  return folded;
}

}  // namespace

std::vector<Pattern> patterns(const Word& word) {
  std::string_view text = word.text;
  std::string cut(text);
  const std::size_t tail = cut.find_last_not_of(wildcards) + 1;
  cut.resize(tail);
  std::replace_if(cut.begin(), cut.end(), is_wildcard, stand_in);
  const auto tokens = language::tokens(cut);
  std::vector<Pattern> found;
  for (const auto& token : tokens) {
    const bool is_last = token.end == tail;
    const std::string_view typed = text.substr(token.begin, (is_last ? text.size() : token.end) - token.begin);
    Pattern pattern;
    pattern.truncated = std::any_of(typed.begin(), typed.end(), is_wildcard);
    pattern.text = pattern.truncated ? folded_with_wildcards(typed) : token.exact.empty() ? token.folded : token.exact;
    pattern.has_enye = pattern.text.find(enye) != std::string::npos;
    found.push_back(std::move(pattern));
  }
  return found;
}

std::optional<Pattern> joined(const Word& word) {
  std::string_view text = word.text;
  std::string cut(text);
  std::replace_if(cut.begin(), cut.end(), is_wildcard, stand_in);
  const auto tokens = language::tokens(cut);
  if (tokens.size() < 2) return std::nullopt;
  for (std::size_t i = 1; i < tokens.size(); ++i)
    if (text.substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end) != "-") return std::nullopt;
  Pattern one;
  for (const Pattern& part : patterns(word)) {
    one.text += part.text;
    one.has_enye = one.has_enye || part.has_enye;
    one.truncated = one.truncated || part.truncated;
  }
  return one;
}

std::string_view root(const Pattern& pattern) {
  return std::string_view(pattern.text).substr(0, pattern.text.find_first_of(wildcards));
}

bool matches(const Pattern& pattern, std::string_view form) {
  std::string_view wanted = pattern.text;
  const bool open_end = wanted.ends_with('!');
  if (open_end) wanted.remove_suffix(1);
  std::size_t optional = 0;
  for (; wanted.ends_with('*'); wanted.remove_suffix(1)) ++optional;
  std::size_t at = 0;
  for (const char c : wanted) {
    if (at >= form.size()) return false;
    if (is_wildcard(c))
      at = character_end(form, at);
    else if (form[at++] != c)
      return false;
  }
  return open_end || characters(form.substr(at)) <= optional;
}

}  // namespace searcher::query

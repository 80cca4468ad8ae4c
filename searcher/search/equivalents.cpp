// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/equivalents.h"

#include <algorithm>
#include <span>

#include "indexer/language/tokens.h"
#include "searcher/search/equivalents_acronyms.h"
#include "searcher/search/equivalents_forms.h"
#include "searcher/search/equivalents_spanish.h"
#include "searcher/search/equivalents_spoken.h"

namespace searcher::search {
namespace {

constexpr std::size_t most_equivalences = 12;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The next letter of a table's text, folded as tokens are; a sign that separates words is a blank. The tables write
// accents as Latin-1 letters, which are two bytes of UTF-8.
char next_folded(std::string_view text, std::size_t& at) {
  constexpr std::string_view from_a0 = "aaaaaaaceeeeiiiidnooooo ouuuuyts";
  const auto c = static_cast<unsigned char>(text[at++]);
  if (c == 0xC3 && at < text.size()) return from_a0[static_cast<unsigned char>(text[at++]) & 0x1F];
  if (c == '-' && at > 1 && at < text.size()) {
    // "I-485" is one word, "self-petition" are two.
    const char next = text[at];
    return next >= '0' && next <= '9' ? '-' : ' ';
  }
  if (c == '/' || c == ',' || c == '(' || c == ')') return ' ';
  return lower(static_cast<char>(c));
}

// How many words from `first` on the phrase takes; 0 = it does not begin there. A plural s at its end may be missing.
std::size_t words_matched(std::string_view phrase, const std::vector<std::string>& words, std::size_t first) {
  std::size_t at = 0;
  for (std::size_t word = first; word < words.size(); ++word) {
    for (const char letter : words[word]) {
      if (at >= phrase.size()) return 0;
      char c = next_folded(phrase, at);
      while (c == '.' && at < phrase.size()) c = next_folded(phrase, at);
      if (c != letter) return 0;
    }
    while (at < phrase.size() && phrase[at] == '.') ++at;
    if (at == phrase.size()) return word - first + 1;
    bool separated = false;
    while (at < phrase.size()) {
      std::size_t next = at;
      if (next_folded(phrase, next) != ' ') break;
      at = next;
      separated = true;
    }
    if (!separated) return 0;
  }
  return 0;
}

std::vector<std::string> singular(std::vector<std::string> words) {
  for (std::string& word : words)
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return words;
}

template <typename Use>
void each_part(std::string_view list, Use use) {
  while (!list.empty()) {
    const std::size_t end = list.find("; ");
    use(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 2);
  }
}

bool both_ways(Means kind) {
  return kind == Means::acronym || kind == Means::ambiguous || kind == Means::form || kind == Means::translation;
}

class Search {
 public:
  Search(const std::vector<std::string>& words, const std::vector<std::string>& without)
      : words_(words), singular_(singular(words)), without_(without) {}

  void in(std::span<const Equivalent> table) {
    for (const Equivalent& row : table) {
      match(row.written, row.means, row);
      if (both_ways(row.kind)) each_part(row.means, [&](std::string_view part) { match(part, row.written, row); });
    }
  }

  std::vector<Equivalence> found() {
    std::vector<Equivalence> kept;
    for (const Equivalence& each : found_) {
      const bool within = std::any_of(found_.begin(), found_.end(), [&](const Equivalence& other) {
        return other.first <= each.first && other.last >= each.last &&
               other.last - other.first > each.last - each.first;
      });
      if (!within && std::find(kept.begin(), kept.end(), each) == kept.end()) kept.push_back(each);
    }
    if (kept.size() > most_equivalences) kept.resize(most_equivalences);
    return kept;
  }

 private:
  void match(std::string_view phrase, std::string_view means, const Equivalent& row) {
    for (std::size_t first = 0; first < words_.size(); ++first) {
      std::size_t count = words_matched(phrase, words_, first);
      if (count == 0) count = words_matched(phrase, singular_, first);
      if (count == 0 || is_left_out(phrase)) continue;
      if (row.kind == Means::ambiguous && phrase == row.written && !belongs(means, first, first + count)) continue;
      each_part(means, [&](std::string_view part) {
        found_.push_back({first, first + count, std::string(phrase), std::string(part), row.kind});
      });
    }
  }

  bool is_left_out(std::string_view phrase) const {
    const std::string folded = language::fold(phrase);
    return std::find(without_.begin(), without_.end(), folded) != without_.end();
  }

  // Whether the question has another word of this reading: "PD" is a priority date where "date" or "visa" is asked of.
  bool belongs(std::string_view means, std::size_t first, std::size_t last) const {
    const auto parts = language::tokens(means);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i >= first && i < last) continue;
      for (const language::Token& part : parts)
        if (part.folded.size() > 3 && (part.folded == words_[i] || part.folded == singular_[i])) return true;
    }
    return false;
  }

  const std::vector<std::string>& words_;
  std::vector<std::string> singular_;
  const std::vector<std::string>& without_;
  std::vector<Equivalence> found_;
};

}  // namespace

std::vector<Equivalence> equivalences(const std::vector<std::string>& words, const std::vector<std::string>& without,
                                      const std::vector<Equivalent>& office) {
  Search search(words, without);
  search.in(office);
  search.in(spoken);
  search.in(acronyms);
  search.in(forms);
  search.in(spanish_terms);
  return search.found();
}

}  // namespace searcher::search

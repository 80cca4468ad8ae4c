// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/language/words.h"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "indexer/language/stop_words.h"
#include "indexer/language/tokens.h"

namespace language {
namespace {

// A sorted list of plain words, by their first letters.
template <std::size_t size>
class Lexicon {
 public:
  explicit constexpr Lexicon(const std::array<std::string_view, size>& words) : words_(words) {
    for (const std::string_view word : words) {
      longest_ = std::max(longest_, word.size());
      for (std::size_t letter = place_of(word.front()) + 1; letter < begins_.size(); ++letter) ++begins_[letter];
    }
  }

  constexpr bool contains(std::string_view word) const {
    if (word.empty() || word.size() > longest_ || word.front() < 'a' || word.front() > 'z') return false;
    const std::size_t letter = place_of(word.front());
    for (std::size_t i = begins_[letter]; i < begins_[letter + 1]; ++i)
      if (words_[i] == word) return true;
    return false;
  }

 private:
  static constexpr std::size_t place_of(char letter) { return static_cast<std::size_t>(letter - 'a'); }

  std::array<std::string_view, size> words_;
  std::array<std::size_t, 27> begins_{};  // of each letter, and the end
  std::size_t longest_ = 0;
};

constexpr Lexicon english_lexicon(english_words);
constexpr Lexicon spanish_lexicon(spanish_words);

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// A word that ends like a regular plural: -s, but not -ss, -us, -is.
bool looks_plural(std::string_view word) {
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

void add(std::vector<std::string>& forms, std::string form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

bool is_accented_spanish(std::string_view text) {
  for (const std::string_view sign : {"ñ", "¿", "¡", "á", "í", "ó", "ú"})
    if (text.find(sign) != std::string_view::npos) return true;
  return false;
}

// The stemmer takes "deportación" and "deportaciones" to deport, but not "deportacion": it knows the accent alone.
std::string with_accent(std::string_view folded) {
  std::string word(folded);
  if (word.size() > 5 && (word.ends_with("cion") || word.ends_with("sion"))) word.replace(word.size() - 2, 1, "ó");
  return word;
}

}  // namespace

// Each function word of one language alone is a vote; accents and inverted marks are one more for Spanish. A single
// letter is none: as a rule it numbers something ("Part O", "E.1").
Language detect(std::string_view text) {
  std::size_t english = 0;
  std::size_t spanish = is_accented_spanish(text) ? 1 : 0;
  for (const Token& token : tokens(text)) {
    if (token.folded.size() < 2) continue;
    const bool in_english = english_lexicon.contains(token.folded);
    const bool in_spanish = spanish_lexicon.contains(token.folded);
    if (in_english && !in_spanish) ++english;
    if (in_spanish && !in_english) ++spanish;
  }
  if (english == spanish) return Language::unsure;
  return english > spanish ? Language::english : Language::spanish;
}

std::string_view code(Language language) {
  return language == Language::english ? "en" : language == Language::spanish ? "es" : "";
}

Language from_code(std::string_view code) {
  return code == "en" ? Language::english : code == "es" ? Language::spanish : Language::unsure;
}

std::string stem(std::string_view folded, Language language) {
  if (folded.size() < 2 || has_digit(folded)) return std::string(folded);
  // A stemmer is no value to share between threads.
  thread_local const Xapian::Stem english("english");
  thread_local const Xapian::Stem spanish("spanish");
  std::string_view word = folded;
  if (word.ends_with("'s")) word.remove_suffix(2);
  std::string stem = language == Language::spanish ? spanish(with_accent(word)) : english(std::string(word));
  return stem.empty() ? std::string(folded) : stem;
}

bool is_stop_word(std::string_view folded, Language language) {
  return language == Language::spanish ? spanish_lexicon.contains(folded) : english_lexicon.contains(folded);
}

std::vector<std::string> regular_forms(std::string_view folded) {
  std::vector<std::string> forms{std::string(folded)};
  const bool enye = folded.find("ñ") != std::string_view::npos;
  if (folded.size() < 2 || (!is_plain(folded) && !enye)) return forms;
  const std::string word(folded);
  if (looks_plural(word)) return forms;
  add(forms, word + "'s");
  const char last = word.back();
  const bool hisses = last == 's' || last == 'x' || word.ends_with("ch") || word.ends_with("sh");
  if (last == 'y' && !is_vowel(word[word.size() - 2])) {
    add(forms, word.substr(0, word.size() - 1) + "ies");
  } else if (last == 'z') {
    add(forms, word.substr(0, word.size() - 1) + "ces");  // juez, jueces
    add(forms, word + "es");
  } else if (hisses) {
    add(forms, word + "es");
  } else {
    add(forms, word + "s");
    if (!is_vowel(last) || last == 'o') add(forms, word + "es");  // solicitud, solicitudes; veto, vetoes
  }
  if (last == 'y' && is_vowel(word[word.size() - 2])) add(forms, word + "es");  // ley, leyes
  return forms;
}

}  // namespace language

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/equivalents.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "indexer/language/tokens.h"
#include "indexer/language/words.h"
#include "searcher/search/equivalents_acronyms.h"
#include "searcher/search/equivalents_everyday_spanish.h"
#include "searcher/search/equivalents_forms.h"
#include "searcher/search/equivalents_names.h"
#include "searcher/search/equivalents_spanish.h"
#include "searcher/search/equivalents_spoken.h"
#include "searcher/search/equivalents_spoken_lives.h"
#include "searcher/search/equivalents_spoken_spanish.h"

namespace searcher::search {
namespace {

using language::Language;

constexpr std::size_t most_equivalences = 24;

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

char first_letter(std::string_view phrase) {
  std::size_t at = 0;
  char c = '.';
  while (c == '.' && at < phrase.size()) c = next_folded(phrase, at);
  return c;
}

// The next word of a table's phrase, folded and without dots; `at` then stands at the word behind it, or at the end.
std::string next_word(std::string_view phrase, std::size_t& at) {
  std::string word;
  while (at < phrase.size()) {
    std::size_t next = at;
    const char c = next_folded(phrase, next);
    if (c == ' ') break;
    at = next;
    if (c != '.') word += c;
  }
  while (at < phrase.size()) {
    std::size_t next = at;
    if (next_folded(phrase, next) != ' ') break;
    at = next;
  }
  return word;
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

// Acronyms that are also words, in English or Spanish.
constexpr std::string_view also_words[] = {"add",  "bop",  "cam",  "cat", "claims", "clinic", "cos", "dale",    "doe",
                                           "fam",  "fin",  "ice",  "iso", "oil",    "perm",   "pep", "enforce", "sac",
                                           "save", "saw",  "snap", "sol", "stem",   "ins",    "eos", "cis",     "ident",
                                           "trac", "ilrc", "nbc",  "dos", "sin",    "esta"};

bool in_capitals(std::string_view typed) {
  return std::count_if(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

// Whether a word can be an acronym: two letters, and what is also a word, only in capitals.
bool may_be_acronym(std::string_view folded, std::string_view typed) {
  const bool is_word = std::find(std::begin(also_words), std::end(also_words), folded) != std::end(also_words);
  return in_capitals(typed) || (folded.size() > 2 && !is_word);
}

bool both_ways(Means kind) {
  return kind == Means::acronym || kind == Means::ambiguous || kind == Means::form || kind == Means::translation;
}

// Words to be found in the tables, and what they are compared by. Stems are made when they are first wanted.
class Asked {
 public:
  explicit Asked(std::vector<std::string> folded)
      : folded_(std::move(folded)), singular_(singular(folded_)), stems_(folded_.size()) {}

  std::size_t size() const { return folded_.size(); }
  const std::string& folded(std::size_t i) const { return folded_[i]; }
  const std::string& singular_of(std::size_t i) const { return singular_[i]; }

  // How many words from `first` on the phrase takes; 0 = it does not begin there. Words are the same that differ by a
  // plural s, or when `language` is given by an ending: "negaron" and "negado".
  std::size_t matched(std::string_view phrase, std::size_t first, Language language) {
    std::size_t at = 0;
    for (std::size_t word = first; word < folded_.size() && at < phrase.size(); ++word) {
      std::size_t letter = at;
      if (folded_[word].empty() || next_folded(phrase, letter) != folded_[word].front()) return 0;
      if (!same(next_word(phrase, at), word, language)) return 0;
      if (at == phrase.size()) return word - first + 1;
    }
    return 0;
  }

 private:
  bool same(const std::string& written, std::size_t word, Language language) {
    const std::string& asked = folded_[word];
    if (written == asked || written == singular_[word]) return true;
    const std::size_t least = language == Language::spanish ? 5 : 4;  // "page" is not of "pagar"
    if (language == Language::unsure || asked.size() < least || written.size() < 4) return false;
    // Words of one stem begin alike; those of very different length have it by chance ("nature", "naturalization").
    if (written.compare(0, 3, asked, 0, 3) != 0 || written.size() > asked.size() + 4 ||
        asked.size() > written.size() + 4)
      return false;
    std::string& stem = stems_[word][language == Language::spanish ? 1 : 0];
    if (stem.empty()) stem = language::stem(asked, language);
    return stem.size() > 2 && stem == language::stem(written, language);
  }

  std::vector<std::string> folded_;
  std::vector<std::string> singular_;
  std::vector<std::array<std::string, 2>> stems_;  // English, Spanish
};

struct Table {
  std::span<const Equivalent> rows;
  Language language = Language::unsure;  // of what is written in rows of kind lay
};

class Search {
 public:
  explicit Search(const Wording& question) : question_(question), asked_(question.folded) {
    for (const std::string& word : question.folded)
      if (!word.empty()) begins_.at(static_cast<unsigned char>(word[0])) = true;
  }

  void in(const Table& table, const std::vector<std::string>& off, bool office) {
    for (const Equivalent& row : table.rows) {
      match(row.written, row.means, row, language_of(row, table, true), off, office);
      if (both_ways(row.kind))
        each_part(row.means, [&](std::string_view part) {
          match(part, row.written, row, language_of(row, table, false), off, office);
        });
    }
  }

  // What a reading found so far is in the other language: "papeles" is said for "estatus migratorio", and that is
  // "immigration status".
  void translate_readings(std::span<const Equivalent> translations, const std::vector<std::string>& off) {
    const std::vector<Equivalence> direct = found_;
    for (const Equivalence& reading : direct) {
      if (reading.kind == Means::translation || reading.kind == Means::form) continue;
      Asked words(words_of(reading.means));
      const auto add = [&](std::string_view phrase, std::string_view means, std::string_view to, Language language) {
        if (words.size() == 0 || words.matched(phrase, 0, language) != words.size()) return;
        const std::string folded = folded_words(phrase);
        if (has(question_.without, folded) || has(off, folded)) return;
        each_part(means, [&](std::string_view part) {
          found_.push_back(
              {reading.first, reading.last, reading.typed, std::string(part), Means::translation, to, reading.office});
        });
      };
      for (const Equivalent& row : translations) {
        if (row.kind != Means::translation) continue;
        add(row.written, row.means, "es", Language::english);
        each_part(row.means, [&](std::string_view part) { add(part, row.written, "en", Language::spanish); });
      }
    }
  }

  Equivalences found() {
    Equivalences result;
    std::size_t translations = 0;
    for (const Equivalence& each : longest(literal(found_))) {
      const bool translation = each.kind == Means::translation;
      std::size_t& count = translation ? translations : others_;
      if (count++ < most_equivalences) result.taken.push_back(each);
    }
    decide(result);
    return result;
  }

 private:
  // What a row's words are stemmed in: translations and what clients say; names are taken letter by letter.
  static Language language_of(const Equivalent& row, const Table& table, bool written) {
    if (row.kind == Means::translation) return written ? Language::english : Language::spanish;
    return row.kind == Means::lay ? table.language : Language::unsure;
  }

  static std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (language::Token& token : language::tokens(text)) words.push_back(std::move(token.folded));
    return words;
  }

  void match(std::string_view phrase, std::string_view means, const Equivalent& row, Language language,
             const std::vector<std::string>& off, bool office) {
    if (!begins_.at(static_cast<unsigned char>(first_letter(phrase)))) return;
    const bool acronym = (row.kind == Means::acronym || row.kind == Means::ambiguous) && phrase == row.written;
    for (std::size_t first = 0; first < asked_.size(); ++first) {
      const std::size_t count = asked_.matched(phrase, first, language);
      if (count == 0) continue;
      const std::string folded = folded_words(phrase);
      if (acronym && count == 1 && !may_be_acronym(folded, question_.typed[first])) continue;
      if (has(question_.without, folded) || has(off, folded)) continue;
      const std::string_view to = row.kind != Means::translation ? "" : phrase == row.written ? "es" : "en";
      auto& list = acronym && row.kind == Means::ambiguous ? ambiguous_ : found_;
      each_part(means, [&](std::string_view part) {
        list.push_back({first, first + count, std::string(phrase), std::string(part), row.kind, to, office});
      });
    }
  }

  static bool has(const std::vector<std::string>& list, const std::string& folded) {
    return std::find(list.begin(), list.end(), folded) != list.end();
  }

  // Whether the question has the words as the table writes them, and not only others of their stems.
  bool is_literal(const Equivalence& each) const {
    std::string asked, singular;
    for (std::size_t i = each.first; i < each.last; ++i) {
      asked += (asked.empty() ? "" : " ") + asked_.folded(i);
      singular += (singular.empty() ? "" : " ") + asked_.singular_of(i);
    }
    const std::string typed = folded_words(each.typed);
    return typed == asked || typed == singular;
  }

  // Of readings of the same words those that are written so: "esposo" is no "esposado".
  std::vector<Equivalence> literal(const std::vector<Equivalence>& all) const {
    std::vector<bool> is;
    for (const Equivalence& each : all) is.push_back(is_literal(each));
    std::vector<Equivalence> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool keep = true;
      for (std::size_t j = 0; j < all.size() && keep && !is[i]; ++j)
        keep = !is[j] || all[j].first != all[i].first || all[j].last != all[i].last ||
               (all[j].kind == Means::translation) != (all[i].kind == Means::translation);
      if (keep) kept.push_back(all[i]);
    }
    return kept;
  }

  static std::vector<Equivalence> longest(const std::vector<Equivalence>& all) {
    std::vector<Equivalence> kept;
    for (const Equivalence& each : all) {
      const bool translation = each.kind == Means::translation;
      const bool within = std::any_of(all.begin(), all.end(), [&](const Equivalence& other) {
        return (other.kind == Means::translation) == translation && other.first <= each.first &&
               other.last >= each.last && other.last - other.first > each.last - each.first;
      });
      if (!within && std::find(kept.begin(), kept.end(), each) == kept.end()) kept.push_back(each);
    }
    return kept;
  }

  // The only reading of a word is taken, else the only one that the rest of the question speaks for; else it is asked.
  void decide(Equivalences& result) {
    std::stable_sort(ambiguous_.begin(), ambiguous_.end(),
                     [](const Equivalence& a, const Equivalence& b) { return a.first < b.first; });
    for (std::size_t begin = 0; begin < ambiguous_.size();) {
      std::size_t end = begin;
      while (end < ambiguous_.size() && ambiguous_[end].first == ambiguous_[begin].first) ++end;
      const std::span<Equivalence> readings(ambiguous_.data() + begin, end - begin);
      begin = end;
      const bool told = std::any_of(result.taken.begin(), result.taken.end(), [&](const Equivalence& each) {
        return each.office && each.first == readings.front().first;
      });
      if (told) continue;
      std::vector<const Equivalence*> fitting;
      for (const Equivalence& reading : readings)
        if (readings.size() == 1 || belongs(reading)) fitting.push_back(&reading);
      if (fitting.size() == 1)
        result.taken.push_back(*fitting.front());
      else
        result.doubts.insert(result.doubts.end(), readings.begin(), readings.end());
    }
  }

  // Whether the question has another word of this reading: "PD" is a priority date where a date is asked for.
  bool belongs(const Equivalence& reading) const {
    const auto parts = language::tokens(reading.means);
    for (std::size_t i = 0; i < question_.folded.size(); ++i) {
      if (i >= reading.first && i < reading.last) continue;
      for (const language::Token& part : parts)
        if (part.folded.size() > 3 && (part.folded == question_.folded[i] || part.folded == asked_.singular_of(i)))
          return true;
    }
    return false;
  }

  const Wording& question_;
  std::array<bool, 256> begins_{};  // first bytes of the question's words: most rows begin with none of them
  Asked asked_;
  std::vector<Equivalence> found_;
  std::vector<Equivalence> ambiguous_;
  std::size_t others_ = 0;
};

std::vector<Equivalent> rows_of(const OfficeList& office) {
  std::vector<Equivalent> rows;
  for (const OfficeList::Row& row : office.rows) rows.push_back({row.written, row.means, row.kind});
  return rows;
}

constexpr Table tables[] = {{spoken, Language::english},
                            {spoken_lives, Language::english},
                            {spoken_spanish, Language::spanish},
                            {names_of_provisions},
                            {acronyms},
                            {forms},
                            {spanish_everyday},
                            {spanish_terms}};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
  return out + "\"";
}

void print_row(std::ostream& out, const Equivalent& row) {
  out << "\n[[equivalent]]\nwritten = " << quoted(row.written) << "\nmeans = [";
  bool first = true;
  each_part(row.means, [&](std::string_view part) {
    out << (first ? "" : ", ") << quoted(part);
    first = false;
  });
  out << "]\nkind = " << quoted(name(row.kind)) << "\n";
}

}  // namespace

std::string_view name(Means kind) {
  constexpr std::string_view names[] = {"acronym", "ambiguous", "lay", "provision", "form", "translation"};
  return names[static_cast<std::size_t>(kind)];
}

std::string folded_words(std::string_view text) {
  std::string words;
  for (const auto& token : language::tokens(text)) words += (words.empty() ? "" : " ") + token.folded;
  return words;
}

Equivalences equivalences(const Wording& question, const OfficeList& office) {
  if (std::find(question.without.begin(), question.without.end(), "all") != question.without.end()) return {};
  Search search(question);
  const std::vector<Equivalent> rows = rows_of(office);
  search.in({rows, Language::unsure}, {}, true);
  for (const Table& table : tables) search.in(table, office.off, false);
  search.translate_readings(rows, {});
  for (const Table& table : tables) search.translate_readings(table.rows, office.off);
  return search.found();
}

void print_equivalents(std::ostream& out, const OfficeList& office) {
  for (const Equivalent& row : rows_of(office)) print_row(out, row);
  for (const Table& table : tables)
    for (const Equivalent& row : table.rows)
      if (std::find(office.off.begin(), office.off.end(), folded_words(row.written)) == office.off.end())
        print_row(out, row);
}

}  // namespace searcher::search

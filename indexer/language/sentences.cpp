// SPDX-License-Identifier: GPL-3.0-or-later
// At each full stop: what stands before it, what stands after it, and whether a sentence plainly begins there.
#include "indexer/language/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "indexer/language/abbreviations.h"
#include "indexer/language/characters.h"
#include "indexer/language/tokens.h"

namespace language {
namespace {

// Longer words are no abbreviations; the bound keeps the walk back from a stop short.
constexpr std::size_t longest_before = 32;

bool is_blank(const Character& c) {
  return c.code == ' ' || c.code == '\t' || c.code == '\n' || c.code == '\r' || c.code == '\f' || c.code == 0xa0 ||
         c.code == 0x2009 || c.code == 0x202f || c.code == 0x2028 || c.code == 0x2029 || c.code == 0x3000;
}

bool is_stop(const Character& c) { return c.code == '.' || c.code == '?' || c.code == '!' || c.code == 0x2026; }

// Closing quotes and brackets after the stop belong to the sentence that ends; so do footnote numbers in raised digits.
bool is_closer(const Character& c) {
  return c.code == '"' || c.code == '\'' || c.code == ')' || c.code == ']' || c.code == 0x201d || c.code == 0x2019 ||
         c.code == 0xbb || c.code == 0xb9 || c.code == 0xb2 || c.code == 0xb3 ||
         (c.code >= 0x2070 && c.code <= 0x2079) || c.kind == CharacterClass::ignorable;
}

// Quotes, brackets and inverted marks before the first word belong to the sentence that begins.
bool is_opener(const Character& c) {
  return c.code == '"' || c.code == '\'' || c.code == '(' || c.code == '[' || c.code == 0x201c || c.code == 0x2018 ||
         c.code == 0xab || c.code == 0xbf || c.code == 0xa1 || c.code == 0x2014 || c.code == 0x2022;
}

bool is_lower(const Character& c) { return u_islower(static_cast<UChar32>(c.code)) != 0; }
bool is_word(const Character& c) { return c.kind == CharacterClass::letter || c.kind == CharacterClass::digit; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

// A folded Roman numeral up to 39; "id", "civil" and "mix" are words.
bool is_roman(std::string_view word) {
  while (word.starts_with('x') && word.size() > 1 && word[1] != 'v') word.remove_prefix(1);
  if (word == "x" || word == "ix" || word == "iv") return true;
  if (word.starts_with('v')) word.remove_prefix(1);
  return word.size() <= 3 && word.find_first_not_of('i') == word.npos;
}

// What stands after a stop.
struct Opening {
  enum Kind { lower, capital, other } kind = other;
  std::string word;        // folded, letters and digits
  bool single = false;     // one capital letter: "A", "A-200", "L."
  bool has_digit = false;  // up to the next blank
};

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<std::uint32_t> run() {
    std::size_t at = past_blanks(0);
    if (at == text_.size()) return {};
    starts_.push_back(static_cast<std::uint32_t>(at));
    while (at < text_.size()) {
      const Character stop = character_at(text_, at);
      const std::size_t after = at + stop.length;
      if (is_stop(stop) && !is_stop(peek(after))) {
        const std::size_t closed = past_closers(at, after);
        const std::size_t next = past_blanks(closed);
        if (next > closed && next < text_.size() && ends_here(at, stop, next))
          starts_.push_back(static_cast<std::uint32_t>(next));
      }
      at = after;
    }
    return std::move(starts_);
  }

 private:
  Character peek(std::size_t at) const { return at < text_.size() ? character_at(text_, at) : Character{0, 0}; }

  std::size_t past_blanks(std::size_t at) const {
    while (is_blank(peek(at))) at += peek(at).length;
    return at;
  }

  std::size_t past_digits(std::size_t at) const {
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') ++at;
    return at;
  }

  // Past quotes, brackets and a footnote mark, be it raised, in brackets or glued to the stop ("law.[3]", "law.”3
  // The").
  std::size_t past_closers(std::size_t stop, std::size_t at) const {
    while (is_closer(peek(at))) at += peek(at).length;
    const bool bracket = peek(at).code == '[';
    const std::size_t first = at + (bracket ? 1 : 0);
    const std::size_t end = past_digits(first);
    if (end == first || end - first > 3) return at;
    if (bracket) return peek(end).code == ']' ? end + 1 : at;
    const bool after_word = stop > 0 && is_footnoted(text_[stop - 1]);
    return after_word && is_blank(peek(end)) ? end : at;
  }

  // A mark is glued to words ("law.3"), not to numbers and letters ("Part G.6", "§ 1208.18").
  static bool is_footnoted(char before) {
    return (before >= 'a' && before <= 'z') || before == ')' || before == ']' ||
           (static_cast<unsigned char>(before) & 0x80) != 0;
  }

  // Whether the stop at `at` ends a sentence, the next of which would begin at `next`.
  bool ends_here(std::size_t at, const Character& stop, std::size_t next) const {
    if (is_stop(peek(next))) return false;  // ". . ." goes on
    const Opening opening = opening_at(next);
    if (opening.kind == Opening::lower) return false;
    const bool plain = opening.kind == Opening::capital && is_in(sentence_openers, opening.word);
    if (stop.code == 0x2026) return opening.kind == Opening::capital;
    if (stop.code != '.') return true;
    if (is_leader(at)) return false;
    const std::string_view before = word_before(at);
    std::string folded = fold(before);
    std::erase(folded, '.');
    if (folded.empty()) return plain || !is_blank_before(at);  // "section 2(b). Officers"; not "He ... left"
    if (is_enumerator(folded, at)) return false;
    if (is_in(never_last, folded)) return false;
    if (is_in(words_before_number, folded)) return !is_number(opening, folded);
    if (is_in(before_number, folded)) return plain && !is_number(opening, folded);
    const bool capitalised = before[0] >= 'A' && before[0] <= 'Z';
    if (is_joined(before)) return plain;
    if (is_initials(before)) return plain && !(folded.size() == 1 && is_in(name_particles, opening.word));
    if (is_in(sometimes_last, folded) || (capitalised && is_in(sometimes_last_capitalised, folded))) return plain;
    return true;
  }

  // The dots that lead the eye across a table of contents: "Scope ........ 12". Four may end a quotation.
  bool is_leader(std::size_t at) const { return at >= 4 && text_.substr(at - 4, 5) == "....."; }

  // A blank, a dot or nothing before the stop.
  bool is_blank_before(std::size_t at) const {
    if (at == 0 || text_[at - 1] == '.') return true;
    return is_blank(peek(at - 1)) || text_.substr(0, at).ends_with("\u00a0");
  }

  // A number, numeral or letter that the abbreviation `folded` may count.
  static bool is_number(const Opening& opening, const std::string& folded) {
    if (opening.has_digit) return true;
    if (folded == "no" || folded == "nos" || opening.kind == Opening::lower) return false;
    if (opening.word == "no" || opening.word == "nos" || opening.word == "num") return folded != "set";
    if (opening.single) return opening.word != "a" || !is_in(words_before_number, folded);
    return !opening.word.empty() && is_roman(opening.word);
  }

  Opening opening_at(std::size_t at) const {
    if (const std::size_t item = past_item(at); item != at) at = item;
    while (is_opener(peek(at))) at += peek(at).length;
    const Character first = peek(at);
    Opening opening;
    std::size_t end = at;
    while (is_word(peek(end)) && end - at < longest_before) end += peek(end).length;
    opening.word = fold(text_.substr(at, end - at));
    for (std::size_t i = at; i < text_.size() && i - at < longest_before && !is_blank(peek(i)); i += peek(i).length)
      opening.has_digit = opening.has_digit || peek(i).kind == CharacterClass::digit;
    opening.has_digit = opening.has_digit || first.code == '#' || first.kind == CharacterClass::section;
    if (first.kind != CharacterClass::letter) return opening;
    // "eOIR" and "iCERT" are capitalised.
    const bool small = is_lower(first) && (end == at + first.length || is_lower(peek(at + first.length)));
    opening.kind = small ? Opening::lower : Opening::capital;
    opening.single = !small && end == at + first.length;
    return opening;
  }

  // "(ii) The alien", "(v)(I) No person", "(h) 214 The fact": past the item's numbers, and an editor's note number,
  // when a capital follows, else `at`.
  std::size_t past_item(std::size_t at) const {
    std::size_t end = at;
    for (int numbers = 0; numbers < 4 && past_number(end) != end; ++numbers) end = past_number(end);
    std::size_t next = past_blanks(end);
    if (end == at || next == end) return at;
    if (const std::size_t note = past_digits(next); note > next && note - next <= 3) next = past_blanks(note);
    std::size_t first = next;
    while (is_opener(peek(first)) && peek(first).code != '(') first += peek(first).length;
    return peek(first).kind == CharacterClass::letter && !is_lower(peek(first)) ? next : at;
  }

  // Past "(ii)" or "(A)", else `at`.
  std::size_t past_number(std::size_t at) const {
    if (peek(at).code != '(') return at;
    std::size_t end = at + 1;
    while (is_word(peek(end)) && end - at < 6) end += peek(end).length;
    return end == at + 1 || peek(end).code != ')' ? at : end + 1;
  }

  // The word that ends at the stop, with the dots within it ("e.g", "U.S").
  std::string_view word_before(std::size_t stop) const {
    std::size_t begin = stop;
    while (begin > 0 && stop - begin < longest_before && is_word_byte(begin - 1)) --begin;
    while (begin < stop && !is_word(peek(begin)) && (static_cast<unsigned char>(text_[begin]) & 0x80) != 0) ++begin;
    while (begin < stop && text_[begin] == '.') ++begin;  // "U.S .C." of a scan
    const std::string_view word = text_.substr(begin, stop - begin);
    // Behind a quote or a dash of several bytes the word begins.
    for (std::size_t i = word.size(); i-- > 0;)
      if ((static_cast<unsigned char>(word[i]) & 0xc0) == 0xc0 && !is_word(peek(begin + i)) &&
          peek(begin + i).kind != CharacterClass::mark && peek(begin + i).kind != CharacterClass::apostrophe)
        return word.substr(i + peek(begin + i).length);
    return word;
  }

  bool is_word_byte(std::size_t at) const {
    const char c = text_[at];
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '\'' || c == '&' || c == '-' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
  }

  // "J", "U.S", "A.G": one letter, or letters with dots between. Also the m of "p. m.".
  static bool is_initials(std::string_view before) {
    if (before.size() > 11 || before.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < before.size(); ++i)
      if (i % 2 == 0 ? !is_ascii_letter(before[i]) : before[i] != '.') return false;
    return true;
  }

  // "S.Ct", "Pub.L", "F.Supp": abbreviations written together; not "II.E" or "ICE.gov".
  static bool is_joined(std::string_view before) {
    const std::size_t dot = before.rfind('.');
    if (dot == before.npos || dot == 0 || dot > 4 || before.size() > 10 || dot + 1 == before.size()) return false;
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return is_upper(before[0]) && is_upper(before[dot + 1]) &&
           std::ranges::any_of(before, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // "1.", "A.", "ii.", "3.", "Step 1." at the start of a sentence or behind a colon: the number of an item.
  bool is_enumerator(const std::string& folded, std::size_t stop) const {
    if (folded.size() > 5 || !(is_digits(folded) || is_roman(folded) || folded.size() == 1)) return false;
    std::string_view so_far = text_.substr(starts_.back(), stop - starts_.back());
    if (so_far.size() <= folded.size() + 2) return true;
    so_far = so_far.substr(so_far.size() > longest_before ? so_far.size() - longest_before : 0);
    if (const std::size_t colon = so_far.rfind(':'); colon != so_far.npos) so_far.remove_prefix(colon + 1);
    so_far.remove_prefix(std::min(so_far.find_first_not_of(" \n"), so_far.size()));
    const std::size_t blank = so_far.find(' ');
    return blank != so_far.npos && blank + 1 + folded.size() == so_far.size() && so_far[0] >= 'A' && so_far[0] <= 'Z' &&
           is_in(item_labels, fold(so_far.substr(0, blank)));
  }

  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace

std::vector<std::uint32_t> sentence_starts(std::string_view paragraph) { return Splitter(paragraph).run(); }

}  // namespace language

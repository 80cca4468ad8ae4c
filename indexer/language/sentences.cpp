// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/language/sentences.h"

#include <unicode/uchar.h>

#include <string>

#include "indexer/language/abbreviations.h"
#include "indexer/language/characters.h"
#include "indexer/language/tokens.h"

namespace language {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Closing quotes and brackets after the stop belong to the sentence that ends.
bool is_closer(char32_t code) {
  return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201d || code == 0x2019 || code == 0xbb;
}

// Quotes, brackets and inverted marks before the first word belong to the sentence that begins.
bool is_opener(char32_t code) {
  return code == '"' || code == '\'' || code == '(' || code == '[' || code == 0x201c || code == 0x2018 ||
         code == 0xab || code == 0xbf || code == 0xa1 || code == 0x2014 || code == 0x2022;
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<std::uint32_t> run() {
    std::size_t at = past_blanks(0);
    if (at == text_.size()) return {};
    starts_.push_back(static_cast<std::uint32_t>(at));
    for (; at < text_.size(); ++at) {
      const char stop = text_[at];
      if (stop != '.' && stop != '?' && stop != '!') continue;
      if (at + 1 < text_.size() && (text_[at + 1] == '.' || text_[at + 1] == '?' || text_[at + 1] == '!')) continue;
      const std::size_t next = past_blanks(past_closers(at + 1));
      if (next < text_.size() && ends_here(at, next)) starts_.push_back(static_cast<std::uint32_t>(next));
    }
    return std::move(starts_);
  }

 private:
  std::size_t past_blanks(std::size_t at) const {
    while (at < text_.size()) {
      const Character next = character_at(text_, at);
      if (!is_blank(text_[at]) && next.code != 0xa0) break;
      at += next.length;
    }
    return at;
  }

  // Past quotes, brackets and a footnote mark, be it raised or glued to the stop ("law.3 The").
  std::size_t past_closers(std::size_t at) const {
    while (at < text_.size()) {
      const Character next = character_at(text_, at);
      if (!is_closer(next.code) && !is_raised_digit(next.code)) break;
      at += next.length;
    }
    std::size_t digits = at;
    while (digits < text_.size() && is_ascii_digit(text_[digits])) ++digits;
    const bool glued = digits > at && digits - at <= 3 && at >= 3 && is_lower_letter(at - 2) && digits < text_.size() &&
                       is_blank(text_[digits]);
    return glued ? digits : at;
  }

  bool is_lower_letter(std::size_t at) const { return text_[at] >= 'a' && text_[at] <= 'z'; }

  static bool is_raised_digit(char32_t code) {
    return code == 0xb9 || code == 0xb2 || code == 0xb3 || (code >= 0x2070 && code <= 0x2079);
  }

  // Whether the stop at `stop` ends a sentence, the next of which would begin at `next`.
  bool ends_here(std::size_t stop, std::size_t next) const {
    if (!is_blank_between(stop, next)) return false;
    const Opening opening = opening_at(next);
    if (opening.kind == Opening::lower) return false;
    if (text_[stop] != '.') return true;
    if (stop == 0 || is_blank(text_[stop - 1]))
      return opening.kind == Opening::capital && is_in(sentence_openers, opening.word);
    const std::string before = word_before(stop);
    if (is_enumerator(before, stop)) return false;
    // "No." is a number only before one; else somebody said no.
    if (before == "no" || before == "nos") return !is_ascii_digit(text_[next]) && text_[next] != '#';
    if (is_in(never_last, before)) return false;
    if (is_initials(before, stop) || is_in(sometimes_last, before))
      return opening.kind == Opening::capital && is_in(sentence_openers, opening.word);
    return true;
  }

  bool is_blank_between(std::size_t stop, std::size_t next) const {
    for (std::size_t at = stop + 1; at < next; ++at)
      if (is_blank(text_[at]) || text_[at] == '\xa0') return true;
    return false;
  }

  struct Opening {
    enum Kind { lower, capital, other } kind = other;
    std::string word;  // folded
  };

  Opening opening_at(std::size_t at) const {
    Character first = character_at(text_, at);
    while (is_opener(first.code) && at + first.length < text_.size()) {
      at += first.length;
      first = character_at(text_, at);
    }
    Opening opening;
    if (first.kind != CharacterClass::letter) return opening;
    opening.kind = u_islower(static_cast<UChar32>(first.code)) != 0 ? Opening::lower : Opening::capital;
    std::size_t end = at;
    while (end < text_.size() && character_at(text_, end).kind == CharacterClass::letter)
      end += character_at(text_, end).length;
    opening.word = fold(text_.substr(at, end - at));
    return opening;
  }

  // The word that ends at the stop, folded, dots within it ("e.g", "U.S") left out.
  std::string word_before(std::size_t stop) const {
    std::size_t begin = stop;
    while (begin > 0 && !is_blank(text_[begin - 1]) && text_[begin - 1] != '(' && text_[begin - 1] != '[' &&
           text_[begin - 1] != '"' && static_cast<unsigned char>(text_[begin - 1]) != 0x9c)
      --begin;
    std::string word = fold(text_.substr(begin, stop - begin));
    std::erase(word, '.');
    return word;
  }

  // "J.", "U.S.", "A.G.": one letter, or letters with dots between.
  bool is_initials(const std::string& before, std::size_t stop) const {
    if (before.empty() || before.size() > 6) return false;
    if (before.size() == 1) return is_ascii_letter(before[0]);
    std::size_t at = stop;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (at == 0 || !is_ascii_letter(text_[at - 1])) return false;
      --at;
      if (i + 1 < before.size()) {
        if (at == 0 || text_[at - 1] != '.') return false;
        --at;
      }
    }
    return true;
  }

  // "1.", "A.", "ii.", "(3)." at the start of the paragraph or of a sentence: the number of an item, not a sentence.
  bool is_enumerator(const std::string& before, std::size_t stop) const {
    if (before.size() > 5 || stop - starts_.back() > before.size() + 2) return false;
    for (const char c : before)
      if (!is_ascii_digit(c) && c != ')' && std::string_view("ivxlcdm").find(c) == std::string_view::npos)
        return before.size() == 1;
    return true;
  }

  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace

std::vector<std::uint32_t> sentence_starts(std::string_view paragraph) { return Splitter(paragraph).run(); }

}  // namespace language

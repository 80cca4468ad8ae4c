// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/law/pieces.h"

#include <algorithm>
#include <array>
#include <limits>

namespace law {
namespace {

enum class Role : std::uint8_t { letter, digit, mark, blank, line_end, nothing };

struct Character {
  Role role = Role::letter;
  char mark = piece::other;
  std::uint32_t length = 1;
};

bool is_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

// Of the sequence that a text begins with; 1 for a byte that begins none.
std::uint32_t length_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::uint32_t length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length > text.size()) return 1;
  for (std::uint32_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) return 1;
  return length;
}

Character latin(unsigned char second) {
  switch (second) {
    case 0xA7:
      return {Role::mark, piece::section, 2};
    case 0xA0:
      return {Role::blank, piece::other, 2};
    case 0xAD:
    case 0xB2:
    case 0xB3:
    case 0xB9:
      return {Role::nothing, piece::other, 2};  // soft hyphen, superscript digits
    case 0xAA:
    case 0xBA:
      return {Role::letter, piece::other, 2};
    default:
      return {Role::mark, piece::other, 2};
  }
}

// U+2000 .. U+203F, by the last byte of the sequence.
Character general_punctuation(unsigned char last) {
  if (last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF) return {Role::blank, piece::other, 3};
  if (last <= 0x8F) return {Role::nothing, piece::other, 3};
  if (last <= 0x95) return {Role::mark, '-', 3};
  if (last >= 0x98 && last <= 0x9B) return {Role::mark, '\'', 3};
  if (last >= 0x9C && last <= 0x9F) return {Role::mark, '"', 3};
  return {Role::mark, piece::other, 3};
}

Character wide(std::string_view bytes, std::uint32_t length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (length == 2 && byte(0) == 0xC2) return latin(byte(1));
  if (length != 3) return {Role::letter, piece::other, length};
  if (byte(0) == 0xE2 && byte(1) == 0x80) return general_punctuation(byte(2));
  if (byte(0) == 0xE2 && byte(1) == 0x81) {
    if (byte(2) == 0x9F) return {Role::blank, piece::other, 3};
    return {byte(2) >= 0xA0 ? Role::nothing : Role::mark, piece::other, 3};  // word joiner, superscripts
  }
  if (byte(0) == 0xE2 && byte(1) == 0x88 && byte(2) == 0x92) return {Role::mark, '-', 3};  // minus
  if (byte(0) == 0xE2) return {Role::mark, piece::other, 3};
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return {Role::blank, piece::other, 3};
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {Role::nothing, piece::other, 3};
  return {Role::letter, piece::other, 3};
}

Character character_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (is_letter(c)) return {Role::letter, piece::other, 1};
  if (is_digit(c)) return {Role::digit, piece::other, 1};
  if (c == '\n' || c == '\r' || c == '\f') return {Role::line_end, piece::other, 1};
  if (c <= ' ' || c == 0x7F) return {Role::blank, piece::other, 1};
  if (c == '&' && text.substr(at, 5) == "&amp;") return {Role::mark, '&', 5};
  if (c < 0x80) return {Role::mark, static_cast<char>(c), 1};
  const std::uint32_t length = length_of(text.substr(at));
  if (length == 1) return {Role::mark, piece::other, 1};
  return wide(text.substr(at, length), length);
}

// "[[Page 8139]]" and "\1\", put into running text by a publisher: how many bytes to pass over, 0 = none.
std::size_t inserted_mark(std::string_view rest) {
  const auto digits_from = [&](std::size_t at) {
    const std::size_t first = at;
    while (at < rest.size() && at < first + 8 && is_digit(static_cast<unsigned char>(rest[at]))) ++at;
    return at == first ? std::size_t{0} : at;
  };
  if (rest.starts_with("[[Page ")) {
    const std::size_t end = digits_from(7);
    return end != 0 && rest.substr(end, 2) == "]]" ? end + 2 : 0;
  }
  if (rest.starts_with("\\")) {
    const std::size_t end = digits_from(1);
    return end != 0 && end < rest.size() && rest[end] == '\\' ? end + 1 : 0;
  }
  return 0;
}

constexpr std::array<std::string_view, 8> after_digits{"cfr", "usc", "usca", "fam", "fed", "stat", "fr", "uscis"};
constexpr std::array<std::string_view, 10> before_digits{"ina",      "section", "sec", "cfr", "usc",
                                                         "sections", "eo",      "pm",  "dm",  "oppm"};

bool equals_folded(std::string_view word, std::string_view lower) {
  return std::equal(word.begin(), word.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (is_letter(static_cast<unsigned char>(a)) ? (a | 0x20) : a) == b; });
}

// Where a word glued to a number is to be cut, 0 = nowhere.
std::size_t glue(std::string_view word) {
  const bool number_first = is_digit(static_cast<unsigned char>(word.front()));
  const auto turn = std::find_if(word.begin(), word.end(),
                                 [&](char c) { return is_digit(static_cast<unsigned char>(c)) != number_first; });
  const auto at = static_cast<std::size_t>(turn - word.begin());
  if (at == word.size() || (number_first && word.size() > at + 8) || at > 8) return 0;
  const auto is = [&](std::string_view lower) {
    return equals_folded(number_first ? word.substr(at) : word.substr(0, at), lower);
  };
  const bool known = number_first ? std::any_of(after_digits.begin(), after_digits.end(), is)
                                  : std::any_of(before_digits.begin(), before_digits.end(), is);
  return known ? at : 0;
}

// "ofChawathe": the length of what is to be the first word.
std::size_t without_glued_of(std::string_view word) {
  const bool glued = word.size() > 2 && word.starts_with("of") && word[2] >= 'A' && word[2] <= 'Z';
  return glued ? 2 : word.size();
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text.substr(0, std::numeric_limits<std::uint32_t>::max())) {
    pieces_.reserve(text_.size() / 4);
  }

  std::vector<Piece> run() {
    while (at_ < text_.size()) {
      if (const std::size_t mark = inserted_mark(text_.substr(at_)); mark > 0) {
        blank(mark);
        continue;
      }
      const Character c = character_at(text_, at_);
      switch (c.role) {
        case Role::letter:
        case Role::digit:
          word();
          break;
        case Role::mark:
          add(at_ + c.length, c.mark);
          break;
        case Role::blank:
          blank(c.length);
          break;
        case Role::line_end:
          line_end();
          break;
        case Role::nothing:
          at_ += c.length;
          break;
      }
    }
    return std::move(pieces_);
  }

 private:
  void blank(std::size_t length) {
    at_ += length;
    tight_ = false;
  }

  // A blank line is a paragraph's end.
  void line_end() {
    int lines = 0;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      if (c.role != Role::line_end && c.role != Role::blank) break;
      if (text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_, 2) != "\r\n")) ++lines;
      at_ += c.length;
    }
    tight_ = false;
    if (lines > 1 && !pieces_.empty()) {
      const auto end = pieces_.back().end;
      pieces_.push_back({end, end, piece::barrier, false});
    }
  }

  void word() {
    std::size_t end = at_;
    // "ø8 U.S.C. 1182¿": brackets of the printer's own font.
    if (text_.substr(at_, 2) == "\xc3\xb8" && at_ + 2 < text_.size() &&
        (is_digit(static_cast<unsigned char>(text_[at_ + 2])) || text_[at_ + 2] == 'S'))
      return add(at_ + 2, piece::other);
    bool letters = false;
    bool digits = false;
    while (end < text_.size()) {
      const Character c = character_at(text_, end);
      if (c.role != Role::letter && c.role != Role::digit) break;
      (c.role == Role::letter ? letters : digits) = true;
      end += c.length;
    }
    if (letters && digits) {
      if (const std::size_t cut = glue(text_.substr(at_, end - at_)); cut > 0) end = at_ + cut;
      const bool starts_with_digit = is_digit(static_cast<unsigned char>(text_[at_]));
      const auto same = [&](char c) { return is_digit(static_cast<unsigned char>(c)) == starts_with_digit; };
      const std::string_view cut_word = text_.substr(at_, end - at_);
      if (std::all_of(cut_word.begin(), cut_word.end(), same)) (starts_with_digit ? letters : digits) = false;
    }
    if (letters && !digits) end = at_ + without_glued_of(text_.substr(at_, end - at_));
    add(end, letters && digits ? piece::mixed : letters ? piece::letters : piece::digits);
  }

  void add(std::size_t end, char kind) {
    pieces_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), kind, tight_});
    at_ = end;
    tight_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool tight_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) { return Cutter(text).run(); }

}  // namespace law

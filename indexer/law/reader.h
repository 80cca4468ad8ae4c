// SPDX-License-Identifier: GPL-3.0-or-later
// What the matchers of citations ask of a text: pieces by number, compared without case or accents.
//
// Every function that reads forward takes the piece to begin at and returns the piece after what it read, 0 = not
// there.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/law/pieces.h"

namespace law {

class Reader {
 public:
  // `box`: the text was typed as a citation, forms that running text would not bear are read too.
  explicit Reader(std::string_view text, bool box = false);

  std::size_t size() const { return pieces_.size(); }
  bool box() const { return box_; }
  char kind(std::size_t i) const { return i < pieces_.size() ? pieces_[i].kind : piece::none; }
  bool tight(std::size_t i) const { return i < pieces_.size() && pieces_[i].tight; }
  std::string_view view(std::size_t i) const;
  std::size_t looks() const { return looks_; }  // pieces looked at so far, so that tests can bound the work
  std::uint32_t begin(std::size_t i) const { return pieces_[i].begin; }
  std::uint32_t end_before(std::size_t i) const { return i == 0 ? 0 : pieces_[i - 1].end; }  // of the piece before i

  // The piece, folded, is this lower-case ASCII word.
  bool is(std::size_t i, std::string_view lower) const;
  bool is_any(std::size_t i, std::initializer_list<std::string_view> lower) const;
  bool is_word(std::size_t i) const { return kind(i) == piece::letters; }
  bool is_alnum(std::size_t i) const;
  bool is_capitalised(std::size_t i) const;  // begins with an ASCII capital

  std::size_t words(std::size_t at, std::initializer_list<std::string_view> lower) const;  // one after the other
  std::size_t phrase(std::size_t at, std::string_view lower) const;    // the same, words separated by blanks
  std::size_t initials(std::size_t at, std::string_view lower) const;  // "usc" for USC, U.S.C., U. S. C.
  // The piece itself where it is not there: an optional mark.
  std::size_t skip(std::size_t at, char mark) const { return kind(at) == mark ? at + 1 : at; }
  std::size_t skip_word(std::size_t at, std::initializer_list<std::string_view> lower) const;
  // "(INA)", "(the “Act”)": passes over a short remark in parentheses, if one is there.
  std::size_t skip_remark(std::size_t at) const;
  // "No.", "Number", "Nos.", "#", "Núm." and a colon, as far as they are there.
  std::size_t skip_number_word(std::size_t at) const;

  // Digits of a number, at most `longest`; an l, I or O that a scan read among digits counts as 1 or 0.
  std::optional<std::string> number(std::size_t i, std::size_t longest) const;
  // Digits only, with thousands separated by commas or not: "46742", "7,051".
  std::size_t thousands(std::size_t at, std::size_t longest, std::string& digits) const;

 private:
  std::string_view text_;
  std::vector<Piece> pieces_;
  bool box_;
  mutable std::size_t looks_ = 0;
};

std::string lower(std::string_view text);
std::string upper(std::string_view text);
bool all_digits(std::string_view text);
std::string without_leading_zeros(std::string_view digits);

}  // namespace law

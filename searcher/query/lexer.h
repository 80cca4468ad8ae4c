// SPDX-License-Identifier: GPL-3.0-or-later
// Normalised text to lexemes. Modes are not known here: the lexer reads every sign and says which ones mean exact mode.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/filters.h"
#include "searcher/query/text.h"
#include "searcher/query/tree.h"

namespace searcher::query {

enum class Kind {
  word,
  phrase,
  cite,
  date,  // a whole DA(...)
  open,
  close,
  field,     // its name with the parenthesis
  at_least,  // likewise
  conj_and,  // AND &
  conj_or,   // OR |
  conj_not,  // NOT %
  minus,     // the "-" of -word
  proximity,
  filter,
  stray,  // a sign that means nothing where it stands; a mistake in exact mode only
};

struct Lexeme {
  Kind kind = Kind::word;
  Place place;
  std::string text;  // word, citation; canonical name of a field
  std::string key;   // of a citation
  Phrase phrase;
  bool exact_form = false;  // #word
  bool truncated = false;
  bool is_sign = false;     // means exact mode
  std::uint32_t count = 0;  // of ATLEAST
  Proximity proximity;      // without operands
  DateRange dates;
  FilterText filter;
};

// With `operators` off only filters, citations and words are read, which is plain mode forced.
std::variant<std::vector<Lexeme>, Mistake> lex(const Text& text, bool operators);

}  // namespace searcher::query

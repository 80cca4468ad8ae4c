// SPDX-License-Identifier: GPL-3.0-or-later
// A Word of the tree as what it asks of a document's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/tree.h"

namespace searcher::query {

// One token of a Word. "*" in the middle and "?" are exactly one character, "*"s at the end up to that many, "!" at the
// end any ending; a character is a Unicode code point.
struct Pattern {
  std::string text;       // folded, with its wildcards; ñ kept when has_enye
  bool has_enye = false;  // must be compared with Token::exact, and a token without one does not match
  bool truncated = false;
  bool operator==(const Pattern&) const = default;
};

// The tokens of a Word, cut as documents are: "good-will" -> good, will; "I-485" -> i-485; "non-immigra!" -> non,
// immigra!. Empty for a word of punctuation.
std::vector<Pattern> patterns(const Word& word);

// The one token that a hyphenated word also finds: "good-will" -> goodwill. Nothing when the tokens are tied by
// anything but hyphens (and/or, U.S.), or there is only one.
std::optional<Pattern> joined(const Word& word);

// What must stand before the first wildcard; the whole text when there is none.
std::string_view root(const Pattern& pattern);

// Whether an index form (Token::folded, or Token::exact for has_enye) is one the pattern asks for. Without wildcards
// that is equality; regular forms are the caller's.
bool matches(const Pattern& pattern, std::string_view form);

}  // namespace searcher::query

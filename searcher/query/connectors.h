// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of exact mode, recognised at a place of the text: proximity connectors, AND OR NOT, names before a
// parenthesis.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "searcher/query/errors.h"
#include "searcher/query/tree.h"

namespace searcher::query {

// Whether a letter, digit or other character that makes words begins at `at`, or ends right before it.
bool begins_word(std::string_view text, std::uint32_t at);
bool ends_word(std::string_view text, std::uint32_t at);

enum class Conjunction { none, conj_and, conj_or, conj_not };

// By the word alone, without regard to case.
Conjunction conjunction(std::string_view word);

// The end of AND, OR or NOT in capitals that begins at `at`, which must be the beginning of a word; else `at`.
std::uint32_t end_of_capital_connector(std::string_view text, std::uint32_t at);

// /n w/n near/n +n pre/n, /s w/s +s, /p w/p +p. A distance is not checked here.
struct ProximityText {
  Place place;
  Place digits;  // empty for sentence and paragraph
  Reach reach = Reach::words;
  std::uint32_t distance = 0;  // at most 1,000,000
  bool ordered = false;
};
std::optional<ProximityText> proximity_at(std::string_view text, std::uint32_t at);

// Letters directly followed by "(", or ATLEAST with its digits, if any.
struct NameText {
  std::string_view name;
  std::uint32_t end = 0;  // after the parenthesis
  bool is_at_least = false;
  std::uint32_t count = 0;  // at most 1,000,000
  Place digits;
};
std::optional<NameText> name_before_parenthesis(std::string_view text, std::uint32_t at);

// "atleast" with digits at `at`, and nothing more of a word after it: the end, else `at`.
std::uint32_t end_of_at_least(std::string_view text, std::uint32_t at);

}  // namespace searcher::query

// SPDX-License-Identifier: GPL-3.0-or-later
// What else the spaces and the quotes of a query could mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace searcher::query {

enum class ReadingKind { any_word, phrase, citation };

struct Reading {
  ReadingKind kind = ReadingKind::any_word;
  std::string text;  // the query so read, which can be run as it is
  bool operator==(const Reading&) const = default;
};

// The other readings of the spaces that stand between words of an exact query, where they mean AND: OR, which is what
// Westlaw makes of them, and a phrase; and phrases that are citations read as such, in every spelling. None when there
// is no such space or phrase, or a reading could not be parsed.
std::vector<Reading> other_readings(std::string_view text);

}  // namespace searcher::query

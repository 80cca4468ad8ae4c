// SPDX-License-Identifier: GPL-3.0-or-later
// Text to Query, and Query to the echo. Parsing the echo again gives the same Query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "searcher/query/tree.h"

namespace searcher::query {

// A mistake in the text, for the person who typed it.
struct ParseError {
  std::string code;
  std::string message;
  std::uint32_t offset = 0;  // bytes in the text as typed
  std::uint32_t length = 0;
  std::string suggestion;  // a query that can be run; empty = none
  bool operator==(const ParseError&) const = default;
};

// Limits: 4,096 bytes, 64 terms, parenthesis depth 64 in the text and tree depth 16. Never throws on any input.
std::variant<Query, ParseError> parse(std::string_view text, std::optional<QueryMode> forced = std::nullopt);

// The fully parenthesised echo, filters last.
std::string print(const Query& query);
std::string print(const Node& node);

}  // namespace searcher::query

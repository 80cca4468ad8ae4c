// SPDX-License-Identifier: GPL-3.0-or-later
// Lexemes of exact mode to the tree: the grammar of the query language.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace searcher::query {

// One to many lexemes without filters, their parentheses balanced and at most `deepest_parenthesis` deep. Places of
// the nodes are bytes in `query`, a group's with its parentheses.
std::variant<Node, Mistake> read_expression(std::string_view query, std::vector<Lexeme> lexemes);

}  // namespace searcher::query

// SPDX-License-Identifier: GPL-3.0-or-later
// Lexemes made ready for the grammar of exact mode: lower-case connectors, NOT in all its forms, filters taken out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/lexer.h"

namespace searcher::query {

// Words that are connectors in lower case become connectors.
void read_lower_case_connectors(std::vector<Lexeme>& lexemes);

// NOT /n, AND NOT and BUT NOT become one lexeme each.
void join_negations(std::vector<Lexeme>& lexemes);

// Filters are taken out, with the AND that tied one to the rest. A filter in parentheses or under another connector
// would narrow more than it seems to, so it is a mistake whose rewrite is the field of the same meaning.
std::optional<Mistake> take_out_filters(std::string_view query, std::vector<Lexeme>& lexemes);

// Signs that mean nothing, roots that are too short, "#" together with truncation.
std::optional<Mistake> check_words(std::string_view query, std::vector<Lexeme>& lexemes);

}  // namespace searcher::query

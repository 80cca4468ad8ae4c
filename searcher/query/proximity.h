// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of proximity connectors: their precedence, and which operands they can work on.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/errors.h"
#include "searcher/query/tree.h"

namespace searcher::query {

struct ProximityConnector {
  Proximity proximity;  // without operands
  Place place;
};

// Whether the node stands at positions of the text: words, phrases, citations, proximities, and OR of those.
bool is_positional(const Node& node);

// operands[0] connectors[0] operands[1] ... as one tree, the tightest connector first: +n, /n (smaller n first), +s,
// /s, +p, /p, each with its NOT form; equal ones from left to right. AND, NOT, ATLEAST or a field inside an operand is
// a mistake whose rewrite moves it out. Places of nodes are bytes in `query`.
std::variant<Node, Mistake> join_by_precedence(std::string_view query, std::vector<Node> operands,
                                               std::vector<ProximityConnector> connectors);

}  // namespace searcher::query

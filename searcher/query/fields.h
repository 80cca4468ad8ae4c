// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of exact mode, name(query): their names, and what may stand inside each.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "searcher/query/errors.h"
#include "searcher/query/tree.h"

namespace searcher::query {

// "TI" for ti, TI, title, titulo; nothing for a name that is none.
std::optional<std::string_view> field_named(std::string_view name);

struct FieldName {
  std::string_view canonical;
  std::string_view meaning;
  bool likely = false;  // near enough to be meant
};
FieldName nearest_field(std::string_view name);

// The operand as the field matches it: values made canonical in AG, TY, LA and ST, citations read in CI, and kept as
// words in PATH and AU. A value that is not known is a mistake. `whole` is the place of the field with its parentheses;
// places of nodes are bytes in `query`.
std::variant<Node, Mistake> field_node(std::string_view query, std::string_view canonical, Node operand, Place whole);

}  // namespace searcher::query

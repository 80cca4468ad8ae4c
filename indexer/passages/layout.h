// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a document as a row of atoms, each under its heading path, with what a cut before it would cost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/document.h"
#include "indexer/passages/atoms.h"
#include "indexer/passages/marker_levels.h"
#include "indexer/passages/partition.h"

namespace indexer::passages {

struct Layout {
  std::vector<Atom> atoms;
  std::vector<Step> steps;                      // one for each atom
  std::vector<std::uint32_t> path_of;           // for each atom, its place in `paths`
  std::vector<std::vector<std::string>> paths;  // heading paths, outermost first
  std::vector<std::uint32_t> leads_of;          // for each atom, its place in `leads`
  std::vector<std::vector<std::uint32_t>>
      leads;  // blocks whose last sentence the atom's block completes, outermost first
};

// A passage must end before a heading of level 1 or 2 or one that asks a question, and where footnotes begin or end.
// `order`: of law, whose subdivisions belong to the heading path: markers at the start of a paragraph, "(a)(1)", and
// section titles that the file does not mark as headings.
Layout lay_out(const extract::Document& document, std::optional<Order> order, const PassageSizes& sizes);

// Of a block's text.
std::string_view last_sentence(std::string_view text);

// A heading as an element of a path: its first 300 bytes at most, so that paths stay small whatever a file claims.
std::string path_element(const std::string& heading);

}  // namespace indexer::passages

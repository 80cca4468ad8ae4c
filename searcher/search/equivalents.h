// SPDX-License-Identifier: GPL-3.0-or-later
// Other ways to say what was asked: acronyms, what clients say, names of provisions, forms, English and Spanish. They
// add to what is found, never hide that a typed word is missing, and each is told and can be left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::search {

enum class Means {
  acronym,      // both ways: "EAD", "Employment Authorization Document"
  ambiguous,    // an acronym of several readings: only when other words of the question belong to this one
  lay,          // from what clients say to what the law says
  provision,    // from a name to a citation or a form
  form,         // both ways: number and title
  translation,  // both ways: English and Spanish
};

// One row of a table. `means` holds several readings separated by "; ".
struct Equivalent {
  std::string_view written;
  std::string_view means;
  Means kind = Means::lay;
};

// A reading of some words of a question.
struct Equivalence {
  std::size_t first = 0;  // of the question's words, half-open
  std::size_t last = 0;
  std::string typed;  // the words as the table writes them
  std::string means;
  Means kind = Means::lay;
  bool operator==(const Equivalence&) const = default;
};

// The readings of a question whose words are given folded (as language::tokens folds them), best known tables first:
// the office's own rows, then the program's. Of overlapping matches of one table the longest counts. A row whose
// `written` is in `without` (folded) is left out. At most 12.
std::vector<Equivalence> equivalences(const std::vector<std::string>& words, const std::vector<std::string>& without,
                                      const std::vector<Equivalent>& office = {});

}  // namespace searcher::search

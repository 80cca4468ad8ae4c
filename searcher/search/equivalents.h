// SPDX-License-Identifier: GPL-3.0-or-later
// Other ways to say what was asked: acronyms, what clients say, names of provisions, forms, English and Spanish. They
// add to what is found, never hide that a typed word is missing, and each is told and can be left out.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::search {

enum class Means {
  acronym,      // both ways: "EAD", "Employment Authorization Document"
  ambiguous,    // an acronym of several readings: one is taken when other words of the question belong to it
  lay,          // from what clients say to what the law says; matched by stems, as translations are
  provision,    // from a name to a citation or a form
  form,         // both ways: number and title
  translation,  // both ways: English in `written`, Spanish in `means`
};

// "acronym", "ambiguous", "lay", "provision", "form", "translation".
std::string_view name(Means kind);

// One row of a table. `means` holds several readings separated by "; ", the usual one first.
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
  std::string_view language;  // of `means` when it is a translation: "en", "es"
  bool office = false;        // from the office's own list
  bool operator==(const Equivalence&) const = default;
};

struct Equivalences {
  std::vector<Equivalence> taken;   // in the order of the tables; at most 24 translations and 24 others
  std::vector<Equivalence> doubts;  // readings of acronyms that nothing in the question decides between
};

// What to look up.
struct Wording {
  std::vector<std::string> folded;   // the words as language::tokens folds them
  std::vector<std::string> typed;    // as they stand in the question: an acronym that is also a word needs capitals
  std::vector<std::string> without;  // folded_words() of what rows left out are written as; "all" leaves out every row
};

// The office's own list: its rows come first, and rows of the program can be switched off.
struct OfficeList {
  struct Row {
    std::string written;
    std::string means;
    Means kind = Means::lay;
  };
  std::vector<Row> rows;
  std::vector<std::string> off;  // folded_words() of what they are written as
  std::string mistake;           // why the file cannot be used, with its place; empty = it can
};

// The folded words of a text with a blank between: how rows are named in Wording::without and OfficeList::off.
std::string folded_words(std::string_view text);

// Of overlapping readings the longer ones are kept, translations and others apart. What a reading is in the other
// language counts among the translations, told by the words as typed.
Equivalences equivalences(const Wording& question, const OfficeList& office = {});

// All rows in force, in the form of the office's file.
void print_equivalents(std::ostream& out, const OfficeList& office);

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
// Where a paragraph of a statute or regulation stands: (a)(1)(A)(i).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace indexer::passages {

// The markers at the start of a paragraph: "(a)(1) General." -> {"a", "1"}; also behind the number of the section, as
// in "SEC. 248. [8 U.S.C. 1258] (a) The Secretary". None when it begins with something else, or with the rest of a
// citation that a line end has cut: "(J) of section 101(a)(15)", "(2)) classified".
std::vector<std::string> leading_markers(std::string_view text);

// How a section of the law that is no heading in its file begins: "SEC. 212. [8 U.S.C. 1182] (a) ..." -> "SEC. 212.",
// "§ 1003.18 Docket management." -> the same. Empty for any other paragraph, also for sections of acts that are quoted.
std::string section_title(std::string_view paragraph);

// Whether a paragraph ends amid a sentence, so that a marker after it is cited rather than at its place: a long line
// that ends in neither punctuation nor "and" or "or".
bool breaks_off(std::string_view paragraph);

// The path of subdivisions through a section, kept up to date paragraph by paragraph. Styles tell levels, and their
// order is learnt from the text itself: statutes go (a)(1)(A)(i)(I), regulations (a)(1)(i)(A). When markers jump in a
// way no order explains (quoted acts, lost lines), the path is empty until the next letter of the outermost level.
class SubdivisionPath {
 public:
  // `restarts`: another "(a)" at the outermost level begins anew, as behind a table of contents; in a statute it is
  // more likely that of an act quoted in a note, and the path is lost.
  explicit SubdivisionPath(bool restarts = false) : restarts_(restarts) {}

  // Takes the markers of the next paragraph. `roman` tells whether "(i)", where it can be the letter after "(h)" as
  // well as the first roman number below it, is the number; likewise "(v)" and "(x)". Returns how deep the first marker
  // stands, from 1; 0 when that is not known.
  std::size_t take(const std::vector<std::string>& markers, bool roman = false);
  void clear() { *this = SubdivisionPath(restarts_); }

  // Whether `next` is one more than `marker` in a style of both: "j" and "ii" after "i".
  static bool are_neighbours(const std::string& marker, const std::string& next);

  // "(a)", "(9)", "(B)".
  std::vector<std::string> headings() const;

 private:
  enum class Style { letter, number, capital, roman, capital_roman };
  struct Step {
    Style style;
    std::string marker;
  };
  // `chained`: it stands behind another, "(9)" in "(a)(9)", and so needs no order to explain it.
  std::size_t take_one(const std::string& marker, bool roman, bool chained);
  bool begins_anew(const std::string& marker, bool roman) const;
  std::size_t replace(std::size_t at, Style style, const std::string& marker);
  static std::vector<Style> styles_of(const std::string& marker);
  // Its number within a style; 0 = it has none there.
  static int value(const std::string& marker, Style style);

  std::vector<Step> path_;
  std::string outermost_;  // the last marker of the outermost level; empty = none yet
  bool lost_ = false;
  bool restarts_;
};

}  // namespace indexer::passages

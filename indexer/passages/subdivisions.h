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

// Whether a paragraph ends amid a sentence, so that a marker after it is cited rather than at its place: a long line
// that ends in neither punctuation nor "and" or "or".
bool breaks_off(std::string_view paragraph);

// The path of subdivisions through a section, kept up to date paragraph by paragraph. Styles tell levels, and their
// order is learnt from the text itself: statutes go (a)(1)(A)(i)(I), regulations (a)(1)(i)(A).
class SubdivisionPath {
 public:
  // Takes the markers of the next paragraph. "(i)" after "(h)" is the letter, after "(1)" or "(A)" the number one.
  // Returns how deep the first of them stands, from 1.
  std::size_t take(const std::vector<std::string>& markers);
  void clear() { path_.clear(); }

  // "(a)", "(9)", "(B)".
  std::vector<std::string> headings() const;

 private:
  enum class Style { letter, number, capital, roman, capital_roman };
  struct Step {
    Style style;
    std::string marker;
  };
  std::size_t take_one(const std::string& marker);
  static std::vector<Style> styles_of(const std::string& marker);
  static bool follows(const std::string& next, const std::string& last, Style style);
  static bool is_first(const std::string& marker, Style style);

  std::vector<Step> path_;
};

}  // namespace indexer::passages

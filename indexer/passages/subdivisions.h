// SPDX-License-Identifier: GPL-3.0-or-later
// Where a paragraph of a statute or regulation stands: (a)(1)(A)(i).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace indexer::passages {

// The markers at the start of a paragraph: "(a)(1) General." -> {"a", "1"}. None when it begins with something else.
std::vector<std::string> leading_markers(std::string_view text);

// The path of subdivisions through a section, kept up to date paragraph by paragraph. Styles tell levels, and their
// order is learnt from the text itself: statutes go (a)(1)(A)(i)(I), regulations (a)(1)(i)(A).
class SubdivisionPath {
 public:
  // Takes the markers of the next paragraph. "(i)" after "(h)" is the letter, after "(1)" or "(A)" the number one.
  void take(const std::vector<std::string>& markers);
  void clear() { path_.clear(); }

  // "(a)", "(9)", "(B)".
  std::vector<std::string> headings() const;

 private:
  enum class Style { letter, number, capital, roman, capital_roman };
  struct Step {
    Style style;
    std::string marker;
  };
  void take_one(const std::string& marker);
  static std::vector<Style> styles_of(const std::string& marker);
  static bool follows(const std::string& next, const std::string& last, Style style);
  static bool is_first(const std::string& marker, Style style);

  std::vector<Step> path_;
};

}  // namespace indexer::passages

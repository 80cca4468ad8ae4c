// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines are headings, and of what level.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/pdf_layout.h"
#include "indexer/extract/pdf_lines.h"

namespace indexer::extract::pdf {

// The level that titles, chapters, parts, subparts and sections of statutes and regulations always have, however large
// they are printed: "TITLE II—", "CHAPTER 2—" "PART 212—", "Subpart B—", "§ 212.7 Waivers". 0 = it is none of them.
std::uint8_t division_level(std::string_view text);

class Headings {
 public:
  explicit Headings(const Layout& layout) : layout_(layout) {}

  // Larger than the text, bold or in capitals.
  bool may_be_part_of_one(const Line& line) const;
  // "1997)" on a last line.
  bool may_end_one(const Line& line) const;

  // The level 1..6 of the heading that these lines (at least one; `text` joins them) are. `alone`: gaps above and
  // below. To be asked in reading order: headings that are printed no larger than the division above them are below it.
  std::optional<std::uint8_t> level_of(const std::vector<const Line*>& lines, const std::string& text, bool alone);

 private:
  std::optional<std::uint8_t> level_by_print(const std::vector<const Line*>& lines, const std::string& text,
                                             bool alone) const;

  const Layout& layout_;
  std::uint8_t division_ = 0;  // level of the last division
  double division_size_ = 0;
};

}  // namespace indexer::extract::pdf

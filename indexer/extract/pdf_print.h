// SPDX-License-Identifier: GPL-3.0-or-later
// Size and weight of print, told by its letters.
#pragma once

#include <poppler/cpp/poppler-page.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace indexer::extract::pdf {

struct Print {
  double size = 0;  // of the font, in points
  bool bold = false;
  bool operator==(const Print&) const = default;
};

// Quarter turns of a box's text.
int turns_of(const poppler::text_box& box);

// A letter's height and width give away its font once it was met with it. Asking for fonts makes the library read them
// anew on each page, for half the time again.
class Prints {
 public:
  // Of boxes with their fonts, one entry a box.
  std::vector<Print> learn(const std::vector<poppler::text_box>& boxes);

  // Of boxes without; nullopt = some letters were not met yet, or too many words may be of either of two fonts.
  std::optional<std::vector<Print>> tell(const std::vector<poppler::text_box>& boxes) const;

  bool is_full() const { return known_.size() > 200'000; }

  // A font that only text recognition uses was met.
  bool recognised() const { return recognised_; }

 private:
  std::uint16_t number_of(const Print& print);
  Print like(const poppler::text_box& box, const Print& before) const;

  std::unordered_map<std::uint64_t, std::uint16_t> known_;    // letter with height and width -> print, or `ambiguous`
  std::unordered_map<std::uint64_t, std::uint16_t> heights_;  // height -> a print that has it
  std::vector<Print> prints_;
  std::unordered_map<std::string, bool> bold_;  // by the name of the font
  bool recognised_ = false;
};

}  // namespace indexer::extract::pdf

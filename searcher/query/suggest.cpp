// SPDX-License-Identifier: GPL-3.0-or-later
// Damerau-Levenshtein distance (optimal string alignment) over short names.
#include "searcher/query/suggest.h"

#include <algorithm>
#include <array>

#include "searcher/query/text.h"

namespace searcher::query {
namespace {

constexpr std::size_t longest = 64;

}  // namespace

std::uint32_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  std::array<std::array<std::uint32_t, longest + 1>, 3> rows;  // of the last two letters of `a` and of this one
  for (std::uint32_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& twice_above = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t differ = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differ});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], twice_above[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> names) {
  const std::string lower = lower_ascii(word);
  std::string_view best;
  std::uint32_t least = longest * 2;
  for (const std::string_view name : names) {
    const std::uint32_t distance = edit_distance(lower, lower_ascii(name));
    if (distance >= least) continue;
    least = distance;
    best = name;
  }
  return best;
}

std::optional<std::string_view> likely(std::string_view word, std::span<const std::string_view> names) {
  const std::string_view best = nearest(word, names);
  if (best.empty()) return std::nullopt;
  const std::uint32_t allowed = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(best.size()) / 3);
  if (edit_distance(lower_ascii(word), lower_ascii(best)) > allowed) return std::nullopt;
  return best;
}

}  // namespace searcher::query

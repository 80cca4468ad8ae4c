// SPDX-License-Identifier: GPL-3.0-or-later
// What is within reach of what: words apart, or in one sentence or paragraph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "searcher/search/occurrences.h"

namespace searcher::search {

// The reach of one connector in one document, which must outlive it.
class Reach {
 public:
  Reach(const Resolved& node, DocumentPositions& document) : distance_(node.distance), ordered_(node.ordered) {
    if (node.reach == query::Reach::sentence) units_ = &document.sentences();
    if (node.reach == query::Reach::paragraph) units_ = &document.paragraphs();
  }

  bool ordered() const { return ordered_; }
  bool is_unit() const { return units_ != nullptr; }
  std::uint32_t distance() const { return distance_; }

  // The number of the sentence or paragraph that holds a position.
  std::size_t unit_of(std::uint32_t position) const {
    return static_cast<std::size_t>(std::upper_bound(units_->begin(), units_->end(), position) - units_->begin());
  }

  // For `left`, which ends before `right` begins.
  bool holds(const Span& left, const Span& right) const {
    if (!is_unit()) return right.first - left.last <= distance_;
    return unit_of(left.first) == unit_of(right.last);
  }

 private:
  std::uint32_t distance_;
  bool ordered_;
  const std::vector<std::uint32_t>* units_ = nullptr;
};

// The right-hand occurrences of a connector, laid out so that those in reach of a left one are found without looking at
// the others.
class Neighbours {
 public:
  Neighbours(const Occurrences& right, const Reach& reach) : right_(right), reach_(reach) {
    if (reach.is_unit()) {
      for (const Occurrence& each : right) units_.push_back(reach.unit_of(each.first()));
    } else if (!reach.ordered()) {
      for (std::uint32_t i = 0; i < right.size(); ++i) by_last_.push_back(i);
      std::sort(by_last_.begin(), by_last_.end(),
                [&](std::uint32_t a, std::uint32_t b) { return right[a].last() < right[b].last(); });
    }
  }

  // Calls found(occurrence) on each in reach, once, until it returns false. They may share positions with `a`.
  template <typename Found>
  void for_each(const Occurrence& a, Found found) const {
    if (reach_.is_unit())
      in_unit(a, found);
    else if (reach_.ordered())
      begins_within(a.last() + 1, above(a.last()), found);
    else
      around(a, found);
  }

 private:
  std::uint32_t below(std::uint32_t edge) const { return edge > reach_.distance() ? edge - reach_.distance() : 0; }
  std::uint32_t above(std::uint32_t edge) const {
    return edge + std::min(reach_.distance(), std::numeric_limits<std::uint32_t>::max() - edge);
  }

  template <typename Found>
  void in_unit(const Occurrence& a, Found& found) const {
    const std::size_t unit = reach_.unit_of(a.first());
    if (reach_.unit_of(a.last()) != unit) return;
    auto at = std::lower_bound(units_.begin(), units_.end(), unit);
    if (reach_.ordered()) at = std::max(at, units_.begin() + begins_after(a.last()));
    for (; at != units_.end() && *at == unit; ++at) {
      const Occurrence& b = right_[static_cast<std::size_t>(at - units_.begin())];
      if (reach_.unit_of(b.last()) == unit && !found(b)) return;
    }
  }

  // Place of the first occurrence that begins after the position.
  std::ptrdiff_t begins_after(std::uint32_t position) const {
    return std::upper_bound(right_.begin(), right_.end(), position,
                            [](std::uint32_t edge, const Occurrence& each) { return edge < each.first(); }) -
           right_.begin();
  }

  // Occurrences whose first position lies in the closed range. False when `found` wants no more.
  template <typename Found>
  bool begins_within(std::uint32_t low, std::uint32_t high, Found& found) const {
    auto at = std::lower_bound(right_.begin(), right_.end(), low,
                               [](const Occurrence& each, std::uint32_t edge) { return each.first() < edge; });
    for (; at != right_.end() && at->first() <= high; ++at)
      if (!found(*at)) return false;
    return true;
  }

  template <typename Found>
  bool ends_within(std::uint32_t low, std::uint32_t high, Found found) const {
    auto at = std::lower_bound(by_last_.begin(), by_last_.end(), low,
                               [&](std::uint32_t i, std::uint32_t edge) { return right_[i].last() < edge; });
    for (; at != by_last_.end() && right_[*at].last() <= high; ++at)
      if (!found(right_[*at])) return false;
    return true;
  }

  // An edge of the one within the distance of an edge of the other: at most four ranges, each pair counted once.
  template <typename Found>
  void around(const Occurrence& a, Found& found) const {
    const std::uint32_t low1 = below(a.first());
    const std::uint32_t high1 = above(a.first());
    const std::uint32_t low2 = std::max(below(a.last()), high1 + (high1 < std::numeric_limits<std::uint32_t>::max()));
    const std::uint32_t high2 = above(a.last());
    const auto within = [&](std::uint32_t edge) {
      return (low1 <= edge && edge <= high1) || (low2 <= edge && edge <= high2);
    };
    const auto new_one = [&](const Occurrence& b) { return within(b.first()) || found(b); };
    if (!begins_within(low1, high1, found)) return;
    if (low2 <= high2 && high1 < high2 && !begins_within(low2, high2, found)) return;
    if (!ends_within(low1, high1, new_one)) return;
    if (low2 <= high2 && high1 < high2) ends_within(low2, high2, new_one);
  }

  const Occurrences& right_;
  const Reach& reach_;
  std::vector<std::size_t> units_;      // of each one's first position
  std::vector<std::uint32_t> by_last_;  // indices into right_
};

}  // namespace searcher::search

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passages/partition.h"

#include <algorithm>
#include <limits>

namespace indexer::passages {
namespace {

constexpr std::size_t most_steps = 96;

// A short passage costs more than crossing a heading or two (layout.cpp), so that it is joined to a neighbour where it
// may be; one a few words too long less than a cut behind a heading. Between the limits the middle is liked best.
std::uint64_t size_cost(std::uint64_t words, bool alone, const PassageSizes& sizes) {
  if (words < sizes.least) return 300 + 2 * (sizes.least - words);
  if (words > sizes.most) return alone ? 0 : 200 + 20 * (words - sizes.most);
  const std::uint64_t middle = (sizes.least + sizes.most) / 2;
  return (words > middle ? words - middle : middle - words) / 4;
}

}  // namespace

std::vector<std::size_t> partition(const std::vector<Step>& steps, const PassageSizes& sizes) {
  // cost[i]: of the cheapest way to cut the steps before i; from[i]: where its last passage begins.
  std::vector<std::uint64_t> cost(steps.size() + 1, std::numeric_limits<std::uint64_t>::max());
  std::vector<std::size_t> from(steps.size() + 1, 0);
  cost[0] = 0;
  for (std::size_t end = 1; end <= steps.size(); ++end) {
    std::uint64_t words = 0;
    std::uint64_t crossed = 0;
    for (std::size_t begin = end; begin-- > 0 && end - begin <= most_steps;) {
      const Step& step = steps[begin];
      words += step.words;
      const bool alone = end - begin == 1;
      if (words > 2 * sizes.most && !alone) break;
      const std::uint64_t total =
          cost[begin] + (begin > 0 && !step.must_cut ? step.cut : 0) + crossed + size_cost(words, alone, sizes);
      if (total < cost[end]) {
        cost[end] = total;
        from[end] = begin;
      }
      if (step.must_cut) break;
      crossed += step.cross;
    }
  }
  std::vector<std::size_t> starts;
  for (std::size_t end = steps.size(); end > 0; end = from[end]) starts.push_back(from[end]);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

}  // namespace indexer::passages

// SPDX-License-Identifier: GPL-3.0-or-later
// How good a ranking is against human judgments, and whether a difference is more than luck.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace searcher::eval {

// Of one query: grade by document, 0 = judged not relevant.
using Judgments = std::map<std::string, int>;

// Of one ranking, each from 0 to 1. A grade of 1 or more is relevant.
//   ndcg10      gain = grade, discount log2(rank + 1), ideal over all judged documents
//   mrr10       1 / rank of the first relevant one of the first ten, else 0
//   recall20    part of all relevant documents among the first twenty; recall100 likewise
//   success1    whether the first is relevant
struct Measures {
  double ndcg10 = 0;
  double mrr10 = 0;
  double recall20 = 0;
  double recall100 = 0;
  double success1 = 0;
  bool operator==(const Measures&) const = default;
};

// `ranked` is best first, each document once. Zero throughout when nothing is relevant.
Measures measure(const std::vector<std::string>& ranked, const Judgments& judged);

double mean(const std::vector<double>& values);  // 0 of none

struct Interval {
  double low = 0;
  double high = 0;
};

// The 95 % percentile bootstrap interval of the mean, 1,000 resamples, seed fixed: equal input, equal interval.
Interval bootstrap(const std::vector<double>& values);

// p of the two-sided paired randomisation test that both have one mean: 10,000 random sign flips, or every one where
// there are fewer. `a` and `b` are of the same queries in the same order.
double paired_p(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace searcher::eval

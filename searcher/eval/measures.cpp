// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions as trec_eval has them (ndcg_cut, recip_rank, recall, success).
#include "searcher/eval/measures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>

namespace searcher::eval {
namespace {

constexpr std::uint64_t seed = 7;

double discount(std::size_t rank) { return std::log2(static_cast<double>(rank) + 1); }

double ideal_gain(const Judgments& judged, std::size_t depth) {
  std::vector<int> grades;
  for (const auto& [document, grade] : judged) grades.push_back(grade);
  std::sort(grades.begin(), grades.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i) gain += std::max(grades[i], 0) / discount(i + 1);
  return gain;
}

}  // namespace

Measures measure(const std::vector<std::string>& ranked, const Judgments& judged) {
  Measures measures;
  const auto relevant =
      std::count_if(judged.begin(), judged.end(), [](const auto& judgment) { return judgment.second > 0; });
  if (relevant == 0) return measures;
  double gain = 0;
  for (std::size_t rank = 1; rank <= std::min<std::size_t>(ranked.size(), 100); ++rank) {
    const auto judgment = judged.find(ranked[rank - 1]);
    if (judgment == judged.end() || judgment->second <= 0) continue;
    if (rank == 1) measures.success1 = 1;
    if (rank <= 10) gain += judgment->second / discount(rank);
    if (rank <= 10 && measures.mrr10 == 0) measures.mrr10 = 1 / static_cast<double>(rank);
    if (rank <= 20) measures.recall20 += 1;
    measures.recall100 += 1;
  }
  measures.ndcg10 = gain / ideal_gain(judged, 10);
  measures.recall20 /= static_cast<double>(relevant);
  measures.recall100 /= static_cast<double>(relevant);
  return measures;
}

double mean(const std::vector<double>& values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Interval bootstrap(const std::vector<double>& values) {
  constexpr std::size_t resamples = 1000;
  if (values.empty()) return {};
  std::mt19937_64 random(seed);
  std::vector<double> means;
  for (std::size_t i = 0; i < resamples; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < values.size(); ++j) sum += values[random() % values.size()];
    means.push_back(sum / static_cast<double>(values.size()));
  }
  std::sort(means.begin(), means.end());
  return {means[resamples / 40], means[resamples - resamples / 40 - 1]};
}

double paired_p(const std::vector<double>& a, const std::vector<double>& b) {
  constexpr std::uint64_t rounds = 10000;
  constexpr double rounding = 1e-12;
  std::vector<double> differences;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] != b[i]) differences.push_back(a[i] - b[i]);
  if (differences.empty()) return 1;
  const double observed = std::abs(std::accumulate(differences.begin(), differences.end(), 0.0));
  const bool all = differences.size() <= 13;
  const std::uint64_t tried = all ? std::uint64_t{1} << differences.size() : rounds;
  std::mt19937_64 random(seed);
  std::uint64_t extreme = 0;
  for (std::uint64_t round = 0; round < tried; ++round) {
    double sum = 0;
    std::uint64_t signs = round;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (!all && i % 64 == 0) signs = random();
      sum += (signs >> (i % 64) & 1) != 0 ? differences[i] : -differences[i];
    }
    if (std::abs(sum) >= observed - rounding) ++extreme;
  }
  // The observed order is one of the possible ones: counted among the random ones, it keeps p above 0.
  return all ? static_cast<double>(extreme) / static_cast<double>(tried)
             : static_cast<double>(extreme + 1) / static_cast<double>(tried + 1);
}

}  // namespace searcher::eval

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/metrics.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace searcher::web {
namespace {

std::string seconds_of(double seconds) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.6g", seconds))};
}

}  // namespace

void Metrics::add(int status, std::chrono::steady_clock::duration took) {
  const auto bound = std::lower_bound(bounds.begin(), bounds.end(), took, [](std::uint32_t limit, auto time) {
    return std::chrono::milliseconds(limit) < time;
  });
  const std::lock_guard lock(mutex_);
  ++answers_[status];
  ++buckets_.at(static_cast<std::size_t>(bound - bounds.begin()));
  total_ += took;
}

std::uint64_t Metrics::answers() const {
  const std::lock_guard lock(mutex_);
  return std::accumulate(buckets_.begin(), buckets_.end(), std::uint64_t{0});
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string text =
      "# HELP searcher_answers_total Requests answered, by status.\n# TYPE searcher_answers_total counter\n";
  for (const auto& [status, count] : answers_)
    text += "searcher_answers_total{status=\"" + std::to_string(status) + "\"} " + std::to_string(count) + "\n";
  text +=
      "# HELP searcher_answer_seconds Time from a whole request to its answer.\n"
      "# TYPE searcher_answer_seconds histogram\n";
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    so_far += buckets_[i];
    text += "searcher_answer_seconds_bucket{le=\"" + seconds_of(bounds[i] / 1000.0) + "\"} " + std::to_string(so_far) +
            "\n";
  }
  so_far += buckets_.back();
  return text + "searcher_answer_seconds_bucket{le=\"+Inf\"} " + std::to_string(so_far) +
         "\nsearcher_answer_seconds_sum " + seconds_of(std::chrono::duration<double>(total_).count()) +
         "\nsearcher_answer_seconds_count " + std::to_string(so_far) + "\n";
}

}  // namespace searcher::web

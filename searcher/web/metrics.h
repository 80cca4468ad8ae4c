// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests were answered, how, and how long they took. Nothing of what was asked is kept.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace searcher::web {

class Metrics {
 public:
  void add(int status, std::chrono::steady_clock::duration took);

  // How many were answered so far.
  std::uint64_t answers() const;

  // In the text format of Prometheus.
  std::string text() const;

 private:
  // Upper bounds in milliseconds; the last bucket has none.
  static constexpr std::array<std::uint32_t, 8> bounds{1, 3, 10, 30, 100, 300, 1000, 3000};

  mutable std::mutex mutex_;
  std::map<int, std::uint64_t> answers_;  // by status
  std::array<std::uint64_t, bounds.size() + 1> buckets_{};
  std::chrono::steady_clock::duration total_{};
};

}  // namespace searcher::web

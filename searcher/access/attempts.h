// SPDX-License-Identifier: GPL-3.0-or-later
// How often an address has offered a wrong password. Ten in a minute, and it has to wait.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace searcher::access {

inline constexpr std::size_t most_failures = 10;
inline constexpr auto failure_window = std::chrono::seconds(60);

class Attempts {
 public:
  using Clock = std::chrono::steady_clock;

  // Begins an attempt, which counts as failed until it is forgiven, so that many at once are no way round the limit.
  // 0 = go on; else the seconds to wait first, and nothing is counted. Where more addresses have failed in this minute
  // than can be kept in mind, one that is not among them waits as well.
  std::chrono::seconds begin(const std::string& address, Clock::time_point now = Clock::now());

  // The seconds to wait before an attempt; 0 = none. Counts nothing.
  std::chrono::seconds wait(const std::string& address, Clock::time_point now = Clock::now()) const;

  // The attempt just begun was a good one.
  void forgive(const std::string& address);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<Clock::time_point>> failures_;  // by address or network, oldest first
};

// What counts as one address: an IPv4 address, or the /64 network that one IPv6 host has to itself. An address of
// version 4 written in version 6 is the former. Text that is no address stands for itself.
std::string one_caller(const std::string& address);

}  // namespace searcher::access

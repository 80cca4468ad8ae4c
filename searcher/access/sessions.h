// SPDX-License-Identifier: GPL-3.0-or-later
// Who has logged in. A session is a random token in the person's browser; here only its hash is kept, in memory.
#pragma once

#include <array>
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace searcher::access {

inline constexpr auto session_life = std::chrono::hours(12);

class Sessions {
 public:
  using Clock = std::chrono::steady_clock;

  // A new session: its token, 43 letters, digits, '-' and '_' that stand for 256 random bits. Where there are 1000
  // already, the oldest ends. Throws std::runtime_error when the system has no randomness.
  std::string begin(Clock::time_point now = Clock::now());

  // Whether the token is that of a session that has neither ended nor grown older than its life.
  bool holds(std::string_view token, Clock::time_point now = Clock::now()) const;

  void end(std::string_view token);

 private:
  using Digest = std::array<unsigned char, 32>;
  struct Session {
    Digest digest;
    Clock::time_point ends;
  };
  static Digest digest_of(std::string_view token);
  std::vector<Session>::const_iterator find(std::string_view token) const;

  mutable std::mutex mutex_;
  std::vector<Session> sessions_;  // oldest first
};

}  // namespace searcher::access

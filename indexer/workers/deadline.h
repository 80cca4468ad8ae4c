// SPDX-License-Identifier: GPL-3.0-or-later
// The time that a worker has for a file: so much of the processor's, and, for one that waits, twenty times as much by
// the clock: a share of the processor that small has a worker only on a machine that is hardly of use.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

namespace indexer::workers {

// The time by the clock for a file that may take so much of the processor's.
constexpr std::chrono::milliseconds longest_wait(std::chrono::milliseconds deadline) { return 20 * deadline; }

// What is told of a file that took more than `deadline` of processor time, or waited beyond longest_wait() of it.
std::string told_too_long(std::chrono::milliseconds deadline);
std::string told_waiting(std::chrono::milliseconds deadline);

// The time of one file as the indexer watches it from outside. A worker ends a file that is late by itself; one that
// does not within `grace` more is late here.
class TimeOfFile {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds grace{500};

  TimeOfFile() = default;

  // Of a file that is given to a worker now.
  TimeOfFile(pid_t worker, std::chrono::milliseconds deadline);

  // So much processor time from now on, and what goes with it by the clock; never less than before.
  void allow(std::chrono::milliseconds deadline);
  void allow_anew() { allow(deadline_); }

  // Nobody listened since `heard`: what the worker waited meanwhile is not its own. It takes no processor time for it.
  void leave_out_since(Clock::time_point heard);

  // Until the file is late, at the earliest; 0 or less when it is.
  std::chrono::milliseconds left() const;

  std::chrono::milliseconds taken() const;  // by the clock
  std::chrono::milliseconds most() const { return longest_wait(deadline_) + grace; }

  // What is told of it when it is late.
  std::string told() const;

 private:
  pid_t worker_ = -1;
  std::chrono::milliseconds deadline_{0};
  Clock::time_point since_;
  Clock::time_point end_;
  std::chrono::nanoseconds processor_end_{0};  // the worker's processor time, in its life, at which the file is late
};

}  // namespace indexer::workers

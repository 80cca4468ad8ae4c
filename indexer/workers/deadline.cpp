// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/deadline.h"

#include <algorithm>
#include <ctime>
#include <initializer_list>
#include <string_view>

#include "indexer/workers/pool.h"

namespace indexer::workers {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// Processor time that a process has taken; 0 when it is gone, of which its socket tells.
nanoseconds processor_time(pid_t process) {
  clockid_t clock{};
  timespec time{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return nanoseconds(0);
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

std::string in_seconds(milliseconds time) {
  const std::string tenths = time.count() % 1000 < 100 ? "" : "." + std::to_string(time.count() % 1000 / 100);
  return std::to_string(time.count() / 1000) + tenths + " s";
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  std::string lower(path.substr(path.size() - std::min<std::size_t>(path.size(), 8)));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const std::string_view ending : endings)
    if (lower.ends_with(ending)) return true;
  return false;
}

}  // namespace

milliseconds deadline_for(const Job& job) {
  using namespace std::chrono_literals;
  const std::string_view start = std::string_view(job.bytes).substr(0, 1024);
  if (start.find("%PDF-") != std::string_view::npos || ends_with_any(job.path, {".pdf"})) return 30s;
  const bool packed = start.starts_with("PK") || start.starts_with("\xd0\xcf\x11\xe0");
  if (packed || ends_with_any(job.path, {".eml", ".mbox", ".rtf", ".doc", ".tar", ".gz"})) return 15s;
  return 5s;
}

std::string told_too_long(milliseconds deadline) {
  return "reading it took more than " + in_seconds(deadline) + " of processor time";
}

std::string told_waiting(milliseconds deadline) {
  return "reading it came to no end in " + in_seconds(longest_wait(deadline)) + ", most of them spent waiting";
}

TimeOfFile::TimeOfFile(pid_t worker, milliseconds deadline)
    : worker_(worker), deadline_(deadline), since_(Clock::now()) {
  allow(deadline);
}

void TimeOfFile::allow(milliseconds deadline) {
  end_ = std::max(end_, Clock::now() + longest_wait(deadline) + grace);
  processor_end_ = std::max<nanoseconds>(processor_end_, processor_time(worker_) + deadline + grace);
}

void TimeOfFile::leave_out_since(Clock::time_point heard) { end_ += Clock::now() - std::max(heard, since_); }

milliseconds TimeOfFile::left() const {
  return std::chrono::ceil<milliseconds>(
      std::min<nanoseconds>(end_ - Clock::now(), processor_end_ - processor_time(worker_)));
}

milliseconds TimeOfFile::taken() const { return std::chrono::duration_cast<milliseconds>(Clock::now() - since_); }

std::string TimeOfFile::told() const {
  return Clock::now() >= end_ ? told_waiting(deadline_) : told_too_long(deadline_);
}

}  // namespace indexer::workers

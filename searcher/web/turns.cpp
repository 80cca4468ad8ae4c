// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/turns.h"

namespace searcher::web {

Turns::Turn Turns::take(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  if (free_ > 0) {
    --free_;
    return Turn(this);
  }
  if (waiting_.size() >= most_waiting_) return Turn(nullptr);
  Waiting here;
  const auto place = waiting_.insert(waiting_.end(), &here);
  here.call.wait_for(lock, longest, [&] { return here.called; });
  if (here.called) return Turn(this);
  waiting_.erase(place);
  return Turn(nullptr);
}

std::size_t Turns::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

// A turn goes to the one that waits longest, and is free only when nobody waits.
void Turns::give_back() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    ++free_;
    return;
  }
  Waiting& next = *waiting_.front();
  waiting_.pop_front();
  next.called = true;
  next.call.notify_one();
}

}  // namespace searcher::web

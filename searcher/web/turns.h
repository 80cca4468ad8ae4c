// SPDX-License-Identifier: GPL-3.0-or-later
// So many questions are answered at once; the others wait for their turn in the order they came. More at once would
// only make all of them slower, and take more memory.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>

namespace searcher::web {

class Turns {
 public:
  // At most `at_once` turns are given at a time, and at most `waiting` questions wait for one.
  Turns(std::size_t at_once, std::size_t waiting) : free_(at_once), most_waiting_(waiting) {}

  // One turn; it ends with this object.
  class Turn {
   public:
    explicit Turn(Turns* turns) : turns_(turns) {}
    ~Turn() {
      if (turns_ != nullptr) turns_->give_back();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    explicit operator bool() const { return turns_ != nullptr; }

   private:
    Turns* turns_;
  };

  // Waits for a turn, but not longer than that. False when it did not come, or too many wait already.
  Turn take(std::chrono::milliseconds longest);

  // How many wait for a turn now.
  std::size_t waiting() const;

 private:
  struct Waiting {
    bool called = false;
    std::condition_variable call;
  };

  void give_back();

  mutable std::mutex mutex_;
  std::size_t free_;
  const std::size_t most_waiting_;
  std::list<Waiting*> waiting_;  // in the order they came
};

}  // namespace searcher::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Waits until something happens beneath the library's folders: by the system's notices where the file system has them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace indexer::sources {

// One at a time in a process: the library beneath it has one state.
class Notice {
 public:
  explicit Notice(const std::vector<std::string>& roots);
  ~Notice();
  Notice(const Notice&) = delete;
  Notice& operator=(const Notice&) = delete;

  // Whether every folder is watched. If not (a network share, too few watches, a root that is not there), changes can
  // only be found by looking; `reason` says why.
  bool works() const { return works_; }
  const std::string& reason() const { return reason_; }

  // True when something happened; false when the time is over or a signal came. A folder that is new is not watched
  // yet: make another Notice before the next scan.
  bool wait(std::chrono::seconds longest);

 private:
  bool works_ = false;
  std::string reason_;
};

}  // namespace indexer::sources

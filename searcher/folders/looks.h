// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the library's folders in a thread of its own, so that a slow share makes nobody wait and no search slower.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "searcher/search/result.h"

namespace searcher::folders {

struct Pace {
  std::chrono::milliseconds good_for{3'000};  // so old a look may be when it is shown, and older where looks take long
  std::chrono::milliseconds patience{400};    // that somebody waits for one under way
  std::chrono::milliseconds longest{60'000};  // a look that takes longer is broken off
  int rest = 20;                              // looks are so many times as long apart as they take
};

class Looks {
 public:
  explicit Looks(std::filesystem::path index, Pace pace = {});

  // Ends a look under way. One that hangs on a share that does not answer is left behind.
  ~Looks();
  Looks(const Looks&) = delete;
  Looks& operator=(const Looks&) = delete;

  // The last look. When it is too old, or the index has changed since, a new one begins; `wait`: its end is waited for,
  // but not for long. While nothing is known of the index as it is now, the state is `looking`. Throws
  // schema::IndexError when there is no index.
  search::FolderChanges changes(bool wait);

 private:
  struct Shared;
  static void run(const std::shared_ptr<Shared>& shared, const std::string& revision);

  const std::shared_ptr<Shared> shared_;  // with the thread, which may outlive this
};

}  // namespace searcher::folders

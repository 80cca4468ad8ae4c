// SPDX-License-Identifier: GPL-3.0-or-later
// What is being read at this instant, on the disk before the reading begins: when a run is killed or the power fails
// in the middle of a file, the next run knows which file it was and does not fall over it again.
//
//   index/reading    one slot for each reader: the digest of its file and the version of the readers; empty = idle
//   index/stopped    the same of files during whose reading a run stopped, one a line
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>

namespace indexer::run {

class Attempts {
 public:
  // What a run that did not end has left in the slots is added to the list. `version` is that of the readers: files on
  // the list are held back only from the version that stopped over them. `retry` empties the list. One indexer at a
  // time, as the index's lock sees to. Throws schema::IndexError.
  Attempts(const std::filesystem::path& index, std::string version, unsigned readers, bool retry);
  ~Attempts();  // the run ended, as it should or with an error of its own: nothing is being read
  Attempts(const Attempts&) = delete;
  Attempts& operator=(const Attempts&) = delete;

  // Whether a run with these readers stopped while the file with this digest was read.
  bool stopped_a_run(const std::string& digest) const { return stopped_.contains(digest); }

  // `reader` counts from 0. On the disk when it returns. Throws schema::IndexError.
  void begin(unsigned reader, const std::string& digest);
  void end(unsigned reader);

 private:
  void remember(const std::filesystem::path& list, const std::string& left);

  std::filesystem::path slots_;
  std::string version_;
  int fd_ = -1;
  std::unordered_set<std::string> stopped_;  // digests
};

}  // namespace indexer::run

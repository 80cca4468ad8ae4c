// SPDX-License-Identifier: GPL-3.0-or-later
// What is being read at this instant, on the disk before the reading begins: when a run is killed or the power fails
// in the middle of a file, the next run knows which file it was.
//
//   index/reading    one slot for each reader: "digest run version" of its file, the run by its start in nanoseconds,
//                    the version that of the readers; empty = idle
//   index/stopped    such lines of files during whose reading a run stopped
//
// A stop says little of who caused it: people kill runs, and several files are read at once. So a file is suspected
// after the first, and then read with no other beside it; after a second it is held back.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace indexer::run {

class Attempts {
 public:
  // What a run that did not end has left in the slots is added to the list. `version` is that of the readers: stops
  // under another do not count. `retry` empties the list. One indexer at a time, as the index's lock sees to. Throws
  // schema::IndexError.
  Attempts(const std::filesystem::path& index, std::string version, unsigned readers, bool retry);
  // The run ended, as it should or with an error of its own: nothing is being read, and files that were read to their
  // end are suspected no longer.
  ~Attempts();
  Attempts(const Attempts&) = delete;
  Attempts& operator=(const Attempts&) = delete;

  // How often a run with these readers stopped while the file with this digest was read: 1 = suspected, 2 = held back.
  unsigned stops(const std::string& digest) const;

  // `reader` counts from 0. On the disk when it returns. Throws schema::IndexError.
  void begin(unsigned reader, const std::string& digest);
  void end(unsigned reader);

 private:
  void remember(const std::string& left);

  std::filesystem::path slots_;
  std::filesystem::path list_;
  std::string version_;
  std::string run_;
  int fd_ = -1;
  std::vector<std::string> reading_;                 // digests, by reader
  std::unordered_map<std::string, unsigned> stops_;  // by digest
  std::unordered_set<std::string> survived_;         // digests
};

}  // namespace indexer::run

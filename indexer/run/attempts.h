// SPDX-License-Identifier: GPL-3.0-or-later
// What takes long to read, on the disk while it is read: when a run is killed or the power fails in the middle of such
// a file, the next run knows which file it was.
//
//   index/reading    one slot for each reader: "digest run version" of its file, the run by its start in nanoseconds,
//                    the version that of the readers; empty = idle
//   index/stopped    such lines of files during whose reading a run stopped
//
// A stop says little of who caused it: people kill runs, and several files are read at once. So a file is suspected
// after the first, and then read with no other beside it; after a second it is held back. What is read in no time is
// not suspected: it would cost a flush of the disk for each file, and be by chance what most kills meet.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace indexer::run {

class Attempts {
 public:
  // A file that is read for so long is noted, in time for whatever it may still do to the machine.
  static constexpr std::chrono::milliseconds notable{100};

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

  // `reader` counts from 0. A suspected file is on the disk when begin() returns, any other when it has been read for
  // `notable`. Both throw schema::IndexError, also for what could not be noted meanwhile.
  void begin(unsigned reader, const std::string& digest);
  void end(unsigned reader);

 private:
  using Clock = std::chrono::steady_clock;
  struct Reading {
    std::string digest;  // empty = idle
    Clock::time_point since;
    bool noted = false;
  };

  void remember(const std::string& left);
  void note(std::size_t reader);
  Clock::time_point note_long_ones();
  void watch();

  std::filesystem::path slots_;
  std::filesystem::path list_;
  std::string version_;
  std::string run_;
  int fd_ = -1;
  std::unordered_map<std::string, unsigned> stops_;  // by digest
  std::unordered_set<std::string> survived_;         // digests
  std::mutex mutex_;                                 // of what follows
  std::condition_variable changed_;
  std::vector<Reading> reading_;  // by reader
  std::exception_ptr failure_;
  bool over_ = false;
  std::thread watcher_;  // notes what is read for long, whatever the indexer itself is busy with
};

}  // namespace indexer::run

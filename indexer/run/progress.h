// SPDX-License-Identifier: GPL-3.0-or-later
// How far a run is: a bar on a terminal, a plain line every few seconds elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string_view>

namespace indexer::run {

class Progress {
 public:
  // `terminal`: `err` is one and may be redrawn. `quiet`: nothing at all. `times`: a line for each file that was read,
  // with the seconds it took.
  Progress(std::ostream& err, std::uint64_t total, bool terminal, bool quiet, bool times = false);
  ~Progress();  // clears the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // A page of this file was recognised: files with scans take long.
  void recognised(std::string_view path, std::uint32_t page);
  // One more is done; `path` is shown on a terminal. `took`: its reading, when it was read.
  void step(std::string_view path, std::optional<std::chrono::milliseconds> took = std::nullopt);

 private:
  void print_time(std::string_view path, std::chrono::milliseconds took);
  void show(std::string_view path);
  void draw(std::string_view path);

  std::ostream& err_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::uint64_t recognised_ = 0;
  bool terminal_;
  bool quiet_;
  bool times_;
  std::chrono::steady_clock::time_point last_;
};

// Whether the stream of this descriptor is a terminal that takes control codes.
bool is_terminal(int fd);

}  // namespace indexer::run

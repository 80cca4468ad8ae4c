// SPDX-License-Identifier: GPL-3.0-or-later
// What the user typed, as plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "indexer/workers/pool.h"

namespace indexer {

enum class Command { build, update, watch, status, verify, rollback };

struct Options {
  Command command = Command::status;
  std::vector<std::string> folders;  // absolute, for build
  std::filesystem::path index;
  unsigned workers = 0;  // 0 = one a core
  workers::Sandbox sandbox = workers::Sandbox::best_effort;
  bool recognise = true;         // text on pictures of pages (OCR)
  unsigned file_seconds = 0;     // of processor time each file may take; 0 = by its format
  unsigned settle_seconds = 3;   // watch: files at rest for so long are taken in
  unsigned poll_seconds = 60;    // watch: how often to look where the system gives no notices
  bool always_poll = false;      // watch: --poll was given
  std::uint64_t max_memory = 0;  // bytes for a run; 0 = a quarter of the machine, at least 512 MiB
  bool quiet = false;
  bool verbose = false;
  bool retry = false;  // also what an earlier run could not read to its end
  bool dry_run = false;
  bool problems = false;
  bool json = false;
  bool allow_mass_removal = false;
};

// Text to print and the code to exit with, instead of running: help, version, or a mistake on the command line.
struct Stop {
  std::string text;
  int exit_code = 0;
};

std::variant<Options, Stop> parse_options(int argc, const char* const* argv);

}  // namespace indexer

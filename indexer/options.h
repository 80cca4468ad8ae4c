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

enum class Command { build, update, status, rollback };

struct Options {
  Command command = Command::status;
  std::vector<std::string> folders;  // absolute, for build
  std::filesystem::path index;
  unsigned workers = 0;  // 0 = one a core
  workers::Sandbox sandbox = workers::Sandbox::best_effort;
  bool recognise = true;  // text on pictures of pages (OCR)
  bool quiet = false;
  bool verbose = false;
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

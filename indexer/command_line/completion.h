// SPDX-License-Identifier: GPL-3.0-or-later
// Completion of commands and options in a shell, made from the program's own table of options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace command_line {

struct CompletedOption {
  std::string name;         // without dashes
  char letter = 0;          // short form; 0 = none
  std::string description;  // one line
  bool takes_value = false;
  bool takes_path = false;          // its value is a file or folder
  std::vector<std::string> values;  // its possible values; empty = any
};

struct Completed {
  std::string program;
  std::vector<std::string> commands;  // as first argument
  std::vector<CompletedOption> options;
};

// The script for "bash", "zsh" or "fish"; empty for any other shell.
std::string completion(std::string_view shell, const Completed& completed);

}  // namespace command_line

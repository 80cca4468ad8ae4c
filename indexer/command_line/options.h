// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs do with their tables of options: settings from elsewhere, completion in a shell.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/command_line/completion.h"

namespace boost::program_options {
class options_description;
class variables_map;
}  // namespace boost::program_options

namespace command_line {

// Stores into `values` what the environment and the files of settings say of the options of `table` that take a value,
// where `values` says nothing yet. `all`: the table and the program's positional arguments. Throws SettingsError.
void store_settings(const std::string& program, const boost::program_options::options_description& table,
                    const boost::program_options::options_description& all,
                    boost::program_options::variables_map& values);

// What is known of the values of options, by their long names.
struct KnownValues {
  std::vector<std::string> paths;  // options whose value is a file or folder
  std::map<std::string, std::vector<std::string>> choices;
};

// The options of a table as completion wants them.
std::vector<CompletedOption> completed_options(const boost::program_options::options_description& table,
                                               const KnownValues& known);

}  // namespace command_line

// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of both programs that stand in files and in the environment.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace command_line {

// An option given elsewhere than on the command line.
struct Setting {
  std::string name;   // of the option, without dashes
  std::string value;  // as it would be typed
  std::string place;  // "/etc/.../settings.toml, line 3" or "IPS_WORKERS in the environment"
  bool operator==(const Setting&) const = default;
};

// what() says the file, the line and what is wrong.
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// All settings of `program`, the first of each name wins: environment, then files. `typed_index`: what --index said;
// empty = nothing. `names`: the options that may be set, "index" among them. Throws SettingsError.
std::vector<Setting> all_settings(std::string_view program, const std::vector<std::string>& names,
                                  const std::string& typed_index);

// The settings of `program` in a TOML file: keys of its own table, and `index` at the top. None when there is no file.
// `names` are the options that may be set. Throws SettingsError for anything else in the file.
std::vector<Setting> read_settings(const std::filesystem::path& file, std::string_view program,
                                   const std::vector<std::string>& names);

// IPS_NAME in the environment, hyphens as underscores.
std::vector<Setting> environment_settings(const std::vector<std::string>& names);

}  // namespace command_line

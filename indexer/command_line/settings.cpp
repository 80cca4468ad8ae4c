// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/command_line/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>

namespace command_line {
namespace fs = std::filesystem;
namespace {

constexpr const char* system_file = "/etc/immigration-policy-search/settings.toml";

[[noreturn]] void fail(const std::string& place, const std::string& what) { throw SettingsError(place + ": " + what); }

std::string place_of(const fs::path& file, const toml::source_region& region) {
  return file.string() + ", line " + std::to_string(region.begin.line);
}

std::string text_of(const toml::node& node, const std::string& place, std::string_view key) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  fail(place, std::string(key) + " wants a text in quotes or a whole number.");
}

void take(const fs::path& file, const toml::table& table, const std::vector<std::string>& names,
          std::vector<Setting>& settings) {
  for (const auto& [key, node] : table) {
    const std::string place = place_of(file, node.source());
    const std::string name(key.str());
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      std::string known;
      for (const std::string& each : names) known += (known.empty() ? "" : ", ") + each;
      fail(place, "there is no setting \"" + name + "\" here. There are: " + known + ".");
    }
    settings.push_back({name, text_of(node, place, name), place});
  }
}

// The first wins.
std::vector<fs::path> files_of_user_and_system() {
  std::vector<fs::path> files;
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  if (config != nullptr && *config != '\0')
    files.push_back(fs::path(config) / "immigration-policy-search/settings.toml");
  else if (home != nullptr && *home != '\0')
    files.push_back(fs::path(home) / ".config/immigration-policy-search/settings.toml");
  files.emplace_back(system_file);
  return files;
}

std::string index_in(const std::vector<Setting>& settings) {
  const auto at =
      std::find_if(settings.begin(), settings.end(), [](const Setting& each) { return each.name == "index"; });
  return at == settings.end() ? "" : at->value;
}

}  // namespace

std::vector<Setting> all_settings(std::string_view program, const std::vector<std::string>& names,
                                  const std::string& typed_index) {
  std::vector<Setting> settings = environment_settings(names);
  std::vector<Setting> general;
  for (const fs::path& file : files_of_user_and_system())
    for (Setting& setting : read_settings(file, program, names)) general.push_back(std::move(setting));
  std::string index = typed_index;
  for (const std::vector<Setting>* from : {&settings, &general})
    if (index.empty()) index = index_in(*from);
  const fs::path folder = fs::absolute(index.empty() ? "index" : index).lexically_normal();
  for (Setting& setting : read_settings(folder.parent_path() / "ips.toml", program, names))
    settings.push_back(std::move(setting));
  settings.insert(settings.end(), general.begin(), general.end());
  return settings;
}

std::vector<Setting> read_settings(const fs::path& file, std::string_view program,
                                   const std::vector<std::string>& names) {
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  std::vector<Setting> settings;
  try {
    const toml::table all = toml::parse_file(file.string());
    for (const auto& [key, node] : all) {
      const std::string_view name = key.str();
      if (name == program && node.is_table())
        take(file, *node.as_table(), names, settings);
      else if (name == "index")
        settings.push_back(
            {"index", text_of(node, place_of(file, node.source()), name), place_of(file, node.source())});
      else if (!((name == "indexer" || name == "searcher") && node.is_table()))
        fail(place_of(file, node.source()),
             "\"" + std::string(name) + "\" is unknown. Write index = ..., or a table [indexer] or [searcher].");
    }
  } catch (const toml::parse_error& mistake) {
    fail(place_of(file, mistake.source()), std::string(mistake.description()) + ".");
  }
  return settings;
}

std::vector<Setting> environment_settings(const std::vector<std::string>& names) {
  std::vector<Setting> settings;
  for (const std::string& name : names) {
    std::string variable = "IPS_";
    for (const char c : name) variable.push_back(c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c));
    const char* value = std::getenv(variable.c_str());
    if (value != nullptr) settings.push_back({name, value, variable + " in the environment"});
  }
  return settings;
}

}  // namespace command_line

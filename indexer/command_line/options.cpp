// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/command_line/options.h"

#include <algorithm>
#include <boost/program_options.hpp>

#include "indexer/command_line/settings.h"

namespace command_line {
namespace po = boost::program_options;
namespace {

bool takes_value(const po::option_description& option) { return option.semantic()->max_tokens() > 0; }

}  // namespace

void store_settings(const std::string& program, const po::options_description& table,
                    const po::options_description& all, po::variables_map& values) {
  std::vector<std::string> names;
  for (const auto& option : table.options())
    if (takes_value(*option) && option->long_name() != "completion") names.push_back(option->long_name());
  const std::string typed = values.count("index") != 0 ? values["index"].as<std::string>() : "";
  for (const Setting& setting : all_settings(program, names, typed)) {
    po::parsed_options parsed(&all);
    parsed.options.emplace_back(setting.name, std::vector<std::string>{setting.value});
    try {
      po::store(parsed, values);
    } catch (const po::error& error) {
      throw SettingsError(setting.place + ": " + error.what());
    }
  }
}

std::vector<CompletedOption> completed_options(const po::options_description& table, const KnownValues& known) {
  std::vector<CompletedOption> options;
  for (const auto& option : table.options()) {
    CompletedOption each;
    each.name = option->long_name();
    const std::string shown = option->canonical_display_name(po::command_line_style::allow_dash_for_short);
    if (shown.size() == 2 && shown[0] == '-') each.letter = shown[1];
    each.description = option->description();
    each.takes_value = takes_value(*option);
    each.takes_path = std::find(known.paths.begin(), known.paths.end(), each.name) != known.paths.end();
    if (const auto choices = known.choices.find(each.name); choices != known.choices.end())
      each.values = choices->second;
    options.push_back(std::move(each));
  }
  return options;
}

}  // namespace command_line

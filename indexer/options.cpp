// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.h"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <numeric>
#include <sstream>

#include "indexer/command_line/options.h"
#include "indexer/command_line/settings.h"
#include "indexer/extract/extract.h"
#include "indexer/schema/index_folder.h"

namespace indexer {
namespace po = boost::program_options;
namespace {

constexpr std::string_view version = "0.1.0";

struct CommandRow {
  std::string_view name;
  Command command;
  std::string_view synopsis;
};
constexpr std::array command_rows{
    CommandRow{"build", Command::build, "build FOLDER... --index DIR    read every file, publish a new index"},
    CommandRow{"update", Command::update,
               "update --index DIR             read what is new or changed, drop what is gone"},
    CommandRow{"watch", Command::watch,
               "watch --index DIR              update whenever files have changed and settled"},
    CommandRow{"status", Command::status, "status [--problems] [--json]   what is in it, what is not and why"},
    CommandRow{"verify", Command::verify, "verify [--json]                is it whole, does it fit the files on disk?"},
    CommandRow{"rollback", Command::rollback,
               "rollback --index DIR           make the index before this one current again"},
};

constexpr std::string_view examples = R"(
Examples:
  indexer build ~/library --index ~/library-index
  indexer update --index ~/library-index
  indexer status --problems --index ~/library-index

Exit codes: 0 clean, 2 failed (the old index stands), 3 done but files need a person,
4 refused because most of the library seems to be gone, 5 verify found damage, 75 another indexer is at work.
)";

po::options_description described() {
  po::options_description options("Options");
  options.add_options()("index", po::value<std::string>(), "folder of the index (default: $IPS_INDEX, else ./index)")(
      "workers", po::value<long long>(), "processes that read files (default: one a core)")(
      "sandbox", po::value<std::string>(), "require, best-effort (default) or off: isolation of those processes")(
      "ocr", po::value<std::string>(), "auto (default) or off: text recognition of scanned pages and pictures")(
      "file-seconds", po::value<long long>(),
      "seconds of processor time that reading one file may take (default: 5 to 30, by its kind)")(
      "retry", "read again what timed out, crashed, ran out of memory or stopped a run")(
      "allow-mass-removal", "update although most known files are gone")(
      "max-memory", po::value<long long>(), "MiB a run may take (default: a quarter of the machine, at least 512)")(
      "settle", po::value<long long>(), "watch: seconds without a change before files are read (default 3)")(
      "poll", po::value<long long>(), "watch: look every so many seconds, instead of waiting for notices")(
      "problems", "status: list every file that is not searchable, or with a warning")(
      "json", "update, status, verify: as JSON")("dry-run", "say what would be read, change nothing")(
      "quiet,q", "no progress, no report")("verbose,v",
                                           "list all problems, everything left out, and the seconds each file took")(
      "completion", po::value<std::string>(), "print the completion of commands and options for bash, zsh or fish")(
      "version", "print the version")("help,h", "print this");
  return options;
}

std::string help() {
  std::ostringstream text;
  text << "indexer: makes a folder of documents searchable, offline.\n\n";
  for (const CommandRow& row : command_rows) text << "  indexer " << row.synopsis << '\n';
  text << '\n' << described() << examples;
  return text.str();
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
    }
  }
  return row.back();
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  const auto best = std::min_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
  return best != names.end() && edit_distance(word, *best) <= 3 ? " Did you mean " + *best + "?" : "";
}

Stop mistake(const std::string& text) { return {"indexer: " + text + " See indexer --help.\n", 2}; }

Stop unknown_option(const std::string& name) {
  std::vector<std::string> names;
  const auto table = described();
  for (const auto& option : table.options()) names.push_back("--" + option->long_name());
  return mistake("unknown option " + name + "." + nearest(name, names));
}

// "--" ends the options; Boost would lose it in front of positional arguments.
std::vector<std::string> split_positional(std::vector<std::string>& arguments) {
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  if (dashes == arguments.end()) return {};
  std::vector<std::string> positional(dashes + 1, arguments.end());
  arguments.erase(dashes, arguments.end());
  return positional;
}

std::string completion_script(const std::string& shell) {
  command_line::Completed completed;
  completed.program = "indexer";
  for (const CommandRow& row : command_rows) completed.commands.emplace_back(row.name);
  completed.options = command_line::completed_options(described(), {{"index"},
                                                                    {{"sandbox", {"require", "best-effort", "off"}},
                                                                     {"ocr", {"auto", "off"}},
                                                                     {"completion", {"bash", "zsh", "fish"}}}});
  return command_line::completion(shell, completed);
}

std::variant<Options, Stop> read_values(Options options, const po::variables_map& values) {
  options.index = values.count("index") != 0 ? values["index"].as<std::string>() : "index";
  if (options.index.empty()) return mistake("--index is empty.");
  options.index = std::filesystem::absolute(options.index).lexically_normal();
  if (std::error_code error; std::filesystem::is_regular_file(options.index, error))
    return mistake(options.index.string() +
                   " is a file. A list of indexes is for searcher alone; name the folder of one index, on the machine "
                   "where its documents are.");
  if (values.count("workers") != 0) {
    const long long workers = values["workers"].as<long long>();
    if (workers < 1 || workers > 64) return mistake("--workers wants a number from 1 to 64.");
    options.workers = static_cast<unsigned>(workers);
  }
  if (values.count("file-seconds") != 0) {
    const long long seconds = values["file-seconds"].as<long long>();
    if (seconds < 1 || seconds > 3600) return mistake("--file-seconds wants a number from 1 to 3600.");
    options.file_seconds = static_cast<unsigned>(seconds);
  }
  if (values.count("sandbox") != 0) {
    const auto& mode = values["sandbox"].as<std::string>();
    if (mode == "require")
      options.sandbox = workers::Sandbox::require;
    else if (mode == "off")
      options.sandbox = workers::Sandbox::off;
    else if (mode != "best-effort")
      return mistake("--sandbox wants require, best-effort or off.");
  }
  if (values.count("ocr") != 0) {
    const auto& mode = values["ocr"].as<std::string>();
    if (mode != "auto" && mode != "off") return mistake("--ocr wants auto or off.");
    options.recognise = mode == "auto";
  }
  if (values.count("max-memory") != 0) {
    const long long memory = values["max-memory"].as<long long>();
    if (memory < 128 || memory > 1 << 20) return mistake("--max-memory wants a number of MiB from 128 to 1048576.");
    options.max_memory = static_cast<std::uint64_t>(memory) << 20;
  }
  if (values.count("settle") != 0) {
    const long long settle = values["settle"].as<long long>();
    if (settle < 1 || settle > 3600) return mistake("--settle wants a number of seconds from 1 to 3600.");
    options.settle_seconds = static_cast<unsigned>(settle);
  }
  if (values.count("poll") != 0) {
    const long long poll = values["poll"].as<long long>();
    if (poll < 1 || poll > 86400) return mistake("--poll wants a number of seconds from 1 to 86400.");
    options.poll_seconds = static_cast<unsigned>(poll);
    options.always_poll = true;
  }
  options.quiet = values.count("quiet") != 0;
  options.verbose = values.count("verbose") != 0;
  options.retry = values.count("retry") != 0;
  options.dry_run = values.count("dry-run") != 0;
  options.problems = values.count("problems") != 0;
  options.json = values.count("json") != 0;
  options.allow_mass_removal = values.count("allow-mass-removal") != 0;
  return options;
}

std::variant<Options, Stop> read_folders(Options options, const std::vector<std::string>& folders) {
  if (options.command != Command::build) {
    if (!folders.empty()) return mistake("unexpected argument " + folders.front() + ".");
    return options;
  }
  if (folders.empty()) return mistake("build wants the folder of your documents.");
  for (const std::string& folder : folders) {
    std::error_code error;
    const auto path = std::filesystem::canonical(folder, error);
    if (error || !std::filesystem::is_directory(path)) return mistake("there is no folder " + folder + ".");
    options.folders.push_back(path.string());
  }
  return options;
}

std::variant<Options, Stop> parse_command(Command command, std::vector<std::string> arguments) {
  std::vector<std::string> folders = split_positional(arguments);
  po::options_description all;
  all.add(described()).add_options()("folder", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("folder", -1);
  po::variables_map values;
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(), values);
  if (values.count("help") != 0) return Stop{help(), 0};
  command_line::store_settings("indexer", described(), all, values);
  if (values.count("folder") != 0) {
    const auto& named = values["folder"].as<std::vector<std::string>>();
    folders.insert(folders.begin(), named.begin(), named.end());
  }
  Options options;
  options.command = command;
  auto read = read_values(std::move(options), values);
  if (const auto* stop = std::get_if<Stop>(&read)) return *stop;
  return read_folders(std::get<Options>(std::move(read)), folders);
}

}  // namespace

std::variant<Options, Stop> parse_options(int argc, const char* const* argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) return Stop{help(), 2};
  if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") return Stop{help(), 0};
  if (arguments[0] == "--completion") {
    const std::string script = completion_script(arguments.size() == 2 ? arguments[1] : "");
    return script.empty() ? mistake("--completion wants bash, zsh or fish.") : Stop{script, 0};
  }
  if (arguments[0] == "--version")
    return Stop{"indexer " + std::string(version) + " (index format " + std::to_string(schema::format_version) +
                    ", readers " + std::string(extract::parser_version) + ", Xapian " + Xapian::version_string() +
                    ")\n",
                0};
  const auto* row = std::find_if(command_rows.begin(), command_rows.end(),
                                 [&](const CommandRow& each) { return each.name == arguments[0]; });
  if (row == command_rows.end()) {
    std::vector<std::string> names;
    for (const CommandRow& each : command_rows) names.emplace_back(each.name);
    return mistake("unknown command " + arguments[0] + "." + nearest(arguments[0], names));
  }
  try {
    return parse_command(row->command, {arguments.begin() + 1, arguments.end()});
  } catch (const po::unknown_option& error) {
    return unknown_option(error.get_option_name());
  } catch (const command_line::SettingsError& error) {
    return mistake(error.what());
  } catch (const po::error& error) {
    return mistake(std::string(error.what()) + ".");
  }
}

}  // namespace indexer

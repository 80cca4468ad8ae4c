// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include "indexer/command_line/options.h"
#include "indexer/command_line/settings.h"
#include "indexer/schema/index_folder.h"

namespace searcher {
namespace po = boost::program_options;
namespace {

constexpr std::array command_names{"show",        "cites", "digest",   "compare", "similar",
                                   "equivalents", "serve", "password", "eval"};
constexpr std::array command_values{Command::show,    Command::cites,    Command::digest,
                                    Command::compare, Command::similar,  Command::equivalents,
                                    Command::serve,   Command::password, Command::eval};
constexpr std::array<std::string_view, 7> paths{"index",           "searches", "run",          "against",
                                                "tls-certificate", "tls-key",  "password-file"};
constexpr std::string_view version = "0.1.0";

constexpr std::string_view synopsis = R"(searcher: passages from your own library of documents, offline.

  searcher QUERY... [filters]       ranked passages
  searcher show DOCUMENT[#PASSAGE]  a document, or one passage of it
  searcher cites CITATION           who cites a section, a decision, a memo or a form
  searcher digest                   what the last update changed
  searcher compare DOCUMENT         a document against its text before
  searcher similar DOCUMENT[#PASSAGE]  documents like it
  searcher equivalents              the list of equivalents in force, as equivalents.toml is written
  searcher serve                    a page for the browser, on this machine alone
  searcher password FILE            a password for the page, as a file of its hash
  searcher eval TOPICS QRELS        how well the index answers judged topics (TREC formats)

A plain question is ranked by relevance. Connectors, quotes, truncation or FIELD(...) make it exact:
  AND OR NOT   /n +n /s +s /p +p   "a phrase"   root!  wom*n  #word   TI() HE() AU() CI() DA() ATLEASTn()
Filters narrow either: agency: type: lang: after: before: date: number: cites: in:
A plain question finds its equivalents too; no-expand:WORD takes a word as it is.

)";

constexpr std::string_view examples = R"(
Examples:
  searcher prosecutorial discretion
  searcher 'can I travel with DACA' lang:en after:2020
  searcher '"prosecutorial discretion" /s (dismiss! OR terminat!)' agency:ICE
  searcher 'INA 240A(b)'
  searcher cites '8 CFR 1003.18(c)'       sentences, by document; also 28 I&N Dec. 326, PM 21-13, I-601A
  searcher serve --port 8080

Exit codes: 0 found, 1 nothing found, 2 error, 3 answered without a part of the library that cannot be reached.
)";

po::options_description described() {
  po::options_description options("Options");
  options.add_options()(
      "index", po::value<std::string>(),
      "folder of the index, or a file that lists several (NAME = FOLDER or NAME = HOST:PORT a line; default: "
      "$IPS_INDEX, else ./index)")("limit", po::value<long long>(), "documents to show, 1 to 100 (default 10)")(
      "offset", po::value<long long>(), "documents to pass over first")(
      "passages", po::value<long long>(), "passages of each document, 1 to 20 (default 3)")(
      "mode", po::value<std::string>(), "plain or exact, instead of what the text says")(
      "sort", po::value<std::string>(), "relevance (default), date or title")("json", "the whole answer as JSON")(
      "jsonl", "one JSON line a passage")("plain", "no colour")("explain", "show the stages of the query")(
      "searches", po::value<std::string>(), "digest: file of saved searches, NAME = query a line")(
      "host", po::value<std::string>(),
      "serve: address to listen on (default 127.0.0.1); any but a loopback one wants TLS and a password")(
      "port", po::value<long long>(), "serve: port (default 8080; 0 = any free one)")(
      "group", po::value<std::string>(), "serve: also answer members of this group of the machine")(
      "any-user", "serve: answer every user of this machine")(
      "name", po::value<std::string>(), "serve: names people type to reach this machine, with commas between")(
      "tls-certificate", po::value<std::string>(), "serve: certificate, with those behind it (PEM)")(
      "tls-key", po::value<std::string>(), "serve: its private key (PEM, mode 600)")(
      "password-file", po::value<std::string>(), "serve: ask for the password that `searcher password` put there")(
      "behind-proxy", po::value<std::string>(),
      "serve: a proxy that has the certificate is in front; the address it connects from")(
      "login", po::value<std::string>(),
      "serve: who asks for the password, page (default) or proxy; with --behind-proxy")(
      "run", po::value<std::string>(), "eval: write the ranking to this file, as a TREC run")(
      "against", po::value<std::string>(), "eval: another TREC run to compare with")(
      "part", po::value<std::string>(), "eval: all topics (default), or the odd or even ones of the file")(
      "each", "eval: a line for every topic")("completion", po::value<std::string>(),
                                              "print the completion of commands and options for bash, zsh or fish")(
      "version", "print the version")("help,h", "print this");
  return options;
}

std::string help() {
  std::ostringstream text;
  text << synopsis << described() << examples;
  return text.str();
}

// Thrown within this file only.
struct Mistake {
  std::string text;
};

long long number(const po::variables_map& values, const char* name, long long least, long long most,
                 long long otherwise) {
  if (values.count(name) == 0) return otherwise;
  const long long value = values[name].as<long long>();
  if (value < least || value > most)
    throw Mistake{std::string("--") + name + " wants a number from " + std::to_string(least) + " to " +
                  std::to_string(most) + "."};
  return value;
}

template <typename Value>
Value one_of(const po::variables_map& values, const char* name,
             std::initializer_list<std::pair<const char*, Value>> choices, Value otherwise) {
  if (values.count(name) == 0) return otherwise;
  const auto& typed = values[name].as<std::string>();
  std::string names;
  for (const auto& [choice, value] : choices) {
    if (typed == choice) return value;
    names += (names.empty() ? "" : ", ") + std::string(choice);
  }
  throw Mistake{std::string("--") + name + " wants one of " + names + "."};
}

std::string completion_script(const std::string& shell) {
  command_line::Completed completed;
  completed.program = "searcher";
  completed.commands = {command_names.begin(), command_names.end()};
  completed.options = command_line::completed_options(described(), {{paths.begin(), paths.end()},
                                                                    {{"mode", {"plain", "exact"}},
                                                                     {"sort", {"relevance", "date", "title"}},
                                                                     {"login", {"page", "proxy"}},
                                                                     {"part", {"all", "odd", "even"}},
                                                                     {"completion", {"bash", "zsh", "fish"}}}});
  return command_line::completion(shell, completed);
}

void read_request(Options& options, const po::variables_map& values) {
  search::Request& request = options.request;
  request.limit = static_cast<std::uint32_t>(number(values, "limit", 1, 100, 10));
  request.offset = static_cast<std::uint32_t>(number(values, "offset", 0, 9900, 0));
  request.passages_each = static_cast<std::uint32_t>(number(values, "passages", 1, 20, 3));
  request.mode = one_of<search::Mode>(values, "mode", {{"plain", search::Mode::plain}, {"exact", search::Mode::exact}},
                                      search::Mode::automatic);
  request.sort = one_of<search::Sort>(
      values, "sort",
      {{"relevance", search::Sort::relevance}, {"date", search::Sort::date}, {"title", search::Sort::title}},
      search::Sort::relevance);
  options.output = values.count("json") != 0    ? Output::json
                   : values.count("jsonl") != 0 ? Output::json_lines
                                                : Output::text;
  options.explain = values.count("explain") != 0;
  const char* terminal = std::getenv("TERM");
  const bool wanted = std::getenv("NO_COLOR") == nullptr && values.count("plain") == 0;
  options.colour = wanted && isatty(STDOUT_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void read_index(Options& options, const po::variables_map& values) {
  options.index = values.count("index") != 0 ? values["index"].as<std::string>() : "index";
  if (options.index.empty()) throw Mistake{"--index is empty."};
  options.index = std::filesystem::absolute(options.index).lexically_normal();
}

void read_document(Options& options, const std::vector<std::string>& words) {
  if (words.size() != 1)
    throw Mistake{
        "this wants one document, as a search names it: searcher show 0f3a9c5571e2b604#3. To search for these words, "
        "write -- before them."};
  const std::size_t hash = words[0].find('#');
  options.document = words[0].substr(0, hash);
  if (hash == std::string::npos) return;
  const std::string digits = words[0].substr(hash + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), options.passage);
  if (error != std::errc{} || end != digits.data() + digits.size() || options.passage == 0)
    throw Mistake{"the passage after # is a number from 1."};
}

void read_serve(Options& options, const po::variables_map& values) {
  const auto text = [&](const char* name) {
    return values.count(name) != 0 ? values[name].as<std::string>() : std::string();
  };
  options.port = static_cast<std::uint16_t>(number(values, "port", 0, 65535, 8080));
  if (values.count("host") != 0) options.host = text("host");
  if (values.count("group") != 0) options.allowed = {web::Allowed::Who::group, text("group")};
  if (values.count("any-user") != 0) options.allowed = {web::Allowed::Who::anybody, ""};
  std::istringstream names(text("name"));
  for (std::string name; std::getline(names, name, ',');) {
    while (name.starts_with(' ')) name.erase(0, 1);
    while (name.ends_with(' ')) name.pop_back();
    if (name.empty()) throw Mistake{"--name wants names with a comma between them: policy.office.example,192.0.2.5"};
    options.names.push_back(name);
  }
  options.guard.certificate = text("tls-certificate");
  options.guard.key = text("tls-key");
  options.guard.password_file = text("password-file");
  options.guard.proxy = text("behind-proxy");
  options.guard.proxy_asks = one_of<bool>(values, "login", {{"page", false}, {"proxy", true}}, false);
}

void read_task(Options& options, const po::variables_map& values, const std::vector<std::string>& words) {
  if (words.size() != 2) throw Mistake{"eval wants two files: searcher eval TOPICS QRELS"};
  eval::Task& task = options.task;
  task.index = options.index;
  task.topics = words[0];
  task.qrels = words[1];
  if (values.count("run") != 0) task.run = values["run"].as<std::string>();
  if (values.count("against") != 0) task.against = values["against"].as<std::string>();
  task.part = one_of<eval::Part>(values, "part",
                                 {{"all", eval::Part::all}, {"odd", eval::Part::odd}, {"even", eval::Part::even}},
                                 eval::Part::all);
  task.mode = options.request.mode;
  task.each = values.count("each") != 0;
}

void read_citation(Options& options, const std::vector<std::string>& words) {
  for (const std::string& word : words) options.citing.citation += (options.citing.citation.empty() ? "" : " ") + word;
  if (words.empty()) throw Mistake{"cites wants a citation: searcher cites '8 CFR 1003.18(c)'"};
  options.citing.limit = options.request.limit;
  options.citing.offset = options.request.offset;
  options.citing.passages_each = options.request.passages_each;
}

// The first word may be a command, before the options or behind them; what stands behind "--" is none.
void take_command(Options& options, std::vector<std::string>& words) {
  const auto command =
      words.empty() ? command_names.end() : std::find(command_names.begin(), command_names.end(), words[0]);
  if (command == command_names.end()) return;
  options.command = command_values.at(static_cast<std::size_t>(command - command_names.begin()));
  words.erase(words.begin());
}

// The words of the query stay apart from the options: a query may hold "-word" or "--".
Options read(const std::vector<std::string>& arguments) {
  std::vector<std::string> rest = arguments;
  std::vector<std::string> words;
  const auto dashes = std::find(rest.begin(), rest.end(), "--");
  std::vector<std::string> behind(dashes == rest.end() ? dashes : dashes + 1, rest.end());
  rest.erase(dashes, rest.end());
  Options options;
  po::options_description all;
  all.add(described()).add_options()("word", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("word", -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  po::store(po::command_line_parser(rest).options(all).positional(positional).style(style).run(), values);
  command_line::store_settings("searcher", described(), all, values);
  if (values.count("word") != 0) words = values["word"].as<std::vector<std::string>>();
  take_command(options, words);
  words.insert(words.end(), behind.begin(), behind.end());
  read_index(options, values);
  read_request(options, values);
  read_serve(options, values);
  if (options.command == Command::eval) read_task(options, values, words);
  if (options.command == Command::cites) read_citation(options, words);
  if (values.count("searches") != 0) options.searches = values["searches"].as<std::string>();
  if (options.command == Command::show || options.command == Command::compare || options.command == Command::similar)
    read_document(options, words);
  if (options.command == Command::password) {
    if (words.size() != 1) throw Mistake{"password wants the file to make: searcher password FILE"};
    options.password_file = words[0];
  }
  const bool alone = options.command == Command::serve || options.command == Command::digest ||
                     options.command == Command::equivalents;
  if (alone && !words.empty())
    throw Mistake{"unexpected argument " + words[0] + ". To search for these words, write -- before them."};
  if (options.command == Command::search) {
    for (const std::string& word : words) options.request.query += (options.request.query.empty() ? "" : " ") + word;
    if (words.empty()) throw Mistake{"what is it to search for?"};
  }
  return options;
}

Stop mistake(const std::string& text) { return {"searcher: " + text + " See searcher --help.\n", 2}; }

}  // namespace

std::variant<Options, Stop> parse_options(int argc, const char* const* argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (arguments.empty()) return Stop{help(), 2};
  if (arguments[0] == "--completion") {
    const std::string script = completion_script(arguments.size() == 2 ? arguments[1] : "");
    return script.empty() ? mistake("--completion wants bash, zsh or fish.") : Stop{script, 0};
  }
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "--help" || argument == "-h") return Stop{help(), 0};
    if (argument == "--version")
      return Stop{"searcher " + std::string(version) + " (index format " + std::to_string(schema::format_version) +
                      ", Xapian " + Xapian::version_string() + ")\n",
                  0};
  }
  try {
    return read(arguments);
  } catch (const Mistake& error) {
    return mistake(error.text);
  } catch (const po::unknown_option& error) {
    return mistake("unknown option " + error.get_option_name() +
                   "; write -- before a query that begins with a hyphen.");
  } catch (const command_line::SettingsError& error) {
    return mistake(error.what());
  } catch (const po::error& error) {
    return mistake(std::string(error.what()) + ".");
  }
}

}  // namespace searcher

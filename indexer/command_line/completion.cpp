// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/command_line/completion.h"

namespace command_line {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Within single quotes, as all three shells read them.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text)
    if (c == '\'')
      result += "'\\''";
    else
      result.push_back(c);
  return result + "'";
}

std::string function_name(const std::string& program) { return "_ips_" + program; }

std::string bash(const Completed& completed) {
  std::string text = function_name(completed.program) + "() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n" +
                     "  case ${COMP_WORDS[COMP_CWORD-1]} in\n";
  std::string names;
  for (const CompletedOption& option : completed.options) {
    if (option.letter != 0) names += std::string("-") + option.letter + " ";
    names += "--" + option.name + " ";
    if (!option.takes_value) continue;
    text += "    --" + option.name + ") ";
    if (option.takes_path)
      text += "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
    else if (!option.values.empty())
      text += "mapfile -t COMPREPLY < <(compgen -W " + quoted(joined(option.values)) + " -- \"$word\")";
    else
      text += "COMPREPLY=()";
    text += "; return ;;\n";
  }
  return text + "  esac\n  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W " + quoted(names) +
         " -- \"$word\")\n  elif [[ $COMP_CWORD == 1 ]]; then\n    mapfile -t COMPREPLY < <(compgen -W " +
         quoted(joined(completed.commands)) + " -- \"$word\")\n  else\n    mapfile -t COMPREPLY < <(compgen -f -- " +
         "\"$word\")\n  fi\n}\ncomplete -o filenames -F " + function_name(completed.program) + " " + completed.program +
         "\n";
}

// Within a specification of _arguments.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result;
}

std::string zsh(const Completed& completed) {
  std::string text = "#compdef " + completed.program + "\n_arguments \\\n";
  for (const CompletedOption& option : completed.options) {
    std::string spec = (option.takes_value ? "=" : "") + ("[" + zsh_text(option.description) + "]");
    if (option.takes_path)
      spec += ":path:_files";
    else if (option.takes_value)
      spec += ":" + option.name + ":" + (option.values.empty() ? "" : "(" + joined(option.values) + ")");
    text += "  " + quoted("--" + option.name + spec) + " \\\n";
    if (option.letter != 0) text += "  " + quoted(std::string("-") + option.letter + spec) + " \\\n";
  }
  return text + "  " + quoted("1:command:(" + joined(completed.commands) + ")") + " \\\n  '*:file:_files'\n";
}

std::string fish(const Completed& completed) {
  std::string text =
      "complete -c " + completed.program + " -n __fish_use_subcommand -a " + quoted(joined(completed.commands)) + "\n";
  for (const CompletedOption& option : completed.options) {
    text += "complete -c " + completed.program + " -l " + option.name;
    if (option.letter != 0) text += std::string(" -s ") + option.letter;
    text += " -d " + quoted(option.description);
    if (option.takes_path)
      text += " -r -F";
    else if (option.takes_value)
      text += " -x" + (option.values.empty() ? "" : " -a " + quoted(joined(option.values)));
    text += "\n";
  }
  return text;
}

}  // namespace

std::string completion(std::string_view shell, const Completed& completed) {
  if (shell == "bash") return bash(completed);
  if (shell == "zsh") return zsh(completed);
  if (shell == "fish") return fish(completed);
  return {};
}

}  // namespace command_line

// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the programs as a user would.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/temporary_folder.h"

namespace tests {

struct Ran {
  int exit_code = -1;  // 128 + signal when it was killed
  std::string out;
  std::string err;
};

inline std::string program(const std::string& name) {
  const char* folder = std::getenv("IPS_BIN_DIR");
  return std::string(folder != nullptr ? folder : "bin") + "/" + name;
}

inline std::string slurp(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Starts a program with its output in two files; the process id. `prepare` runs in the child before the program does.
inline pid_t start(const std::vector<std::string>& command, const std::filesystem::path& out,
                   const std::filesystem::path& err, const std::function<void()>& prepare = {}) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int out_fd = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err_fd = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out_fd, STDOUT_FILENO);
    dup2(err_fd, STDERR_FILENO);
    if (prepare) prepare();
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  return child;
}

inline int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

inline Ran run(std::vector<std::string> command) {
  const TemporaryFolder folder;
  command[0] = program(command[0]);
  const pid_t child = start(command, folder.path() / "out", folder.path() / "err");
  Ran ran;
  ran.exit_code = wait_for(child);
  ran.out = slurp(folder.path() / "out");
  ran.err = slurp(folder.path() / "err");
  return ran;
}

}  // namespace tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/robustness/run.h"

#include <ftw.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "tests/end_to_end/programs.h"

namespace tests {
namespace fs = std::filesystem;
namespace {

void read_back(const std::string& index, Build& build) {
  const schema::OpenIndex open = schema::open_current(index);
  const std::string term = schema::term(schema::FieldId::record, schema::document_record);
  for (auto at = open.database.postlist_begin(term); at != open.database.postlist_end(term); ++at) {
    build.records.push_back(schema::decode_document(open.database.get_document(*at).get_data()));
    auto& passages = build.passages[build.records.back().path];
    for (std::uint32_t i = 1; i <= build.records.back().passages; ++i)
      passages.push_back(schema::decode_passage(open.database.get_document(*at + i).get_data()));
  }
}

pid_t start_in(const fs::path& place, const std::vector<std::string>& command) {
  const pid_t child = fork();
  if (child != 0) return child;
  for (const char* name : {"tmp", "home", "work"}) fs::create_directories(place / name);
  setenv("TMPDIR", (place / "tmp").c_str(), 1);
  setenv("HOME", (place / "home").c_str(), 1);
  if (chdir((place / "work").c_str()) != 0) _exit(126);
  const pid_t program = start(command, place / "out", place / "err");
  rusage used{};
  int status = 0;
  if (wait4(program, &status, 0, &used) != program) _exit(125);
  std::ofstream(place / "kib") << used.ru_maxrss;
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

thread_local std::map<std::string, std::string>* walked = nullptr;

int note(const char* path, const struct stat* status, int, struct FTW* place) {
  if (place->level > 0)
    (*walked)[path] = std::to_string(status->st_size) + " " + std::to_string(status->st_mtim.tv_sec) + "." +
                      std::to_string(status->st_mtim.tv_nsec);
  return 0;
}

}  // namespace

Build build_library(const fs::path& place, const fs::path& library, const std::string& index,
                    const std::vector<std::string>& arguments) {
  std::vector<std::string> command{program("indexer"), "build", library, "--index", index, "--verbose"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  fs::create_directories(place);
  Build build;
  build.exit_code = wait_for(start_in(place, command));
  build.out = slurp(place / "out");
  build.err = slurp(place / "err");
  std::ifstream(place / "kib") >> build.parent_kib;
  if (build.exit_code == 0 || build.exit_code == 3) read_back(index, build);
  return build;
}

std::map<std::string, std::string> snapshot(const fs::path& folder) {
  std::map<std::string, std::string> entries;
  walked = &entries;
  nftw(folder.c_str(), note, 32, FTW_PHYS);
  return entries;
}

}  // namespace tests

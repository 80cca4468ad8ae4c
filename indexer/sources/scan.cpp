// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/scan.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "indexer/sources/ignore.h"

namespace indexer::sources {
namespace fs = std::filesystem;
namespace {

// A folder still to be read, and the rules that hold in it.
struct Folder {
  std::string path;  // library path
  std::vector<IgnoreRule> rules;
};

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

std::string_view kind_of(mode_t mode) {
  if (S_ISLNK(mode)) return "a symbolic link; the indexer does not follow links";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::vector<std::string> names_in(const std::string& folder, int& error) {
  std::vector<std::string> names;
  DIR* open = opendir(folder.c_str());
  if (open == nullptr) {
    error = errno;
    return names;
  }
  while (const dirent* entry = readdir(open)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  closedir(open);
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_ignore_list(const std::string& folder) {
  struct stat status {};
  const std::string path = folder + "/.ipsignore";
  if (lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class Walk {
 public:
  Walk(std::string root, Scan& scan, const std::function<bool()>& go_on)
      : root_(std::move(root)), scan_(scan), go_on_(go_on) {}

  void run(const std::string& name) {
    waiting_.push_back({name, {}});
    while (!waiting_.empty() && goes_on()) {
      Folder folder = std::move(waiting_.back());
      waiting_.pop_back();
      read(folder);
    }
  }

 private:
  void read(Folder& folder) {
    const std::string disk = on_disk(root_, folder.path).string();
    int error = 0;
    const auto names = names_in(disk, error);
    if (error != 0) {
      refuse(folder.path, schema::Reason::unreadable, std::string("the folder: ") + std::strerror(error));
      return;
    }
    for (IgnoreRule& rule : parse_ignore_list(read_ignore_list(disk), folder.path + "/"))
      folder.rules.push_back(std::move(rule));
    for (const std::string& name : names) {
      if (!goes_on()) return;
      visit(folder, folder.path + "/" + name, disk + "/" + name);
    }
  }

  bool goes_on() {
    if (scan_.whole && go_on_ && !go_on_()) scan_.whole = false;
    return scan_.whole;
  }

  void visit(const Folder& folder, const std::string& path, const std::string& disk) {
    struct stat status {};
    const bool known = lstat(disk.c_str(), &status) == 0;
    if (is_ignored(folder.rules, path, known && S_ISDIR(status.st_mode))) {
      scan_.ignored.push_back(path);
    } else if (!known) {
      refuse(path, schema::Reason::unreadable, std::strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
      waiting_.push_back({path, folder.rules});
    } else if (!S_ISREG(status.st_mode)) {
      refuse(path, schema::Reason::not_regular, std::string(kind_of(status.st_mode)));
    } else {
      scan_.files.push_back({path, root_, static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                             nanoseconds(status.st_ctim), schema::Reason::none, ""});
    }
  }

  void refuse(const std::string& path, schema::Reason reason, std::string detail) {
    FileSeen file;
    file.path = path;
    file.root = root_;
    file.reason = reason;
    file.detail = std::move(detail);
    scan_.files.push_back(std::move(file));
  }

  std::string root_;
  Scan& scan_;
  const std::function<bool()>& go_on_;
  std::vector<Folder> waiting_;  // own stack: depth is the library's, not ours
};

}  // namespace

std::vector<std::string> root_names(const std::vector<std::string>& roots) {
  std::vector<std::string> names;
  for (const std::string& root : roots) {
    const fs::path path = fs::path(root).lexically_normal();
    const std::string base = path.filename().empty() ? path.parent_path().filename() : path.filename();
    std::string name = base.empty() ? "library" : base;
    for (int n = 2; std::find(names.begin(), names.end(), name) != names.end(); ++n)
      name = base + "-" + std::to_string(n);
    names.push_back(name);
  }
  return names;
}

fs::path on_disk(const std::string& root, const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? fs::path(root) : fs::path(root) / path.substr(slash + 1);
}

Scan scan(const std::vector<std::string>& roots, const std::function<bool()>& go_on) {
  Scan result;
  const auto names = root_names(roots);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    std::error_code error;
    if (!fs::is_directory(roots[i], error)) {
      result.missing.push_back(roots[i]);
      continue;
    }
    Walk(roots[i], result, go_on).run(names[i]);
  }
  std::sort(result.files.begin(), result.files.end(),
            [](const FileSeen& a, const FileSeen& b) { return a.path < b.path; });
  return result;
}

}  // namespace indexer::sources

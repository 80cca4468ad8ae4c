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

// An open folder on the disk. Its entries are looked at by name, which spares the system the way to them.
class OpenFolder {
 public:
  explicit OpenFolder(const std::string& path) : path_(path), stream_(opendir(path.c_str())), error_(errno) {}
  ~OpenFolder() {
    if (stream_ != nullptr) closedir(stream_);
  }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;

  int error() const { return stream_ == nullptr ? error_ : 0; }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    while (const dirent* entry = readdir(stream_)) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // Of the entry itself, not of what it links to. False with errno when it is not known.
  bool look_at(const std::string& name, struct stat& status) const {
    return fstatat(dirfd(stream_), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
  }

  std::string ignore_list() const {
    struct stat status {};
    if (!look_at(".ipsignore", status) || !S_ISREG(status.st_mode)) return {};
    std::ifstream in(path_ + "/.ipsignore", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  std::string path_;
  DIR* stream_;
  int error_;
};

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
    const OpenFolder open(on_disk(root_, folder.path).string());
    if (open.error() != 0) {
      refuse(folder.path, schema::Reason::unreadable, std::string("the folder: ") + std::strerror(open.error()));
      return;
    }
    for (IgnoreRule& rule : parse_ignore_list(open.ignore_list(), folder.path + "/"))
      folder.rules.push_back(std::move(rule));
    const std::size_t waiting = waiting_.size();
    for (const std::string& name : open.names()) {
      if (!goes_on()) return;
      visit(folder, open, name);
    }
    // The last in the list is the next: so most files come by path.
    std::reverse(waiting_.begin() + static_cast<std::ptrdiff_t>(waiting), waiting_.end());
  }

  bool goes_on() {
    if (scan_.whole && go_on_ && !go_on_()) scan_.whole = false;
    return scan_.whole;
  }

  void visit(const Folder& folder, const OpenFolder& open, const std::string& name) {
    const std::string path = folder.path + "/" + name;
    struct stat status {};
    const bool known = open.look_at(name, status);
    const int error = errno;
    if (is_ignored(folder.rules, path, known && S_ISDIR(status.st_mode))) {
      scan_.ignored.push_back(path);
    } else if (!known) {
      refuse(path, schema::Reason::unreadable, std::strerror(error));
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
  const auto less = [](const FileSeen& a, const FileSeen& b) { return a.path < b.path; };
  if (!std::is_sorted(result.files.begin(), result.files.end(), less))
    std::sort(result.files.begin(), result.files.end(), less);
  return result;
}

}  // namespace indexer::sources

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/beneath.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

namespace searcher::web {
namespace {

// O_NONBLOCK: a FIFO put in the file's place must not hold the thread.
constexpr int reading = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

File open_root(const std::string& root) { return File(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }

// The paths of the index have neither; one that has comes from a damaged or forged index.
bool is_plain(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  for (;;) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

File::~File() {
  if (fd_ >= 0) close(fd_);
}

File& File::operator=(File&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

int File::release() { return std::exchange(fd_, -1); }

File open_part_by_part(const std::string& root, const std::string& path) {
  if (!is_plain(path)) return File();
  File folder = open_root(root);
  for (std::string_view rest = path; folder.is_open();) {
    const std::size_t slash = rest.find('/');
    const bool last = slash == std::string_view::npos;
    const std::string part(rest.substr(0, slash));
    File next(openat(folder.fd(), part.c_str(), reading | (last ? 0 : O_DIRECTORY)));
    if (last) return next;
    folder = std::move(next);
    rest.remove_prefix(slash + 1);
  }
  return File();
}

File open_beneath(const std::string& root, const std::string& path) {
  if (!is_plain(path)) return File();
  const File folder = open_root(root);
  if (!folder.is_open()) return File();
  open_how how{};
  how.flags = reading;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  File file(static_cast<int>(syscall(SYS_openat2, folder.fd(), path.c_str(), &how, sizeof how)));
  if (!file.is_open() && (errno == ENOSYS || errno == EPERM)) return open_part_by_part(root, path);
  return file;
}

}  // namespace searcher::web

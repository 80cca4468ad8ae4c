// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/original.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace searcher::web {
namespace {

constexpr off_t largest = off_t{512} << 20;

const std::string& file_path(const schema::DocumentRecord& record) {
  return record.container.empty() ? record.path : record.container;
}

// Opens part after part, so that no link in the middle can lead out of the root.
int open_beneath(const std::string& root, std::string_view path) {
  int folder = open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (folder >= 0) {
    const std::size_t slash = path.find('/');
    const std::string part(path.substr(0, slash));
    if (part.empty() || part == "." || part == "..") {
      close(folder);
      return -1;
    }
    const bool last = slash == std::string_view::npos;
    const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (last ? 0 : O_DIRECTORY);
    const int next = openat(folder, part.c_str(), flags);
    close(folder);
    if (last) return next;
    folder = next;
    path.remove_prefix(slash + 1);
  }
  return -1;
}

bool read_whole(int fd, std::string& bytes) {
  struct stat status {};
  if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largest) return false;
  bytes.resize(static_cast<std::size_t>(status.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = read(fd, bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return true;
}

}  // namespace

std::optional<std::string> read_original(const schema::DocumentRecord& record) {
  const std::string& path = file_path(record);
  const std::size_t slash = path.find('/');  // the first part names the root
  if (slash == std::string::npos) return std::nullopt;
  const int fd = open_beneath(record.root, std::string_view(path).substr(slash + 1));
  if (fd < 0) return std::nullopt;
  std::string bytes;
  const bool whole = read_whole(fd, bytes);
  close(fd);
  if (!whole) return std::nullopt;
  return bytes;
}

std::string original_name(const schema::DocumentRecord& record) {
  const std::string& path = file_path(record);
  return path.substr(path.rfind('/') + 1);
}

}  // namespace searcher::web

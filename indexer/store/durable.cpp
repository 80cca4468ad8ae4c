// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/schema/error.h"

namespace indexer::store {
namespace fs = std::filesystem;

std::string after_failed_write(const fs::path& path) {
  fs::path there = path;
  std::error_code error;
  while (!fs::exists(there, error) && there.has_relative_path()) there = there.parent_path();
  const fs::space_info space = fs::space(there, error);
  return (error ? "" : " " + std::to_string(space.available >> 20) + " MiB are free there.") +
         " The index as it was before still stands; free space or mend the disk and run it again.";
}

void fail_writing(const std::string& what, const fs::path& path, int error) {
  throw schema::IndexError(what + " " + path.string() + " failed: " + std::strerror(error) + "." +
                           after_failed_write(path));
}

void sync_directory(const fs::path& directory) {
  const int fd = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail_writing("Opening", directory, errno);
  const int result = fsync(fd);
  const int error = errno;
  close(fd);
  if (result != 0) fail_writing("Writing to disk of", directory, error);
}

void write_at(int fd, std::string_view bytes, std::size_t at, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail_writing("Writing of", path, errno);
    at += static_cast<std::size_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_durably(int fd, std::string_view bytes, std::size_t at, const fs::path& path) {
  write_at(fd, bytes, at, path);
  if (fdatasync(fd) != 0) fail_writing("Writing to disk of", path, errno);
}

void rename_durably(const fs::path& from, const fs::path& to) {
  if (rename(from.c_str(), to.c_str()) != 0) fail_writing("Renaming of", from, errno);
  sync_directory(to.parent_path());
}

void point_durably(const fs::path& link, const fs::path& target) {
  const fs::path fresh = link.string() + ".new";
  unlink(fresh.c_str());
  if (symlink(target.c_str(), fresh.c_str()) != 0) fail_writing("Making of", fresh, errno);
  rename_durably(fresh, link);
}

}  // namespace indexer::store

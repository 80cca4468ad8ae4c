// SPDX-License-Identifier: GPL-3.0-or-later
// Files opened below a folder and nowhere else, whatever the path says and whoever swaps a part of it for a link.
#pragma once

#include <string>

namespace searcher::web {

// A file descriptor that closes itself; -1 = none.
class File {
 public:
  explicit File(int fd = -1) : fd_(fd) {}
  ~File();
  File(File&& other) noexcept : fd_(other.release()) {}
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int fd() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }

 private:
  int release();
  int fd_;
};

// Opens root/path for reading. No file when `path` is absolute or empty, has an empty, "." or ".." part or a zero byte,
// when any part of it is a symbolic link, or when there is no such file. `root` itself may be reached by links.
File open_beneath(const std::string& root, const std::string& path);

// The same without openat2(), for kernels before 5.6 and sandboxes that forbid it.
File open_part_by_part(const std::string& root, const std::string& path);

}  // namespace searcher::web

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/access/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace searcher::access {
namespace {

constexpr std::size_t largest = 1 << 16;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string reason() { return std::generic_category().message(errno); }

// Looked at after it has been opened, so that the file that is judged is the file that is read.
void check(const struct stat& found, const std::string& name) {
  if (!S_ISREG(found.st_mode)) throw std::runtime_error(name + " is not a file.");
  if (found.st_uid != 0 && found.st_uid != geteuid())
    throw std::runtime_error(name + " belongs to another user. Let it belong to root or to the user who starts this.");
  const bool group_reads = (found.st_mode & S_IRGRP) != 0 && found.st_uid != 0;
  if ((found.st_mode & (S_IRWXO | S_IWGRP | S_IXGRP)) != 0 || group_reads)
    throw std::runtime_error(name +
                             " can be read or changed by others. Run: chmod 600 on it, or, where it belongs to "
                             "root, chmod 640 with the group of the user who starts this.");
}

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string read_secret_file(const std::filesystem::path& file, std::string_view what) {
  const std::string name = "The " + std::string(what) + " " + file.string();
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat found {};
  if (opened.get() < 0 || fstat(opened.get(), &found) != 0)
    throw std::runtime_error(name + " cannot be read: " + reason() + ".");
  check(found, name);
  std::string content;
  char part[4096];
  for (;;) {
    const ssize_t got = read(opened.get(), part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::runtime_error(name + " cannot be read: " + reason() + ".");
    if (got == 0) return content;
    content.append(part, static_cast<std::size_t>(got));
    if (content.size() > largest) throw std::runtime_error(name + " is too long to be one.");
  }
}

void write_secret_file(const std::filesystem::path& file, std::string_view content) {
  std::string beside = file.string() + ".XXXXXX";
  const Descriptor opened(mkostemp(beside.data(), O_CLOEXEC));  // for its owner alone
  if (opened.get() < 0)
    throw std::runtime_error("Beside " + file.string() + " nothing can be written: " + reason() + ".");
  if (!write_all(opened.get(), content) || fsync(opened.get()) != 0 || rename(beside.c_str(), file.c_str()) != 0) {
    const std::string why = reason();
    unlink(beside.c_str());
    throw std::runtime_error(file.string() + " cannot be written: " + why + ".");
  }
}

}  // namespace searcher::access

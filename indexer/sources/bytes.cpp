// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/bytes.h"

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace indexer::sources {
namespace {

class File {
 public:
  explicit File(const std::string& path)
      : fd_(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

bool same(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// Reads up to `size` bytes; an error gives errno, 0 is none.
int read_up_to(int fd, std::uint64_t size, std::string& bytes) {
  bytes.resize(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(fd, bytes.data() + done, size - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return 0;
}

}  // namespace

std::variant<std::string, Unread> read_bytes(const std::string& path, std::uint64_t largest) {
  const File file(path);
  if (file.fd() < 0)
    return Unread{errno == ELOOP ? schema::Reason::not_regular : schema::Reason::unreadable, std::strerror(errno)};
  for (int attempt = 0; attempt < 3; ++attempt) {
    struct stat before {};
    struct stat after {};
    if (fstat(file.fd(), &before) != 0) return Unread{schema::Reason::unreadable, std::strerror(errno)};
    if (!S_ISREG(before.st_mode)) return Unread{schema::Reason::not_regular, "no regular file"};
    const auto size = static_cast<std::uint64_t>(before.st_size);
    if (size > largest)
      return Unread{schema::Reason::too_large,
                    std::to_string(size) + " bytes; the limit is " + std::to_string(largest)};
    std::string bytes;
    if (const int error = read_up_to(file.fd(), size, bytes); error != 0)
      return Unread{schema::Reason::unreadable, std::strerror(error)};
    if (fstat(file.fd(), &after) == 0 && same(before, after) && bytes.size() == size) {
      if (bytes.empty()) return Unread{schema::Reason::empty, "0 bytes"};
      return bytes;
    }
  }
  return Unread{schema::Reason::changing, "it changed each of three times it was read"};
}

std::string digest(std::string_view bytes) {
  Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
  // update() takes an unsigned length
  for (std::size_t at = 0; at < bytes.size(); at += 1U << 30U) {
    const std::string_view part = bytes.substr(at, 1U << 30U);
    engine.update(part.data(), static_cast<unsigned>(part.size()));
  }
  return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace indexer::sources

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/workers/wire.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace indexer::workers {
namespace {

// SIGPIPE is ignored in both processes, and send() is no call a worker may make.
bool write_all(int fd, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(fd, data, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool read_all(int fd, char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(fd, data, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    data += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

std::string frame_head(std::uint64_t length) {
  std::string head(sizeof length, '\0');
  std::memcpy(head.data(), &length, sizeof length);
  return head;
}

bool send_frame(int socket, std::string_view payload) {
  const std::string head = frame_head(payload.size());
  return write_all(socket, head.data(), head.size()) && write_all(socket, payload.data(), payload.size());
}

bool receive_frame(int socket, std::string& payload, std::uint64_t largest) {
  std::uint64_t length = 0;
  char head[sizeof length];
  if (!read_all(socket, head, sizeof head)) return false;
  std::memcpy(&length, head, sizeof length);
  if (length > largest) return false;
  payload.resize(length);
  return read_all(socket, payload.data(), length);
}

bool send_descriptor(int socket, int descriptor, pid_t process) {
  iovec data{&process, sizeof process};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  return sendmsg(socket, &message, MSG_NOSIGNAL) > 0;
}

bool receive_descriptor(int socket, int& descriptor, pid_t& process) {
  iovec data{&process, sizeof process};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t got = 0;
  do {
    got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (got != sizeof process || header == nullptr || header->cmsg_type != SCM_RIGHTS) return false;
  std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return true;
}

}  // namespace indexer::workers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/wire.h"

#include <Poco/Exception.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Timespan.h>
#include <openssl/err.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace searcher::web {

using Poco::Net::SecureStreamSocket;
using Poco::Net::Socket;

Wire::Wire(const Poco::Net::StreamSocket& socket) : plain_(socket), socket_(socket) { plain_.setBlocking(false); }

Wire::~Wire() { end_sending(); }

std::optional<unsigned char> Wire::first_byte(Clock::time_point deadline) {
  unsigned char byte = 0;
  for (;;) {
    const int got = plain_.receiveBytes(&byte, 1, MSG_PEEK);
    if (got > 0) return byte;
    if (got == 0 || !ready(Socket::SELECT_READ, deadline)) return std::nullopt;
  }
}

void Wire::secure(const Poco::Net::Context::Ptr& context) {
  socket_ = SecureStreamSocket::attach(plain_, context);
  secure_ = true;
}

// It is tried first and waited for afterwards: TLS may hold bytes that the socket no longer has, and may have to write
// in order to read.
std::optional<std::size_t> Wire::receive(char* into, std::size_t most, Clock::time_point deadline) {
  while (Clock::now() < deadline) {
    ERR_clear_error();  // what another connection of this thread has left would be taken for ours
    const int got = socket_.receiveBytes(into, static_cast<int>(most));
    if (got >= 0) return static_cast<std::size_t>(got);
    const bool writes = secure_ && got == SecureStreamSocket::ERR_SSL_WANT_WRITE;
    if (!ready(writes ? Socket::SELECT_WRITE : Socket::SELECT_READ, deadline)) break;
  }
  return std::nullopt;
}

bool Wire::send(std::string_view bytes, Clock::time_point deadline) {
  constexpr std::size_t most_at_once = 1 << 20;
  while (!bytes.empty()) {
    if (Clock::now() >= deadline) return false;
    // TLS wants the same bytes again after it had to wait: `bytes` moves only by what was taken.
    const int sent = send_some(bytes.substr(0, most_at_once));
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    const bool reads = secure_ && sent == SecureStreamSocket::ERR_SSL_WANT_READ;
    if (!ready(reads ? Socket::SELECT_READ : Socket::SELECT_WRITE, deadline)) return false;
  }
  return true;
}

// How many bytes were taken; what is not above 0 says that it has to be waited for. A plain socket of Poco's throws
// then, as if the other side had broken off.
int Wire::send_some(std::string_view bytes) {
  if (secure_) {
    ERR_clear_error();
    return socket_.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
  }
  const ssize_t sent = ::send(plain_.impl()->sockfd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
    throw Poco::IOException("The connection broke off", errno);
  return static_cast<int>(sent);
}

void Wire::end_sending() {
  if (ended_) return;
  ended_ = true;
  try {
    ERR_clear_error();
    if (secure_) socket_.shutdown();  // TLS's own word for it
    plain_.shutdownSend();
  } catch (const Poco::Exception&) {
    // The other side was faster.
  }
  ERR_clear_error();
}

bool Wire::ready(int mode, Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Clock::now()).count();
  return left > 0 && plain_.poll(Poco::Timespan(left), mode);
}

}  // namespace searcher::web

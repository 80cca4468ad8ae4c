// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/connection.h"

#include <Poco/Timespan.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <string_view>

namespace searcher::web {
namespace {

using Clock = Connections::Clock;
using std::chrono::seconds;

constexpr auto head_deadline = seconds(5);
constexpr auto idle_deadline = seconds(2);
constexpr auto send_deadline = seconds(10);
constexpr auto linger_deadline = seconds(1);  // for what a refused client is still sending
constexpr std::uint64_t bytes_a_second = 1 << 20;
constexpr std::size_t most_lingering = 1 << 20;  // bytes
constexpr std::size_t file_part = 1 << 18;

enum class Received { head, nothing, too_slow, too_long };

class Connection {
 public:
  Connection(Poco::Net::StreamSocket& socket, const Service& service) : socket_(socket), service_(service) {}

  void run() {
    socket_.setBlocking(false);
    auto since = service_.connections.waits_since(socket_);
    for (auto first_byte = since + head_deadline;; first_byte = since + idle_deadline) {
      std::string head;
      const Received received = receive_head(head, first_byte, since + head_deadline);
      if (received == Received::nothing || !service_.connections.begin_answer(socket_)) return;
      if (received == Received::too_slow) return refuse(408, false);
      if (received == Received::too_long) return refuse(431, false);
      const Parsed parsed = parse_head(head, service_.hosts);
      if (parsed.status != 0) return refuse(parsed.status, parsed.head.head_only);
      if (!admitted_ && !(admitted_ = service_.admits(socket_))) return refuse(403, parsed.head.head_only);
      const bool close = !parsed.head.keep_alive || !pending_.empty();
      if (!send(service_.answer(parsed.head), parsed.head.head_only, close) || close) return;
      if (!service_.connections.end_answer(socket_)) return;
      since = Clock::now();
    }
  }

 private:
  // True when the socket is ready before the deadline.
  bool ready(int mode, Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Clock::now()).count();
    return left > 0 && socket_.poll(Poco::Timespan(left), mode);
  }

  Received receive_head(std::string& head, Clock::time_point first_byte, Clock::time_point whole) {
    for (;;) {
      const std::size_t end = head.find("\r\n\r\n");
      if (end != std::string::npos) {
        pending_ = head.substr(end + 4);
        head.resize(end + 4);
        return Received::head;
      }
      if (head.size() >= largest_head) return Received::too_long;
      if (!ready(Poco::Net::Socket::SELECT_READ, head.empty() ? first_byte : whole))
        return head.empty() ? Received::nothing : Received::too_slow;
      char part[2048];
      const int got = socket_.receiveBytes(part, sizeof part);
      if (got == 0) return Received::nothing;
      if (got > 0) head.append(part, static_cast<std::size_t>(got));
    }
  }

  // Answers and closes. Closing with bytes unread would make the kernel reset the connection and lose the answer, so
  // what the client is still sending is read and forgotten for a moment.
  void refuse(int status, bool head_only) {
    if (!send(service_.refuse(status), head_only, true)) return;
    socket_.shutdownSend();
    service_.connections.end_answer(socket_);  // from here on it may be closed to make room
    const auto deadline = Clock::now() + linger_deadline;
    char part[4096];
    for (std::size_t read = 0; read < most_lingering && ready(Poco::Net::Socket::SELECT_READ, deadline);) {
      const int got = socket_.receiveBytes(part, sizeof part);
      if (got == 0) return;
      if (got > 0) read += static_cast<std::size_t>(got);
    }
  }

  // False when the client does not take it in time, or the file has become shorter: there is nothing to do but close.
  bool send(const Response& response, bool head_only, bool close) {
    const auto deadline = Clock::now() + send_deadline + seconds(response.file_size / bytes_a_second);
    const std::string head = head_of(response, close);
    if (head_only || response.status == 304) return send_bytes(head, deadline);
    if (!response.file.is_open()) return send_bytes(head + response.body, deadline);
    return send_bytes(head, deadline) && send_file(response, deadline);
  }

  bool send_file(const Response& response, Clock::time_point deadline) {
    std::string part;
    for (std::uint64_t at = 0; at < response.file_size; at += part.size()) {
      part.resize(static_cast<std::size_t>(std::min<std::uint64_t>(file_part, response.file_size - at)));
      const ssize_t got = pread(response.file.fd(), part.data(), part.size(), static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) {
        part.clear();
        continue;
      }
      if (got <= 0) return false;
      part.resize(static_cast<std::size_t>(got));
      if (!send_bytes(part, deadline)) return false;
    }
    return true;
  }

  bool send_bytes(std::string_view bytes, Clock::time_point deadline) {
    while (!bytes.empty()) {
      if (!ready(Poco::Net::Socket::SELECT_WRITE, deadline)) return false;
      const int sent = socket_.sendBytes(bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  Poco::Net::StreamSocket& socket_;
  const Service& service_;
  bool admitted_ = false;
  std::string pending_;  // bytes after the head that is being answered
};

}  // namespace

void serve_connection(Poco::Net::StreamSocket socket, const Service& service) {
  try {
    Connection(socket, service).run();
  } catch (const std::exception&) {
    // The other side is gone, or there is no memory for an answer: there is nobody to tell.
  }
  service.connections.remove(socket);
}

}  // namespace searcher::web

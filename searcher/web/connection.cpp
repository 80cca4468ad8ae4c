// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/connection.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <string_view>

#include "searcher/web/compress.h"
#include "searcher/web/door.h"
#include "searcher/web/wire.h"

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
constexpr unsigned char tls_handshake = 22;  // the first byte that a client of TLS sends

enum class Received { head, nothing, too_slow, too_long };

class Connection {
 public:
  Connection(Poco::Net::StreamSocket& socket, const Service& service)
      : socket_(socket), wire_(socket), service_(service) {}

  void run() {
    auto since = service_.connections.waits_since(socket_);
    if (service_.tls && !begin_tls(since + head_deadline)) return;
    for (auto first_byte = since + head_deadline;; first_byte = since + idle_deadline) {
      std::string head;
      const Received received = receive_head(head, first_byte, since + head_deadline);
      if (received == Received::nothing || !service_.connections.begin_answer(socket_)) return;
      if (received == Received::too_slow) return refuse(408, false);
      if (received == Received::too_long) return refuse(431, false);
      Parsed parsed = parse_head(head, service_.hosts, service_.takes_login);
      if (parsed.status != 0) return refuse(parsed.status, parsed.head.head_only, parsed.allow);
      if (!admitted_ && !(admitted_ = service_.admits(socket_))) return refuse(403, parsed.head.head_only);
      if (parsed.head.posts && !receive_form(parsed.head, since + head_deadline)) return;
      tell_who_asks(parsed.head);
      const bool close = !parsed.head.keep_alive || !pending_.empty();
      Response response = service_.answer(parsed.head);
      if (takes_gzip(parsed.head.accept_encoding)) compress(response);
      if (!send(response, parsed.head.head_only, close) || close) return;
      if (!service_.connections.end_answer(socket_)) return;
      since = Clock::now();
    }
  }

 private:
  // False when the connection is to be closed. Whoever speaks plain HTTP here is told so, in plain HTTP.
  bool begin_tls(Clock::time_point deadline) {
    const auto first = wire_.first_byte(deadline);
    if (!first) return false;
    if (*first == tls_handshake) {
      wire_.secure(service_.tls);
      return true;
    }
    if (service_.connections.begin_answer(socket_)) refuse(421, false);
    return false;
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
      char part[2048];
      const auto got = wire_.receive(part, sizeof part, head.empty() ? first_byte : whole);
      if (!got) return head.empty() ? Received::nothing : Received::too_slow;
      if (*got == 0) return Received::nothing;
      head.append(part, *got);
    }
  }

  // The form behind a head. False when it is not there in time or is none, and that has been answered.
  bool receive_form(RequestHead& head, Clock::time_point deadline) {
    while (pending_.size() < head.form_size) {
      char part[2048];
      const auto got = wire_.receive(part, sizeof part, deadline);
      if (!got) refuse(408, false);
      if (!got || *got == 0) return false;
      pending_.append(part, *got);
    }
    const bool read = parse_parameters(std::string_view(pending_).substr(0, head.form_size), head.form);
    pending_.erase(0, head.form_size);
    if (!read) refuse(400, false);
    return read;
  }

  void tell_who_asks(RequestHead& head) const {
    head.client = socket_.peerAddress().host().toString();
    if (service_.behind_proxy) head.client = client_behind(head.client, head.forwarded_for);
    head.secure = service_.secure;
  }

  // Answers and closes. Closing with bytes unread would make the kernel reset the connection and lose the answer, so
  // what the client is still sending is read and forgotten for a moment.
  void refuse(int status, bool head_only, std::string_view allow = {}) {
    Response response = service_.refuse(status);
    if (status == 405) response.allow = allow;
    if (!send(response, head_only, true)) return;
    wire_.end_sending();
    service_.connections.end_answer(socket_);  // from here on it may be closed to make room
    const auto deadline = Clock::now() + linger_deadline;
    char part[4096];
    for (std::size_t read = 0; read < most_lingering;) {
      const auto got = wire_.receive(part, sizeof part, deadline);
      if (!got || *got == 0) return;
      read += *got;
    }
  }

  // False when the client does not take it in time, or the file has become shorter: there is nothing to do but close.
  bool send(const Response& response, bool head_only, bool close) {
    const auto deadline = Clock::now() + send_deadline + seconds(response.file_size / bytes_a_second);
    const std::string head = head_of(response, close);
    if (head_only || response.status == 304) return wire_.send(head, deadline);
    if (!response.file.is_open()) return wire_.send(head + response.body, deadline);
    return wire_.send(head, deadline) && send_file(response, deadline);
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
      if (!wire_.send(part, deadline)) return false;
    }
    return true;
  }

  Poco::Net::StreamSocket& socket_;
  Wire wire_;
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

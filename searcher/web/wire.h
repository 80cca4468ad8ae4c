// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of one connection, plain or through TLS. Nothing here waits past a deadline.
#pragma once

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace searcher::web {

// Throws Poco::Exception when the other side breaks off or does not speak TLS as it should.
class Wire {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Wire(const Poco::Net::StreamSocket& socket);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  // The first byte that comes, left where it is; nothing when none comes in time or the other side has closed.
  std::optional<unsigned char> first_byte(Clock::time_point deadline);

  // From here on the bytes go through TLS, as its server. The handshake is part of the first receive.
  void secure(const Poco::Net::Context::Ptr& context);

  // How many bytes came: 1 to `most`, 0 when the other side has ended; nothing when none came in time.
  std::optional<std::size_t> receive(char* into, std::size_t most, Clock::time_point deadline);

  // False when they are not taken in time.
  bool send(std::string_view bytes, Clock::time_point deadline);

  // Says that nothing more will be sent.
  void end_sending();

 private:
  int send_some(std::string_view bytes);
  bool ready(int mode, Clock::time_point deadline);

  Poco::Net::StreamSocket plain_;
  Poco::Net::StreamSocket socket_;  // plain_ itself, or TLS over it
  bool secure_ = false;
  bool ended_ = false;
};

}  // namespace searcher::web

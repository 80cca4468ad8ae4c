// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected. Only so many may be; when one more comes, the one that has waited longest without asking anything
// makes room, so that idle and half-open connections never keep out a client that has a question.
#pragma once

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>

namespace searcher::web {

class Connections {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Connections(std::size_t most) : most_(most) {}

  // A new connection, waiting from now on. False when there is no room: all are being answered, or the server ends.
  bool admit(const Poco::Net::StreamSocket& socket);

  // When the connection began to wait for a request; now, when it is not known.
  Clock::time_point waits_since(const Poco::Net::StreamSocket& socket) const;

  // Its request is there and is being answered: it can no longer be closed to make room. False when it has been.
  bool begin_answer(const Poco::Net::StreamSocket& socket);

  // Waits for its next request. False when it has to close, because the server ends.
  bool end_answer(const Poco::Net::StreamSocket& socket);

  void remove(const Poco::Net::StreamSocket& socket);

  // The server ends: closes all that wait, lets the others finish.
  void end();

 private:
  struct Entry {
    Poco::Net::StreamSocket socket;
    Clock::time_point since;
    bool answering = false;
  };
  using Entries = std::map<const Poco::Net::SocketImpl*, Entry>;

  Entries::iterator longest_waiting();
  static void shut(Poco::Net::StreamSocket& socket);

  const std::size_t most_;
  mutable std::mutex mutex_;
  Entries entries_;
  bool ending_ = false;
};

}  // namespace searcher::web

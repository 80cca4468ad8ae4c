// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected. Only so many may be, in all and of one address; when one more comes, the one that has waited
// longest without asking anything makes room, one of the same address where that has its share, so that idle and
// half-open connections never keep out a client that has a question, and nobody takes the room of others.
#pragma once

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace searcher::web {

class Connections {
 public:
  using Clock = std::chrono::steady_clock;

  // `most` in all, `most_each` of one address; see access::one_caller for what counts as one.
  Connections(std::size_t most, std::size_t most_each) : most_(most), most_each_(most_each) {}

  // A new connection, waiting from now on. False when there is no room: all are being answered, or all of its address,
  // or the server ends.
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
    std::string caller;
    Clock::time_point since;
    bool answering = false;
  };
  using Entries = std::map<const Poco::Net::SocketImpl*, Entry>;

  bool make_room(const std::string* caller);
  static void shut(Poco::Net::StreamSocket& socket);

  const std::size_t most_;
  const std::size_t most_each_;
  mutable std::mutex mutex_;
  Entries entries_;
  bool ending_ = false;
};

}  // namespace searcher::web

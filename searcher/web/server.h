// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP server: connections with deadlines and caps in front, routes behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "searcher/web/answers.h"
#include "searcher/web/peer.h"

namespace searcher::web {

// What lets the page be reached from other machines.
struct Guard {
  std::filesystem::path certificate{};    // PEM; empty = no TLS
  std::filesystem::path key{};            // its private key
  std::filesystem::path password_file{};  // made by `searcher password`; empty = no password
  std::string proxy{};                    // the address from which the proxy in front connects; empty = none
  bool proxy_asks = false;                // it lets in only who may read the library, so that no password is wanted
};

struct Options {
  std::string host = "127.0.0.1";    // an address, or "localhost"
  std::uint16_t port = 8080;         // 0 = any free one
  int connections = 64;              // at once; the one that waits longest makes room for one more
  std::vector<std::string> names{};  // further names this machine is called by in Host, with or without port
  Allowed allowed{};                 // on a loopback address: which of this machine's users get answers
  Guard guard{};
  int connections_each = 8;  // at once of one address, when other machines reach the page without a proxy
};

// A running server. Its threads answer until it is destroyed, which waits for the requests under way.
class Server {
 public:
  // Throws std::runtime_error when the options would let in anybody (see listening.h), or the address cannot be
  // listened on. Failures inside a request are told on `err`, with the number that the page shows; queries are not.
  Server(const Options& options, Answers answers, std::ostream& err);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  // How many requests it has answered so far.
  std::uint64_t answers() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Serves until SIGINT or SIGTERM, which end it cleanly; says on `err` where the page is. 0.
// Call it before any thread is started: it blocks the two signals for all of them.
int serve(const Options& options, const Answers& answers, std::ostream& err);

}  // namespace searcher::web

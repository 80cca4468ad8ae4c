// SPDX-License-Identifier: GPL-3.0-or-later
// Where the page listens, what it has to have before other machines can reach it, and how it is called.
#pragma once

#include <Poco/Net/ServerSocket.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/web/server.h"

namespace searcher::web {

// Throws std::runtime_error, with what to do, when the options do not go together or would let in anybody: beyond a
// loopback address the page wants a certificate and a password, or a proxy in front.
void check(const Options& options);

// Throws std::runtime_error when it cannot be listened on.
Poco::Net::ServerSocket listen_on(const Options& options);

// Whether only this machine can connect.
bool on_loopback(const Options& options);

// Whether browsers come by https: to us, or to the proxy.
bool by_https(const Options& options);

// What browsers send in Host, in lower case: they leave out the port that is their scheme's own.
std::vector<std::string> hosts_of(const Options& options, std::uint16_t port);

// "https://policy.office.example:8443/", for the person who has started the page.
std::string shown_address(const Options& options, std::uint16_t port);

}  // namespace searcher::web

// SPDX-License-Identifier: GPL-3.0-or-later
// One connection, from its first byte to its close.
#pragma once

#include <Poco/Net/Context.h>
#include <Poco/Net/StreamSocket.h>

#include <functional>
#include <string>
#include <vector>

#include "searcher/web/connections.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

// What a connection needs of the server.
struct Service {
  std::function<Response(const RequestHead&)> answer;          // throws nothing
  std::function<Response(int status)> refuse;                  // the page for a request that is refused
  std::vector<std::string> hosts;                              // values of Host that are ours
  std::function<bool(const Poco::Net::StreamSocket&)> admits;  // whether who connected gets answers
  Connections& connections;
  Poco::Net::Context::Ptr tls{};  // none = plain
  bool secure = false;            // browsers come by https, here or at the proxy in front
  bool takes_login = false;       // there is a form to post
  bool behind_proxy = false;      // every connection is a proxy's, which says for whom it asks
};

// Answers request after request. A head has to be whole 5 s after its connection was accepted (or after the answer
// before, where the first byte has to come within 2 s), however slowly its bytes trickle in; an answer has to be taken
// within 10 s, plus 1 s for each MiB of it. Returns when the connection is closed.
void serve_connection(Poco::Net::StreamSocket socket, const Service& service);

}  // namespace searcher::web

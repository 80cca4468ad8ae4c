// SPDX-License-Identifier: GPL-3.0-or-later
// Where the page has a password: who may come in, and how one logs in and out.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/access/attempts.h"
#include "searcher/access/password.h"
#include "searcher/access/sessions.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

class Door {
 public:
  // `password_hash` is of crypt(3). `secure`: browsers come by https, and the cookie is for that alone. `port` makes
  // its name: browsers share cookies among the ports of a host. `tell` hears, once a minute at most, of an address that
  // has to wait. Throws std::runtime_error when the hash is none.
  Door(std::string password_hash, bool secure, std::uint16_t port, std::function<void(const std::string&)> tell);

  // Whether the request's cookie is that of a session.
  bool has_session(const RequestHead& request) const;

  // What to answer instead of what was asked for; nothing when the request has a session or, for programs, the password
  // (Basic, whatever the user name). A browser is sent to the login with the way back, anybody else gets 401, and 429
  // after ten wrong passwords in a minute.
  std::optional<Response> stops(const RequestHead& request);

  struct Tried {
    bool right = false;
    std::chrono::seconds wait{0};  // over 0: it was not even looked at
  };
  Tried try_password(const std::string& client, std::string_view password);

  // Set-Cookie for a new session, in place of the request's own.
  std::string begin_session(const RequestHead& request);
  // Ends the request's session; the Set-Cookie that takes it from the browser.
  std::string end_session(const RequestHead& request);

 private:
  std::string token_of(const RequestHead& request) const;
  void tell_of(const std::string& caller);

  const access::Password password_;
  access::Sessions sessions_;
  access::Attempts attempts_;
  const bool secure_;
  const std::string cookie_;  // its name
  const std::function<void(const std::string&)> tell_;
  std::mutex guessing_;
  std::mutex telling_;
  std::chrono::steady_clock::time_point told_{};
};

// The value of a cookie in a Cookie header; empty = it is not there.
std::string cookie_named(std::string_view name, std::string_view header);

// The password in an Authorization header of the scheme Basic (RFC 7617); nothing when it is no such header.
std::optional<std::string> basic_password(std::string_view header);

// Who asks: the address of the connection or, where that is a proxy of ours, the last of X-Forwarded-For, which the
// proxy has written itself. What stands before it anybody may have written.
std::string client_behind(const std::string& proxy, std::string_view forwarded_for);

}  // namespace searcher::web

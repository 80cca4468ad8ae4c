// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/door.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "searcher/render/html.h"
#include "searcher/web/errors.h"
#include "searcher/web/frame.h"

namespace searcher::web {
namespace {

constexpr std::size_t longest_way_back = 3000;  // of an encoded address

Response to_login(const RequestHead& request) {
  Response response;
  response.status = 303;
  const std::string back = render::encoded(address_of(request));
  response.location = "/login";
  if (back != "%2F" && back.size() <= longest_way_back) response.location += "?to=" + back;
  return response;
}

// Browsers would show a box of their own for Basic, over the page.
std::string challenge_for(const RequestHead& request) {
  return request.fetch_site.empty() ? "Basic realm=\"Immigration Policy Search\", charset=\"UTF-8\"" : "Session";
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Door::Door(std::string password_hash, bool secure, std::uint16_t port, std::function<void(const std::string&)> tell)
    : password_(std::move(password_hash)),
      secure_(secure),
      cookie_((secure ? "__Host-session-" : "session-") + std::to_string(port)),
      tell_(std::move(tell)) {}

std::string Door::token_of(const RequestHead& request) const { return cookie_named(cookie_, request.cookie); }

bool Door::has_session(const RequestHead& request) const { return sessions_.holds(token_of(request)); }

std::optional<Response> Door::stops(const RequestHead& request) {
  if (request.session) return std::nullopt;
  if (const auto password = basic_password(request.authorization)) {
    const Tried tried = try_password(request.client, *password);
    if (tried.right) return std::nullopt;
    if (tried.wait.count() > 0) {
      Response response = error_response(frame_of(request), 429, "Too many wrong passwords. Wait a minute.", true);
      response.retry_after = tried.wait.count();
      return response;
    }
  } else if (request.accept.find("text/html") != std::string::npos) {
    return to_login(request);
  }
  Response response =
      error_response(frame_of(request), 401, "This page is only for those who have its password.", true);
  response.challenge = challenge_for(request);
  return response;
}

Door::Tried Door::try_password(const std::string& client, std::string_view password) {
  const std::string caller = access::one_caller(client);
  auto wait = attempts_.wait(caller);
  if (wait.count() == 0 && password_.knows(password)) return {true, {}};
  if (wait.count() == 0) {
    // One at a time: it is dear, and many right ones at once, none of them known yet, must not count as failures.
    const std::lock_guard lock(guessing_);
    wait = attempts_.begin(caller);
    if (wait.count() == 0) {
      const bool right = password_.matches(password);
      if (right) attempts_.forgive(caller);
      return {right, {}};
    }
  }
  tell_of(caller);
  return {false, wait};
}

void Door::tell_of(const std::string& caller) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(telling_);
  if (told_ != std::chrono::steady_clock::time_point{} && now < told_ + access::failure_window) return;
  told_ = now;
  tell_("too many wrong passwords from " + caller + "; it has to wait");
}

std::string Door::begin_session(const RequestHead& request) {
  sessions_.end(token_of(request));
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(access::session_life).count();
  return cookie_ + "=" + sessions_.begin() + "; Path=/; Max-Age=" + std::to_string(seconds) +
         "; HttpOnly; SameSite=Strict" + (secure_ ? "; Secure" : "");
}

std::string Door::end_session(const RequestHead& request) {
  sessions_.end(token_of(request));
  return cookie_ + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict" + (secure_ ? "; Secure" : "");
}

std::string cookie_named(std::string_view name, std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return std::string(pair.substr(name.size() + 1));
  }
  return {};
}

std::optional<std::string> basic_password(std::string_view header) {
  if (header.size() < 6 || header[5] != ' ') return std::nullopt;
  constexpr std::string_view scheme = "basic";
  for (std::size_t i = 0; i < scheme.size(); ++i)
    if ((header[i] | 32) != scheme[i]) return std::nullopt;
  std::istringstream encoded{std::string(trimmed(header.substr(6)))};
  std::string decoded;
  try {
    Poco::Base64Decoder decoder(encoded);
    decoded.assign(std::istreambuf_iterator<char>(decoder), {});
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
  const std::size_t colon = decoded.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return decoded.substr(colon + 1);
}

std::string client_behind(const std::string& proxy, std::string_view forwarded_for) {
  const std::size_t comma = forwarded_for.rfind(',');
  const std::string last(trimmed(forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1)));
  Poco::Net::IPAddress address;
  return Poco::Net::IPAddress::tryParse(last, address) ? last : proxy;
}

}  // namespace searcher::web

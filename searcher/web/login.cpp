// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/login.h"

#include "searcher/render/html.h"
#include "searcher/render/html_login.h"
#include "searcher/web/door.h"
#include "searcher/web/errors.h"
#include "searcher/web/frame.h"
#include "searcher/web/routes.h"

namespace searcher::web {
namespace {

using render::LoginState;

Response form(const RequestHead& request, int status, LoginState state, long wait = 0) {
  render::Frame frame = frame_of(request);
  frame.closed = true;
  const std::string back = way_back(request.parameter("to"));
  Response response;
  response.status = status;
  response.body = render::html_login(frame, back == "/" ? "" : back, state, wait);
  response.retry_after = wait;
  return response;
}

// With the language that was chosen on the way.
Response lead_to(const RequestHead& request, std::string address) {
  const std::string tongue = request.parameter("ui");
  if ((tongue == "en" || tongue == "es") && address.find("ui=") == std::string::npos)
    address += (address.find('?') == std::string::npos ? "?ui=" : "&ui=") + tongue;
  Response response;
  response.status = 303;
  response.location = std::move(address);
  return response;
}

// A browser says where a form comes from, in Sec-Fetch-Site or, an old one, in Origin; a program says nothing. Origin
// is "null" on our own form too, where a browser sends no referrer.
bool is_own_form(const RequestHead& request) {
  if (request.from_elsewhere) return false;
  const bool told = !request.fetch_site.empty();
  return request.origin.empty() || request.origin == site_of(request) || (told && request.origin == "null");
}

std::string field(const RequestHead& request, std::string_view name) {
  for (const auto& [key, value] : request.form)
    if (key == name) return value;
  return {};
}

}  // namespace

Response login_page(const Answers& answers, const RequestHead& request, std::string_view) {
  if (!answers.door) return error_response(frame_of(request), 404, "There is no such page.", false);
  Door& door = *answers.door;
  if (!request.posts)
    return request.session ? lead_to(request, way_back(request.parameter("to")))
                           : form(request, 200, request.from_elsewhere ? LoginState::arrived : LoginState::asked);
  if (!is_own_form(request)) return form(request, 403, LoginState::from_elsewhere);
  if (!field(request, "leave").empty()) {
    Response response = lead_to(request, "/login");
    response.cookie = door.end_session(request);
    return response;
  }
  const std::string password = field(request, "password");
  if (password.empty()) return form(request, 403, LoginState::wrong);
  const Door::Tried tried = door.try_password(request.client, password);
  if (tried.wait.count() > 0) return form(request, 429, LoginState::too_often, tried.wait.count());
  if (!tried.right) return form(request, 403, LoginState::wrong);
  Response response = lead_to(request, way_back(request.parameter("to")));
  response.cookie = door.begin_session(request);
  return response;
}

std::string way_back(std::string_view wanted) {
  RequestHead target;
  if (!parse_target(wanted, target)) return "/";
  const Route* route = route_of(target.path);
  return route == nullptr || route->open ? "/" : address_of(target);
}

}  // namespace searcher::web

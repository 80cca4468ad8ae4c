// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_login.h"

#include "searcher/render/html.h"
#include "searcher/render/html_parts.h"

namespace searcher::render {
namespace {

std::string complaint(const Frame& frame, LoginState state, long wait) {
  switch (state) {
    case LoginState::asked:
    case LoginState::arrived:
      return {};
    case LoginState::wrong:
      return frame.say("That is not the password.");
    case LoginState::too_often:
      return frame.say("Too many wrong passwords came from your address. Try again in {} seconds.",
                       {std::to_string(wait)});
    case LoginState::from_elsewhere:
      return frame.say("The password came from the page of another site. Give it here.");
  }
  return {};
}

std::string action(const Frame& frame, std::string_view back) {
  std::string address = "/login";
  if (!back.empty()) address += "?to=" + encoded(back);
  if (frame.chosen) address += (back.empty() ? "?ui=" : "&ui=") + std::string(code(frame.tongue));
  return address;
}

}  // namespace

std::string html_login(const Frame& frame, std::string_view back, LoginState state, long wait) {
  const std::string title = frame.say("Log in");
  const std::string wrong = complaint(frame, state, wait);
  std::string body = "<div class=\"start\">\n<h1>" + escaped(title) + "</h1>\n<p>" +
                     escaped(frame.say("This library has a password. Ask the person who runs it.")) +
                     "</p>\n<form class=\"login\" method=\"post\" action=\"" + escaped(action(frame, back)) + "\">\n";
  if (!wrong.empty()) body += "<p role=\"alert\" id=\"wrong\" class=\"warning\">" + escaped(wrong) + "</p>\n";
  body += "<div class=\"box\"><label for=\"password\">" + escaped(frame.say("Password")) +
          "</label>\n<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" "
          "maxlength=\"256\" required autofocus" +
          (wrong.empty() ? "" : " aria-describedby=\"wrong\"") + ">\n<button>" + escaped(title) +
          "</button></div>\n</form>\n";
  if (state == LoginState::arrived)
    body +=
        "<p>" + link(frame, back.empty() ? "/" : back, frame.say("Go on, if you have logged in already")) + "</p>\n";
  body += "</div>";
  return page(frame, title, body);
}

}  // namespace searcher::render

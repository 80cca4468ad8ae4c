// SPDX-License-Identifier: GPL-3.0-or-later
// Which path is answered by what.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"
#include "searcher/web/turns.h"

namespace searcher::web {

using Handler = Response (*)(const Answers& answers, const RequestHead& request, std::string_view argument);

// `pattern` may hold one "{id}", which stands for a part of letters and digits and is the handler's argument.
struct Route {
  std::string_view pattern;
  Handler handler;
  bool asks = false;   // the index, so that it has to wait for its turn
  bool open = false;   // answered without the password
  bool looks = false;  // at the library's folders, which is waited for before the turn
};

// Every route there is.
std::span<const Route> routes();

// The route of a path; nullptr = there is none.
const Route* route_of(std::string_view path);

// Takes down what failed; its number, for the page.
using TellFailure = std::function<std::uint64_t(const std::string& what)>;

// Finds the route and answers. Where there is a door, whoever it stops gets its answer, and what is open says nothing
// of the inside. Other sites may lead a person to "/", the login and nothing else (403). schema::IndexError becomes a
// 503 with its message, absolute paths left out; any other exception a 500 that says nothing of the inside. What asks
// the index waits for its turn first; when that does not come, the answer is a 503 as well.
Response answer(const Answers& answers, const RequestHead& request, const TellFailure& tell, Turns& turns);

// The page for a request that could not be read.
Response refusal(int status);

}  // namespace searcher::web

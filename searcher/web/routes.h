// SPDX-License-Identifier: GPL-3.0-or-later
// Which path is answered by what.
#pragma once

#include <array>
#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

using Handler = Response (*)(const Answers& answers, const RequestHead& request, std::string_view argument);

// `pattern` may hold one "{id}", which stands for a part of letters and digits and is the handler's argument.
struct Route {
  std::string_view pattern;
  Handler handler;
};

// Every route there is.
const std::array<Route, 9>& routes();

// Finds the route and answers; unexpected exceptions become a 500 that says nothing of the inside, schema::IndexError a
// 503 with its message (absolute paths left out).
Response answer(const Answers& answers, const RequestHead& request);

// An error as a page, or as application/problem+json for paths of the API.
Response error_response(int status, std::string_view message, bool api);

}  // namespace searcher::web

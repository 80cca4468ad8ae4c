// SPDX-License-Identifier: GPL-3.0-or-later
// The page where one logs in, and out. There is none where the page has no password.
#pragma once

#include <string>
#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

// GET shows the form; POST takes "password", or "leave" to log out, from our own page alone (403). `to` in the address
// is where to go afterwards.
Response login_page(const Answers& answers, const RequestHead& request, std::string_view);

// The address to go to after a login: `wanted`, written anew, when it is a page of ours that has to be logged in for;
// else "/".
std::string way_back(std::string_view wanted);

}  // namespace searcher::web

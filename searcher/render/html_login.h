// SPDX-License-Identifier: GPL-3.0-or-later
// The page that asks for the password.
#pragma once

#include <string>
#include <string_view>

#include "searcher/render/frame.h"

namespace searcher::render {

// `arrived`: by a link on another site, when the browser keeps back the session that there may be.
enum class LoginState { asked, arrived, wrong, too_often, from_elsewhere };

// `back` is the address to go to afterwards, of this site; empty = the search. `wait`: seconds, when it was too often.
std::string html_login(const Frame& frame, std::string_view back, LoginState state, long wait);

}  // namespace searcher::render

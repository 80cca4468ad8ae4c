// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in fewer bytes, for browsers that can read them so.
#pragma once

#include <string_view>

#include "searcher/web/response.h"

namespace searcher::web {

// Whether a value of Accept-Encoding (RFC 9110 section 12.5.3) names gzip with a weight above 0.
bool takes_gzip(std::string_view accepted);

// Writes the body of an answer in gzip where that is worth it: a text of some length, without an ETag, which would have
// to differ from that of the plain text, and no file. Other sites cannot make a browser ask for a page with words of
// theirs (they get 403), so that its length tells them nothing of what it holds.
void compress(Response& response);

}  // namespace searcher::web

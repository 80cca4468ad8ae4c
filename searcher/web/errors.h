// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as answers.
#pragma once

#include <string>
#include <string_view>

#include "searcher/web/response.h"

namespace searcher::web {

// An error as a page, or as application/problem+json for the API. `message` is a sentence for people.
Response error_response(int status, std::string_view message, bool api);

// Whether a path belongs to the API, so that errors there are JSON.
bool is_api(std::string_view path);

// A message for people without the folders of this machine: each word that is an absolute path becomes "the index".
std::string without_paths(std::string_view message);

}  // namespace searcher::web

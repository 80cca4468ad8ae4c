// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as answers.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "searcher/render/frame.h"
#include "searcher/web/response.h"

namespace searcher::web {

// An error as a page in the person's language, or as application/problem+json for the API, in English.
Response error_response(const render::Frame& frame, int status, render::Message message, bool api,
                        std::initializer_list<std::string_view> values = {});

// The same of a sentence another part of the program wrote.
Response told_error(const render::Frame& frame, int status, std::string_view message, bool api);

// An error of the API that has a name of its own.
Response problem(int status, std::string_view code, std::string_view title);

// The page for a request that could not be read, so that its language is not known: in both.
Response unread_response(int status, render::Message message);

// Whether a path belongs to the API, so that errors there are JSON.
bool is_api(std::string_view path);

// A message for people without the folders of this machine: each word that is an absolute path becomes "the index".
std::string without_paths(std::string_view message);

}  // namespace searcher::web

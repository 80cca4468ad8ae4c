// SPDX-License-Identifier: GPL-3.0-or-later
// The answers for programs, in JSON. Each has an ETag made of the state of the library and of what was asked.
#pragma once

#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

Response search_api(const Answers& answers, const RequestHead& request, std::string_view);
Response cites_api(const Answers& answers, const RequestHead& request, std::string_view);

// What the text of the search box may become, while it is being typed.
Response similar_api(const Answers& answers, const RequestHead& request, std::string_view);
Response related_api(const Answers& answers, const RequestHead& request, std::string_view);
Response completions_api(const Answers& answers, const RequestHead& request, std::string_view);

Response document_api(const Answers& answers, const RequestHead& request, std::string_view id);

Response library_api(const Answers& answers, const RequestHead& request, std::string_view);

// The description of this interface, OpenAPI 3.1.
Response openapi(const Answers& answers, const RequestHead& request, std::string_view);

Response metrics(const Answers& answers, const RequestHead& request, std::string_view);

// 200 when the index can be opened.
Response health(const Answers& answers, const RequestHead& request, std::string_view);

}  // namespace searcher::web

// SPDX-License-Identifier: GPL-3.0-or-later
// The pages for people, and the files they show.
#pragma once

#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

Response search_page(const Answers& answers, const RequestHead& request, std::string_view);
Response help_page(const Answers& answers, const RequestHead& request, std::string_view);
Response document_page(const Answers& answers, const RequestHead& request, std::string_view id);

// Who cites something, with the sentences.
Response cites_page(const Answers& answers, const RequestHead& request, std::string_view);

// More like a document (`document`) or one of its passages (`passage`).
Response similar_page(const Answers& answers, const RequestHead& request, std::string_view);

// One passage with its citations; its address says when the text behind it has changed.
Response quote_page(const Answers& answers, const RequestHead& request, std::string_view id);

// The document against the text it had before its last change.
Response changes_page(const Answers& answers, const RequestHead& request, std::string_view id);

// The document's text as a file to be saved.
Response document_text(const Answers& answers, const RequestHead& request, std::string_view id);

// A PDF to be shown in the browser; everything else to be saved, never to be run.
Response original_file(const Answers& answers, const RequestHead& request, std::string_view id);

Response library_page(const Answers& answers, const RequestHead& request, std::string_view);
Response stylesheet(const Answers& answers, const RequestHead& request, std::string_view);
Response script(const Answers& answers, const RequestHead& request, std::string_view);
Response icon(const Answers& answers, const RequestHead& request, std::string_view);

}  // namespace searcher::web

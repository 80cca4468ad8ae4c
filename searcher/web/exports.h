// SPDX-License-Identifier: GPL-3.0-or-later
// Results for spreadsheets, reference managers and feed readers.
#pragma once

#include <string_view>

#include "searcher/web/answers.h"
#include "searcher/web/request_head.h"
#include "searcher/web/response.h"

namespace searcher::web {

// The first 100 documents of a search unless limit and offset say otherwise.
Response export_csv(const Answers& answers, const RequestHead& request, std::string_view);
Response export_ris(const Answers& answers, const RequestHead& request, std::string_view);
Response atom_feed(const Answers& answers, const RequestHead& request, std::string_view);

Response opensearch_description(const Answers& answers, const RequestHead& request, std::string_view);

}  // namespace searcher::web

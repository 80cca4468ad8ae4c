// SPDX-License-Identifier: GPL-3.0-or-later
// What a request asks of the search, from the parameters of its address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/search/search.h"
#include "searcher/web/request_head.h"

namespace searcher::web {

// q, the forms' filters (agency, type, lang, after, before, and the years from and to: they become filters of the
// query, so that its echo shows all there is), offset, limit, mode and sort. Nothing when one of the last four is out
// of its range.
std::optional<search::Request> read_search_request(const RequestHead& request);

// A number parameter within bounds (inclusive); `otherwise` when it is missing, nothing when it is no such number.
std::optional<std::uint32_t> number_parameter(const RequestHead& request, std::string_view name, std::uint32_t least,
                                              std::uint32_t most, std::uint32_t otherwise);

}  // namespace searcher::web

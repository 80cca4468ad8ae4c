// SPDX-License-Identifier: GPL-3.0-or-later
// A digest as a JSON value, for every answer that holds one.
#pragma once

#include <nlohmann/json.hpp>

#include "searcher/search/result.h"

namespace searcher::render {

nlohmann::ordered_json digest_json(const schema::Digest& digest);

}  // namespace searcher::render

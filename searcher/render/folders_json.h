// SPDX-License-Identifier: GPL-3.0-or-later
// What changed in the library's folders since the last update, as a JSON value.
#pragma once

#include <nlohmann/json.hpp>

#include "searcher/search/result.h"

namespace searcher::render {

nlohmann::ordered_json folders_json(const search::FolderChanges& folders);

}  // namespace searcher::render

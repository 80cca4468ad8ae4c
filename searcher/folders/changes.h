// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of a library against its index, without an indexer: nothing is read but names, sizes and times.
#pragma once

#include <filesystem>
#include <functional>

#include "searcher/search/result.h"

namespace searcher::folders {

// Looks once. `go_on` is asked before every entry; when it says no, the state is too_slow; of a
// library of several indexes it is unknown. Throws schema::IndexError
// when there is no index.
search::FolderChanges look(const std::filesystem::path& index, const std::function<bool()>& go_on = {});

}  // namespace searcher::folders

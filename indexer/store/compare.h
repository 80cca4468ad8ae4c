// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a database against the texts they were made from.
#pragma once

#include <filesystem>

#include "indexer/store/check.h"

namespace indexer::store {

// Runs in this process, which damaged files may crash: call check_database() instead.
Check compare_with_texts(const std::filesystem::path& database);

}  // namespace indexer::store

// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that every run has: the library's folders, its lock, its workers, the time of day.
#pragma once

#include <string>

#include "indexer/options.h"
#include "indexer/sources/scan.h"
#include "indexer/workers/pool.h"

namespace indexer::run {

// Now, in UTC: "2026-01-02T03:04:05Z".
std::string iso_now();

workers::Settings worker_settings(const Options& options);

// Throws schema::IndexError when a root is missing: "missing" is never taken for "empty".
void require_roots(const sources::Scan& scan);

}  // namespace indexer::run
